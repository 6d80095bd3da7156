/**
 * Self-play and learning in one thread, without league or wire: for tests and for finding settings that learn. Start at {@link
 * dev.agon.agents.selfplay.SelfPlayTrainer}.
 */
@NullMarked
package dev.agon.agents.selfplay;

import org.jspecify.annotations.NullMarked;
