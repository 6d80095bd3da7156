package dev.agon.league.launch.slurm;

import dev.agon.agents.model.DurableFile;
import dev.agon.league.AgonException;
import dev.agon.league.Spelling;
import dev.agon.league.config.RunConfig;
import dev.agon.league.config.SlurmConfig;
import dev.agon.league.launch.LaunchOrder;
import dev.agon.league.launch.Launcher;
import dev.agon.league.launch.LearnerCall;
import dev.agon.league.launch.LogTails;
import dev.agon.league.launch.Part;
import dev.agon.league.launch.Pause;
import dev.agon.league.launch.ProgramCopy;
import dev.agon.league.launch.Summaries;
import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.Wishes;
import dev.agon.proto.training.TrainingStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Submits a run to Slurm: a job for the coordinator and arrays of jobs for the workers, which find each other through the run's
 * folder on a shared file system.
 */
public final class SlurmLauncher implements Launcher {
    /** What a cluster takes at once unless it is set up otherwise: its MaxArraySize is 1001. */
    private static final int MOST_ELEMENTS = 1000;

    private static final String SCRIPTS = "launch";
    private static final long STOP_SECONDS = 120;
    private static final long LOOK_MILLIS = 500;

    @Override
    public String name() {
        return "slurm";
    }

    @Override
    public boolean elsewhere() {
        return true;
    }

    @Override
    public boolean sharesFiles() {
        return true;
    }

    @Override
    public void check(RunConfig config) {
        SlurmConfig slurm = config.launch().slurm();
        requireWholeJobs(config.workers(), slurm);
        SlurmCommand known = SlurmCommand.run(List.of("sinfo", "--noheader", "--format=%R"));
        if (!known.succeeded()) {
            throw AgonException.environment("sinfo failed: " + known.firstLine());
        }
        requirePartition("partition", slurm.partition(), known.lines());
        requirePartition("coordinatorPartition", slurm.coordinatorPartition(), known.lines());
    }

    private static void requireWholeJobs(int workers, SlurmConfig slurm) {
        if (workers % slurm.workersPerJob() != 0) {
            throw AgonException.usage("workers must be a multiple of launch.slurm.workersPerJob, which is "
                    + slurm.workersPerJob() + ", not " + workers);
        }
    }

    private static void requirePartition(String key, String partition, List<String> known) {
        for (String one : partition.split(",")) {
            if (!one.isEmpty() && !known.contains(one)) {
                throw AgonException.input("launch.slurm." + key + ": the cluster has no partition '" + one + "'"
                        + Spelling.nearest(one, known)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(".")
                        + " Known: " + String.join(", ", known));
            }
        }
    }

    @Override
    public List<Paper> papers(LaunchOrder order) {
        JobScripts scripts = new JobScripts(order);
        return List.of(new Paper("coordinator.sh", scripts.coordinator()), new Paper("worker.sh", scripts.worker()));
    }

    @Override
    public void launch(LaunchOrder order, Consumer<String> log) {
        RunFolder run = order.run();
        requireNothingLeft(run);
        Wishes.clear(run);
        // Workers may start first; of an earlier part of the run it says that there is nothing left to do.
        MeetingPoint.clear(run);
        Summaries.clear(run);
        ProgramCopy.make(JobScripts.program(run));
        for (Paper paper : papers(order)) {
            write(run, paper);
        }
        Submission submission = new Submission(submit(run, "coordinator.sh", List.of()), List.of());
        submission.write(run);
        log.accept("coordinator submitted as job " + submission.coordinator());
        try {
            submitWorkers(run, submission, jobs(order.workers(), order.config()), log);
        } catch (AgonException refused) {
            cancel(List.of(submission.coordinator()));
            throw refused;
        }
    }

    private static int jobs(int workers, RunConfig config) {
        requireWholeJobs(workers, config.launch().slurm());
        return workers / config.launch().slurm().workersPerJob();
    }

    private void requireNothingLeft(RunFolder run) {
        boolean busy = parts(run).stream().anyMatch(Part::isAlive);
        if (busy) {
            throw AgonException.environment("jobs of " + run + " are in Slurm's queue already; see ./agon cluster "
                    + run.name() + " status, or end them with ./agon cluster " + run.name() + " stop");
        }
    }

    private static Path script(RunFolder run, String name) {
        return run.path().resolve(SCRIPTS).resolve(name);
    }

    private static void write(RunFolder run, Paper paper) {
        Path file = script(run, paper.name());
        try {
            Files.createDirectories(run.logs());
            Files.createDirectories(run.path().resolve(SCRIPTS));
            DurableFile.write(file, paper.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw AgonException.environment("cannot write " + file + ": " + e);
        }
    }

    private static void submitWorkers(RunFolder run, Submission before, int jobs, Consumer<String> log) {
        Submission submission = before;
        for (int left = jobs; left > 0; left -= MOST_ELEMENTS) {
            int elements = Math.min(left, MOST_ELEMENTS);
            String array = submit(run, "worker.sh", List.of("--array=1-" + elements));
            submission = submission.with(array);
            submission.write(run);
            log.accept("workers submitted as array " + array + " of " + elements);
        }
    }

    private static String submit(RunFolder run, String script, List<String> options) {
        List<String> command = new ArrayList<>(List.of("sbatch", "--parsable"));
        command.addAll(options);
        command.add(script(run, script).toString());
        SlurmCommand answer = SlurmCommand.run(command);
        if (!answer.succeeded()) {
            throw Refusals.of(answer);
        }
        // On a federation the name of the cluster follows.
        return answer.out().split(";")[0].strip();
    }

    @Override
    public List<Part> parts(RunFolder run) {
        return Submission.read(run)
                .map(submission -> Queue.parts(run, submission))
                .orElse(List.of());
    }

    @Override
    public Optional<TrainingStatus> training(RunFolder run) {
        return LearnerCall.status(run);
    }

    @Override
    public void scale(RunFolder run, int workers, Consumer<String> log) {
        Submission submission = requireSubmitted(run);
        int wanted = jobs(workers, run.config());
        List<Part> here = parts(run).stream()
                .filter(part -> !part.coordinator() && part.isAlive())
                .toList();
        if (wanted > here.size()) {
            submitWorkers(run, submission, wanted - here.size(), log);
        } else if (wanted < here.size()) {
            List<String> surplus = here.stream()
                    .sorted(Comparator.comparing((Part part) -> part.state() == Part.State.RUNNING))
                    .limit(here.size() - (long) wanted)
                    .map(Part::id)
                    .toList();
            cancel(surplus);
            log.accept("cancelled " + surplus.size() + " of the workers' jobs");
        } else {
            log.accept("there are " + workers + " workers already");
        }
    }

    private Submission requireSubmitted(RunFolder run) {
        Optional<Submission> submission = Submission.read(run);
        if (submission.isEmpty() || !isCoordinatorAlive(run)) {
            throw noCoordinator(run);
        }
        return submission.get();
    }

    private static AgonException noCoordinator(RunFolder run) {
        return AgonException.environment("no coordinator of " + run
                + " is in Slurm's queue; submit it with: ./agon train --run " + run + " --resume");
    }

    @Override
    public void stop(RunFolder run, Consumer<String> log) {
        if (!isCoordinatorAlive(run)) {
            cancelLeft(run, log);
            return;
        }
        Wishes.read(run).toStop().write(run);
        cancel(ids(run, Part.State.WAITING));
        log.accept("asked to save and end");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (isCoordinatorAlive(run) && System.nanoTime() < until) {
            Pause.millis(LOOK_MILLIS);
        }
        boolean saved = !isCoordinatorAlive(run);
        cancel(alive(run));
        log.accept(saved ? "saved and ended" : "not ended within " + STOP_SECONDS + " s, cancelled");
    }

    /** Workers whose coordinator has gone would wait for another for ever. */
    private void cancelLeft(RunFolder run, Consumer<String> log) {
        List<String> left = alive(run);
        if (left.isEmpty()) {
            throw noCoordinator(run);
        }
        cancel(left);
        log.accept("no coordinator was in the queue; cancelled the " + left.size() + " workers' jobs that were left");
    }

    private List<String> alive(RunFolder run) {
        return parts(run).stream().filter(Part::isAlive).map(Part::id).toList();
    }

    private boolean isCoordinatorAlive(RunFolder run) {
        return parts(run).stream().anyMatch(part -> part.coordinator() && part.isAlive());
    }

    private List<String> ids(RunFolder run, Part.State state) {
        return parts(run).stream()
                .filter(part -> part.state() == state)
                .map(Part::id)
                .toList();
    }

    private static void cancel(List<String> jobs) {
        for (int from = 0; from < jobs.size(); from += MOST_ELEMENTS) {
            List<String> command = new ArrayList<>(List.of("scancel"));
            command.addAll(jobs.subList(from, Math.min(jobs.size(), from + MOST_ELEMENTS)));
            SlurmCommand answer = SlurmCommand.run(command);
            // One that ended by itself in between cannot be cancelled, and need not be.
            if (!answer.succeeded()
                    && !answer.err().contains("Invalid job id")
                    && !answer.err().contains("already completing")) {
                throw AgonException.environment("scancel failed: " + answer.firstLine());
            }
        }
    }

    @Override
    public void logs(RunFolder run, int lines, Consumer<String> out) {
        LogTails.print(run, lines, out);
    }
}
