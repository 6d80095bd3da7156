/**
 * What a policy saw, did and earned, on plain arrays. Start at {@link dev.agon.agents.rollout.RolloutRecorder}.
 */
@NullMarked
package dev.agon.agents.rollout;

import org.jspecify.annotations.NullMarked;
