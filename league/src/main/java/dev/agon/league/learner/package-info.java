/**
 * The learner: improves the policy from what workers bring, keeps the population, and survives its own end. Start at {@link
 * dev.agon.league.learner.LearnerMain} and {@link dev.agon.league.learner.Learner}.
 */
@NullMarked
package dev.agon.league.learner;

import org.jspecify.annotations.NullMarked;
