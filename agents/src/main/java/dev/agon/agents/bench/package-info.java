/** Speed of the parts, measured as they are used. Start at {@link dev.agon.agents.bench.EnvBenchmark}. */
@NullMarked
package dev.agon.agents.bench;

import org.jspecify.annotations.NullMarked;
