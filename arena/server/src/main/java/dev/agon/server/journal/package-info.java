/**
 * What is written down of a live match while it is played, so that it goes on after its arena was killed: a file for each match, which
 * only grows. Start at {@link dev.agon.server.journal.Journals}.
 */
@NullMarked
package dev.agon.server.journal;

import org.jspecify.annotations.NullMarked;
