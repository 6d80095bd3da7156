/**
 * RL4J beside us: any game as RL4J's {@code MDP} and {@code Environment}, our players as its {@code IPolicy}, and its A3C trained on our
 * games. Start at {@link dev.agon.agents.rl4j.ArenaMdp} and {@link dev.agon.agents.rl4j.A3cTraining}; what came of a training plays by
 * {@link dev.agon.agents.rl4j.actor}.
 */
@NullMarked
package dev.agon.agents.rl4j;

import org.jspecify.annotations.NullMarked;
