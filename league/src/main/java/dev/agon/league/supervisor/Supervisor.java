package dev.agon.league.supervisor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunLock;
import dev.agon.league.run.Wishes;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.server.ResultListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains a run on this machine: a learner and its workers as child processes. A worker that dies or stops answering is replaced
 * at once; a learner that dies comes back from its checkpoint, and the workers return to it.
 *
 * <pre>{@code
 * try (Supervisor supervisor = Supervisor.start(options, line -> console.print(line))) {
 *     TrainingSummary summary = supervisor.await();       // until all steps are done, or stop()
 * }
 * }</pre>
 */
public final class Supervisor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SAVE_SECONDS = 30;

    private final SupervisorOptions options;
    private final RunFolder run;
    private final Consumer<String> log;
    private final RunLock lock;
    private final long startedNanos = System.nanoTime();
    private final Ending ending = new Ending();
    private final Children children;
    private final WorkerWatch workers;
    private final LearnerLine line;
    private final LearnerPost learner;
    private final ResultCourier courier;
    private final Noticeboard board;

    /**
     * Starts everything; children run until {@link #close}.
     *
     * @param log hears one line for each thing that people should know of
     * @throws AgonException where the folder is no run or is being trained already
     */
    public static Supervisor start(SupervisorOptions options, Consumer<String> log) throws IOException {
        Supervisor supervisor = new Supervisor(options, log);
        supervisor.startLearner();
        new Lookout(supervisor.ending, supervisor::look).start();
        supervisor.courier.start();
        return supervisor;
    }

    private Supervisor(SupervisorOptions options, Consumer<String> log) throws IOException {
        this.options = options;
        this.log = log;
        run = RunFolder.open(options.run());
        RunConfig config = run.config();
        lock = run.lock();
        children = new Children(options, run, Matchmakers.agents(config).size());
        workers = new WorkerWatch(
                new Workforce(workers(config), config.worker().spareAfterSeconds(), new Launching()),
                config.worker().stuckAfterSeconds(),
                log);
        learner = new LearnerPost(
                config.learner().stuckAfterSeconds(),
                System::nanoTime,
                port -> children.learner(port, new LearnerVoice(new Hearing())));
        board = new Noticeboard(run, options);
        line = new LearnerLine(children.token());
        courier = new ResultCourier(line::bring, log, Lookout.MILLIS);
    }

    private int workers(RunConfig config) {
        if (options.elsewhere() != null) {
            return 0;
        }
        return options.workers() > 0 ? options.workers() : config.workers();
    }

    private synchronized void startLearner() {
        ChildProcess child = learner.start();
        child.whenEnded(() -> learnerEnded(child));
    }

    /** Where the children's logs are. */
    public Path logs() {
        return run.logs();
    }

    /** Hears what the learner says. */
    private final class Hearing implements LearnerVoice.Listener {
        @Override
        public void serving(int port) {
            learnerServes(port);
        }

        @Override
        public void told(String message) {
            log.accept(message);
        }

        @Override
        public void done(JsonNode summary) {
            synchronized (Supervisor.this) {
                learner.done(summary);
            }
        }

        @Override
        public void failed(AgonException reason) {
            synchronized (Supervisor.this) {
                learner.failed(reason);
            }
        }

        @Override
        public void muttered(String line) {
            synchronized (Supervisor.this) {
                learner.muttered(line);
            }
        }
    }

    private synchronized void learnerServes(int port) {
        if (learner.serving(port)) {
            line.open(new InetSocketAddress(Children.LOOPBACK, port));
            workers.kill();
            board.serving(port);
        }
        if (ending.isFar()) {
            orFail(workers::fill);
        }
    }

    /** Where a process that is needed cannot be started, training has failed. */
    private void orFail(Runnable starting) {
        try {
            starting.run();
        } catch (AgonException noProcess) {
            ending.fail(noProcess);
        }
    }

    /** Starts workers on this machine, with this supervisor as the one who hears of their end. */
    private final class Launching implements Workforce.Launcher {
        @Override
        public ChildProcess worker(String name) {
            return heard(children.worker(learner.port(), name));
        }

        @Override
        public ChildProcess spare() {
            return heard(children.spare(learner.port()));
        }

        private ChildProcess heard(ChildProcess child) {
            child.whenEnded(() -> workerEnded(child));
            return child;
        }
    }

    private synchronized void workerEnded(ChildProcess child) {
        if (!trains()) {
            return;
        }
        orFail(() -> workers.ended(child).ifPresent(ending::fail));
    }

    private boolean trains() {
        return ending.isFar() && learner.summary().isEmpty();
    }

    private synchronized void learnerEnded(ChildProcess child) {
        LearnerPost.Next next = ending.isFar() ? learner.ended(child) : LearnerPost.Next.NONE;
        switch (next) {
            case NONE -> ending.end(learner.summary().isPresent());
            case FAILURE -> ending.fail(learner.failure(child));
            case ANOTHER -> {
                log.accept(learner.end(child) + "; it goes on from its last checkpoint");
                orFail(this::startLearner);
            }
        }
    }

    private void look() {
        board.look().ifPresent(this::heed);
        look(status());
    }

    private void heed(Wishes wishes) {
        if (wishes.stop()) {
            log.accept("asked to save and end");
            Thread thread = new Thread(this::stop, "supervisor-stop");
            thread.setDaemon(true);
            thread.start();
            return;
        }
        synchronized (this) {
            if (options.elsewhere() == null && wishes.workers() > 0 && ending.isFar()) {
                workers.resize(wishes.workers());
                if (line.isOpen()) {
                    workers.fillAsFarAsPossible();
                }
            }
        }
    }

    private synchronized void look(Optional<TrainingStatus> status) {
        if (!trains()) {
            return;
        }
        learner.fault(status).ifPresent(fault -> learner.process().ifPresent(learning -> {
            log.accept("the learner (process " + learning.pid() + ") " + fault + " and is stopped");
            learning.kill();
        }));
        status.ifPresent(workers::look);
    }

    /** Hears how live matches ended, and has the learner count those of frozen players as evaluation. */
    public ResultListener exhibitionResults() {
        return new ExhibitionResults(run.name(), run.config(), run.path(), courier::take);
    }

    /** How training goes, or empty while the learner cannot be asked. */
    public Optional<TrainingStatus> status() {
        return line.status();
    }

    /** Process ids of the learner and those who work, the learner's first. */
    public synchronized List<Long> processes() {
        List<Long> ids = new ArrayList<>();
        learner.process().ifPresent(learning -> ids.add(learning.pid()));
        workers.workers().forEach(worker -> ids.add(worker.pid()));
        return ids;
    }

    /** The process that waits to take a worker's place, if there is one now. */
    synchronized Optional<ChildProcess> spare() {
        return workers.spare();
    }

    /**
     * Waits until all steps are done or {@link #stop} was called.
     *
     * @throws AgonException when training failed for good
     */
    public TrainingSummary await() throws InterruptedException {
        ending.await();
        return result();
    }

    private synchronized TrainingSummary result() {
        ending.throwFailure();
        JsonNode said = learner.summary().orElseGet(JSON::createObjectNode);
        return new TrainingSummary(ending.isCompleted(), (System.nanoTime() - startedNanos) / 1e9, said);
    }

    /** Lets the learner save, and ends everything. Does nothing the second time. */
    public void stop() {
        Optional<ChildProcess> learning;
        synchronized (this) {
            learning = ending.ask() ? learner.process() : Optional.empty();
        }
        learning.ifPresent(this::stop);
    }

    private void stop(ChildProcess learning) {
        learning.askToEnd();
        try {
            if (!learning.await(SAVE_SECONDS)) {
                log.accept("the learner did not save within " + SAVE_SECONDS + " s and is stopped");
                learning.kill();
            }
            ending.await();
        } catch (InterruptedException hurried) {
            learning.kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nobody need wait for this run to come back: on a cluster one that is only moved from a node does. */
    private boolean isOver() {
        return options.elsewhere() == null || ending.hasFailed() || board.isStopWished() || ending.isCompleted();
    }

    /** Saves, ends all children and gives the run free. */
    @Override
    public void close() {
        stop();
        synchronized (this) {
            ending.end(false);
            workers.kill();
            learner.process().ifPresent(ChildProcess::kill);
            courier.close();
            line.close();
            if (isOver()) {
                board.over();
            }
        }
        lock.close();
    }
}
