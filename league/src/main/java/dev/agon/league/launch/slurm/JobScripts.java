package dev.agon.league.launch.slurm;

import dev.agon.league.config.RunConfig;
import dev.agon.league.config.SlurmConfig;
import dev.agon.league.launch.JavaCommand;
import dev.agon.league.launch.LaunchOrder;
import dev.agon.league.launch.ProgramCopy;
import dev.agon.league.run.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The two scripts that a run's jobs are: one starts the coordinator, the other the workers of one element of the array. Both do
 * their work under {@code srun}, which passes on the signal that comes before a limit or a preemption; the program saves and
 * ends with code 143, and the script puts its job back into the queue. Slurm does that by itself only for jobs that did not heed
 * the signal, and for those whose node died.
 */
final class JobScripts {
    private static final int COORDINATOR_HEAP_MEGABYTES = 1024;

    private final LaunchOrder order;
    private final RunConfig config;
    private final SlurmConfig slurm;
    private final RunFolder run;

    JobScripts(LaunchOrder order) {
        this.order = order;
        config = order.config();
        slurm = config.launch().slurm();
        run = order.run();
    }

    /** The name of the run's jobs. */
    static String jobName(RunFolder run) {
        return "agon-" + run.name();
    }

    /** Where the program lies that the jobs run. */
    static Path program(RunFolder run) {
        return run.path().resolve("program");
    }

    /** The coordinator's script. */
    String coordinator() {
        List<String> program = new ArrayList<>(
                JavaCommand.of(slurm.java(), COORDINATOR_HEAP_MEGABYTES, ProgramCopy.classPath(program(run))));
        program.addAll(
                List.of(LaunchOrder.PROGRAM, "coordinator", "--run", run.path().toString()));
        Path initial = order.initialPolicy();
        if (initial != null) {
            program.addAll(List.of("--initialize-from", initial.toString()));
        }
        program.addAll(order.pages());
        int cpus = Math.max(slurm.coordinatorCpus(), config.learner().threads() + 1);
        String partition = slurm.coordinatorPartition().isEmpty() ? slurm.partition() : slurm.coordinatorPartition();
        return script(
                "The learner and the pages of " + run.name() + ".",
                partition,
                "coordinator-%j.log",
                1,
                cpus,
                slurm.coordinatorMegabytes(),
                "$SLURM_JOB_ID",
                quoted(program));
    }

    /** The script of an element of the workers' array. */
    String worker() {
        List<String> program = new ArrayList<>(
                JavaCommand.of(slurm.java(), slurm.megabytesPerWorker() / 2, ProgramCopy.classPath(program(run))));
        program.addAll(
                List.of(LaunchOrder.PROGRAM, "worker", "--run", run.path().toString()));
        String name = "worker-${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
                + (slurm.workersPerJob() > 1 ? ".$SLURM_PROCID" : "");
        return script(
                "Workers of " + run.name() + ": " + slurm.workersPerJob() + " in each element of the array.",
                slurm.partition(),
                "worker-%A_%a.log",
                slurm.workersPerJob(),
                slurm.cpusPerWorker(),
                slurm.megabytesPerWorker(),
                "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID",
                quoted(program) + " --name \"" + name + "\"");
    }

    private String script(
            String title,
            String partition,
            String log,
            int tasks,
            int cpusPerTask,
            int megabytesPerTask,
            String job,
            String program) {
        return TEMPLATE.lines()
                        .map(line -> line.equals("@OPTIONS@")
                                ? options(partition, log, tasks, cpusPerTask, tasks * megabytesPerTask)
                                : line)
                        .collect(Collectors.joining("\n"))
                        .replace("@TITLE@", title)
                        .replace("@SETUP@", slurm.setup().isBlank() ? ":" : slurm.setup())
                        .replace("@RUN@", quoted(run.path().toString()))
                        .replace("@HERE@", quoted(Path.of("").toAbsolutePath().toString()))
                        .replace("@MOST@", Integer.toString(slurm.mostRestarts()))
                        .replace(
                                "@SRUN@",
                                "srun --ntasks=" + tasks + " --cpus-per-task=" + cpusPerTask + " --kill-on-bad-exit=0"
                                        + (tasks > 1 ? " --label" : ""))
                        .replace("@JOB@", job)
                        .replace("@PROGRAM@", program)
                + "\n";
    }

    private String options(String partition, String log, int tasks, int cpusPerTask, int megabytes) {
        List<String> options = new ArrayList<>();
        options.add("--job-name=" + quoted(jobName(run)));
        Map.of("account", slurm.account(), "qos", slurm.qos(), "time", slurm.time(), "partition", partition)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> !entry.getValue().isEmpty())
                .forEach(entry -> options.add("--" + entry.getKey() + "=" + entry.getValue()));
        if (!slurm.constraint().isEmpty()) {
            options.add("--constraint=" + quoted(slurm.constraint()));
        }
        options.add("--nodes=1");
        options.add("--ntasks=" + tasks);
        options.add("--cpus-per-task=" + cpusPerTask);
        options.add("--mem=" + megabytes + "M");
        options.add("--signal=TERM@" + slurm.graceSeconds());
        options.add("--requeue");
        options.add("--open-mode=append");
        options.add("--output=" + quoted(run.logs().resolve(log).toString()));
        for (String more : slurm.options().split(" +")) {
            if (!more.isBlank()) {
                options.add(more);
            }
        }
        return options.stream().map(option -> "#SBATCH " + option).collect(Collectors.joining("\n"));
    }

    private static String quoted(List<String> words) {
        return words.stream().map(JobScripts::quoted).collect(Collectors.joining(" "));
    }

    /** The word as a shell reads it. */
    static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static final String TEMPLATE = """
            #!/bin/bash
            @OPTIONS@
            # @TITLE@ Made by ./agon train --launcher slurm.
            trap : TERM
            cd @HERE@ 2>/dev/null || cd /
            run=@RUN@
            if [ ! -f "$run/config.yaml" ]; then
              echo "agon: $run is not here on $(hostname): it must lie on a file system that all nodes share" >&2
              exit 3
            fi
            @SETUP@
            export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
            # What fits the node's processor, not that of the machine that submitted.
            unset OPENBLAS_CORETYPE
            if grep -qs AuthenticAMD /proc/cpuinfo && grep -qsw avx512vl /proc/cpuinfo; then export OPENBLAS_CORETYPE=SKYLAKEX; fi

            # One process, started again where it fails; 0: all done, 2 and 3: refused for good, 143: saved because it must go.
            work() {
              local tries=0 told="" code
              trap told=yes TERM
              while true; do
                @PROGRAM@
                code=$?
                case $code in 0 | 2 | 3 | 143) return $code ;; esac
                if [ -n "$told" ]; then return 143; fi
                tries=$((tries + 1))
                if [ $tries -gt @MOST@ ]; then return $code; fi
                echo "agon: ended with code $code, started again" >&2
                sleep 1
              done
            }
            export -f work
            @SRUN@ bash -c work
            code=$?
            if [ $code -ne 143 ]; then exit $code; fi

            # A job that was cancelled is no longer RUNNING and stays away; one that must make room comes back.
            if [ "$(squeue --noheader --job="@JOB@" --format=%T)" = RUNNING ] && scontrol requeue "@JOB@"; then
              sleep 300
            fi
            exit 143
            """;
}
