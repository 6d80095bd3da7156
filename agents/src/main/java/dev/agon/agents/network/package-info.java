/**
 * The network: layers with hand-written forward and backward passes over preallocated buffers, and its configuration. Start at
 * {@link dev.agon.agents.network.NetworkConfig}.
 */
@NullMarked
package dev.agon.agents.network;

import org.jspecify.annotations.NullMarked;
