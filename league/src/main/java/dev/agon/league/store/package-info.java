/**
 * What the league remembers: agents, snapshots, results, ratings and the matchmaker's scores. Start at {@link
 * dev.agon.league.store.Store}; {@link dev.agon.league.store.SqliteStore} is the one in {@code league.db}.
 */
@NullMarked
package dev.agon.league.store;

import org.jspecify.annotations.NullMarked;
