/**
 * Policies and acting by them. Start at {@link dev.agon.agents.policy.Policy} and {@link
 * dev.agon.agents.policy.PolicyRunner}.
 */
@NullMarked
package dev.agon.agents.policy;

import org.jspecify.annotations.NullMarked;
