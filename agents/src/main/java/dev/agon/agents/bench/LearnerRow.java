package dev.agon.agents.bench;

import dev.agon.agents.network.CoreKind;

/**
 * How fast a policy learns.
 *
 * @param core memory of the network
 * @param minibatch view steps of one gradient step
 * @param threads threads that compute gradients
 * @param samplesPerSecond view steps trained, each used once (reuse 1), advantages and optimizer included
 */
public record LearnerRow(CoreKind core, int minibatch, int threads, double samplesPerSecond) {}
