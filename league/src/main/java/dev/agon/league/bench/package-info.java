/** What messages between learner and workers cost, measured. Start at {@link dev.agon.league.bench.WireBenchmark}. */
@NullMarked
package dev.agon.league.bench;

import org.jspecify.annotations.NullMarked;
