package dev.agon.agents.policy;

/**
 * Everything that a policy computes for one observation, before any mask and any draw.
 *
 * @param verbLogits {@code [actor, verb]}
 * @param targetLogits {@code [actor, verb, target]}: entities of the observation, or cells; empty for verbs without a target
 * @param values in units of reward, one for each seat of the view
 * @param winProbability that the view's team wins
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of results, never compared as a whole
public record PolicyOutputs(float[][] verbLogits, float[][][] targetLogits, float[] values, float winProbability) {}
