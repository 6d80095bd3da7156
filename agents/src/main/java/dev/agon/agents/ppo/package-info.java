/**
 * Proximal policy optimisation over rollouts. Start at {@link dev.agon.agents.ppo.PpoLearner}.
 */
@NullMarked
package dev.agon.agents.ppo;

import org.jspecify.annotations.NullMarked;
