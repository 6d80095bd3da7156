/**
 * How good a policy is, exactly: best responses over every history of a small game.
 *
 * <p>Start at {@link dev.agon.agents.evaluation.NashConv}; what it evaluates is a {@link
 * dev.agon.agents.evaluation.PolicyOracle}.
 */
@NullMarked
package dev.agon.agents.evaluation;

import org.jspecify.annotations.NullMarked;
