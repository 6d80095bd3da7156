/**
 * The place where workers meet the learner: who is here, what they play, what they bring, and what they get. Start at {@link
 * dev.agon.league.coordinator.CoordinatorServer} and {@link dev.agon.league.coordinator.RolloutIntake}.
 */
@NullMarked
package dev.agon.league.coordinator;

import org.jspecify.annotations.NullMarked;
