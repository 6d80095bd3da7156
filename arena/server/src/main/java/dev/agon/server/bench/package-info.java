/**
 * Measures the arena server under load. Start at {@link dev.agon.server.bench.ServerBenchmark}: it serves matches that begin in the
 * middle of recorded ones, and has {@code LoadGenerator}, in a process of its own, play and watch them.
 */
@NullMarked
package dev.agon.server.bench;

import org.jspecify.annotations.NullMarked;
