package dev.agon.league.launch;

import dev.agon.league.AgonException;
import dev.agon.league.config.LaunchConfig;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.Wishes;
import dev.agon.proto.training.TrainingStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Everything on this machine: the process that launches is the coordinator, and starts learner and workers as its children. */
public final class LocalLauncher implements Launcher {
    /** Most workers of one machine. */
    private static final int MOST_WORKERS = 1024;

    private static final long STOP_SECONDS = 60;
    private static final long LOOK_MILLIS = 200;

    @Override
    public String name() {
        return LaunchConfig.LOCAL;
    }

    @Override
    public boolean elsewhere() {
        return false;
    }

    @Override
    public void check(RunConfig config) {
        requireFits(config.workers());
    }

    private static void requireFits(int workers) {
        if (workers > MOST_WORKERS) {
            throw AgonException.usage("one machine starts at most " + MOST_WORKERS + " workers, not " + workers
                    + "; for more use --launcher slurm");
        }
    }

    @Override
    public List<Paper> papers(LaunchOrder order) {
        return List.of();
    }

    @Override
    public void launch(LaunchOrder order, Consumer<String> log) {
        Wishes.clear(order.run());
    }

    @Override
    public List<Part> parts(RunFolder run) {
        if (!run.isTrainedHere()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                "coordinator",
                true,
                Part.State.RUNNING,
                "",
                MeetingPoint.read(run).map(MeetingPoint::host).orElse(""),
                ""));
        training(run).ifPresent(status -> status.getWorkersList()
                .forEach(worker -> parts.add(new Part(
                        worker.getName(),
                        false,
                        Part.State.RUNNING,
                        Long.toString(worker.getProcessId()),
                        worker.getHost(),
                        ""))));
        return parts;
    }

    @Override
    public Optional<TrainingStatus> training(RunFolder run) {
        return LearnerCall.status(run);
    }

    @Override
    public void scale(RunFolder run, int workers, Consumer<String> log) {
        requireFits(workers);
        requireTrained(run);
        Wishes.read(run).withWorkers(workers).write(run);
        log.accept("asked for " + workers + " workers; those who start join within some seconds");
    }

    private static void requireTrained(RunFolder run) {
        if (!run.isTrainedHere()) {
            throw AgonException.environment("no process of this machine trains " + run
                    + "; start it with: ./agon train --run " + run + " --resume");
        }
    }

    @Override
    public void stop(RunFolder run, Consumer<String> log) {
        requireTrained(run);
        Wishes.read(run).toStop().write(run);
        log.accept("asked to save and end");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (run.isTrainedHere()) {
            if (System.nanoTime() > until) {
                throw AgonException.failed(
                        run + " has not ended within " + STOP_SECONDS + " s; its logs are in " + run.logs());
            }
            Pause.millis(LOOK_MILLIS);
        }
        log.accept("saved and ended");
    }

    @Override
    public void logs(RunFolder run, int lines, Consumer<String> out) {
        LogTails.print(run, lines, out);
    }
}
