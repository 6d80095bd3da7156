package dev.agon.agents.bench;

import dev.agon.agents.network.CoreKind;

/**
 * How fast a policy acts.
 *
 * @param core memory of the network
 * @param batch view steps decided at once
 * @param threads threads that act, each with its own runner
 * @param stepsPerSecond view steps decided by all threads together
 */
public record InferenceRow(CoreKind core, int batch, int threads, double stepsPerSecond) {}
