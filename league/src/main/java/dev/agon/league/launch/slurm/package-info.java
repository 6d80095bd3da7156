/**
 * Runs on a Slurm cluster, by Slurm's own commands: one job for the coordinator, an array of jobs for the workers.
 *
 * <p>Start at {@link dev.agon.league.launch.slurm.SlurmLauncher}; what the jobs do is in {@code JobScripts}.
 */
@NullMarked
package dev.agon.league.launch.slurm;

import org.jspecify.annotations.NullMarked;
