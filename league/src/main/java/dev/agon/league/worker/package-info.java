/**
 * A worker: plays what the coordinator leases, sends what it played, and holds no state that matters. Start at {@link
 * dev.agon.league.worker.Worker} and {@link dev.agon.league.worker.Hall}.
 */
@NullMarked
package dev.agon.league.worker;

import org.jspecify.annotations.NullMarked;
