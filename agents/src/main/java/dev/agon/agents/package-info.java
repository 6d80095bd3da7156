/**
 * Agents: networks that play any game of the contract, how they learn, and the files they live in.
 *
 * <p>Start at {@link dev.agon.agents.policy.PolicySpec} (what fixes a network's shape), {@link
 * dev.agon.agents.policy.PolicyRunner} (acting), {@link dev.agon.agents.rollout.Rollout} (what was played) and {@link
 * dev.agon.agents.ppo.PpoLearner} (learning from it).
 */
@NullMarked
package dev.agon.agents;

import org.jspecify.annotations.NullMarked;
