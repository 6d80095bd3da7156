/**
 * What an actor trained by RL4J sees, may do and is, and how it plays: plain arrays and files, nothing of RL4J itself, so that
 * playing against one takes no more than this module's own jar. Start at {@link dev.agon.agents.rl4j.actor.DenseActor} and {@link
 * dev.agon.agents.rl4j.actor.TrainedActors}.
 */
@NullMarked
package dev.agon.agents.rl4j.actor;

import org.jspecify.annotations.NullMarked;
