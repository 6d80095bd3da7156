/**
 * Where a run's learner and workers run: on this machine, or wherever a cluster puts them.
 *
 * <p>Start at {@link dev.agon.league.launch.Launcher}; {@link dev.agon.league.launch.Launchers} finds them.
 */
@NullMarked
package dev.agon.league.launch;

import org.jspecify.annotations.NullMarked;
