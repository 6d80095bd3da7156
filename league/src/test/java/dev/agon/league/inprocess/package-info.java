/** Whole runs in one process, over the real connection, also of games that only tests have. */
package dev.agon.league.inprocess;
