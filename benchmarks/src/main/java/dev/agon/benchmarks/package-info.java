/** JMH benchmarks of what is called most; docs/benchmarks.md tells how to run them. */
@NullMarked
package dev.agon.benchmarks;

import org.jspecify.annotations.NullMarked;
