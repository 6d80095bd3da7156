/**
 * Training on one machine: a learner and its workers as child processes that are watched and replaced. Start at {@link
 * dev.agon.league.supervisor.Supervisor}.
 */
@NullMarked
package dev.agon.league.supervisor;

import org.jspecify.annotations.NullMarked;
