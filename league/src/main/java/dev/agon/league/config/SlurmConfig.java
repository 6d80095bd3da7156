package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

import java.util.regex.Pattern;

/**
 * What Slurm is asked for. Texts that are empty leave the choice to the cluster.
 *
 * @param partition of the workers, and of the coordinator unless it has its own
 * @param account that is charged
 * @param qos quality of service
 * @param constraint features that every node must have
 * @param time wall-clock limit of each job as Slurm writes it, e.g. {@code 4:00:00} or {@code 2-00}; a job that reaches it saves,
 *     ends and is queued again
 * @param graceSeconds before that limit in which a job saves
 * @param workersPerJob workers that one element of the array starts, for clusters that give out whole nodes
 * @param cpusPerWorker cores of one worker
 * @param megabytesPerWorker memory of one worker
 * @param coordinatorPartition where the learner runs, and the pages
 * @param coordinatorCpus cores of the learner; those of {@code learner.threads} and one more are taken where that is more
 * @param coordinatorMegabytes memory of the learner and the pages
 * @param mostRestarts how often a job's program is started again in its place after it failed
 * @param setup shell commands that run first on each node, e.g. {@code module load jdk/21}
 * @param java home of the Java on the nodes; empty for that of the machine that submits
 * @param options more options of {@code sbatch} for every job, separated by blanks
 */
public record SlurmConfig(
        String partition,
        String account,
        String qos,
        String constraint,
        String time,
        int graceSeconds,
        int workersPerJob,
        int cpusPerWorker,
        int megabytesPerWorker,
        String coordinatorPartition,
        int coordinatorCpus,
        int coordinatorMegabytes,
        int mostRestarts,
        String setup,
        String java,
        String options) {
    private static final Pattern TIME = Pattern.compile("|\\d+(:\\d{1,2}){0,2}|\\d+-\\d{1,2}(:\\d{1,2}){0,2}");
    private static final Pattern WORD = Pattern.compile("[\\w.,:@+-]*");

    public SlurmConfig {
        requireWord("partition", partition);
        requireWord("account", account);
        requireWord("qos", qos);
        requireWord("coordinatorPartition", coordinatorPartition);
        requireOneLine("constraint", constraint);
        requireOneLine("java", java);
        requireOneLine("options", options);
        require(
                TIME.matcher(time).matches(),
                "launch.slurm.time",
                time,
                "empty or as Slurm writes it: minutes, minutes:seconds, hours:minutes:seconds, days-hours");
        require(graceSeconds >= 10 && graceSeconds <= 3600, "launch.slurm.graceSeconds", graceSeconds, "in [10, 3600]");
        require(
                workersPerJob >= 1 && workersPerJob <= 1024,
                "launch.slurm.workersPerJob",
                workersPerJob,
                "in [1, 1024]");
        require(cpusPerWorker >= 1 && cpusPerWorker <= 64, "launch.slurm.cpusPerWorker", cpusPerWorker, "in [1, 64]");
        require(megabytesPerWorker >= 512, "launch.slurm.megabytesPerWorker", megabytesPerWorker, "at least 512");
        require(
                coordinatorCpus >= 1 && coordinatorCpus <= 1024,
                "launch.slurm.coordinatorCpus",
                coordinatorCpus,
                "in [1, 1024]");
        require(
                coordinatorMegabytes >= 1536,
                "launch.slurm.coordinatorMegabytes",
                coordinatorMegabytes,
                "at least 1536");
        require(mostRestarts >= 0, "launch.slurm.mostRestarts", mostRestarts, "at least 0");
    }

    private static void requireWord(String key, String value) {
        require(
                WORD.matcher(value).matches(),
                "launch.slurm." + key,
                value,
                "one word, or empty for the cluster's own");
    }

    private static void requireOneLine(String key, String value) {
        require(value.lines().count() <= 1, "launch.slurm." + key, value, "one line");
    }

    /** A partition's own limits, a core and a gigabyte a worker. */
    public static SlurmConfig defaults() {
        return new SlurmConfig("", "", "", "", "", 60, 1, 1, 1024, "", 2, 4096, 10, "", "", "");
    }
}
