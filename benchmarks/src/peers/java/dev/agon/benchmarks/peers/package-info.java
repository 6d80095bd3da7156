/**
 * The reference network beside other libraries that compute the same, in one run: {@link dev.agon.benchmarks.peers.Peers}. Built
 * with the Maven profile {@code peers} alone.
 */
@NullMarked
package dev.agon.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
