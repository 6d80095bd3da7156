package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

/**
 * Where a run's learner and workers run.
 *
 * @param launcher who starts them: {@code local} on this machine, or the name of a cluster's launcher
 * @param bind address on which the learner listens for workers of other machines; {@code 0.0.0.0} for every one of its node's.
 *     On one machine it listens on loopback alone
 * @param slurm how {@code slurm} submits
 * @param kubernetes how {@code kubernetes} does
 */
public record LaunchConfig(String launcher, String bind, SlurmConfig slurm, KubernetesConfig kubernetes) {
    /** The launcher that starts child processes on this machine. */
    public static final String LOCAL = "local";

    public LaunchConfig {
        require(!launcher.isBlank(), "launch.launcher", launcher, "the name of a launcher, such as " + LOCAL);
        require(!bind.isBlank(), "launch.bind", bind, "an address, or 0.0.0.0 for all of the learner's node");
    }

    /** On this machine. */
    public static LaunchConfig defaults() {
        return new LaunchConfig(LOCAL, "0.0.0.0", SlurmConfig.defaults(), KubernetesConfig.defaults());
    }
}
