package dev.agon.league.supervisor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.JoinPort;
import dev.agon.league.learner.LearnerMain;
import dev.agon.league.learner.LearnerOptions;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunLock;
import dev.agon.league.run.Wishes;
import dev.agon.league.supervisor.SupervisorOptions.Elsewhere;
import dev.agon.league.wire.Token;
import dev.agon.league.worker.WorkerMain;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.server.ResultListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    private static final int LEARNER_HEAP_MEGABYTES = 1024;
    private static final int ANOTHER_AGENT_HEAP_MEGABYTES = 512;
    private static final int WORKER_HEAP_MEGABYTES = 512;
    private static final long SAVE_SECONDS = 30;
    private static final long WATCH_MILLIS = 1_000;
    private static final String LOOPBACK = "127.0.0.1";

    private final SupervisorOptions options;
    private final RunFolder run;
    private final Consumer<String> log;
    private final RunLock lock;
    private final Path tokenFile;
    private final long startedNanos = System.nanoTime();
    private final WorkerWatch workers;
    private final LearnerLine line;
    private final int agents;
    private final Thread watch;
    private final ResultCourier courier;
    private final Noticeboard board;
    private final LearnerPost learner;
    private @Nullable AgonException failure;
    private boolean stopping;
    /** Whether the learner did all its steps, rather than being asked to stop before. */
    private boolean completed;

    private boolean ended;

    /**
     * Starts everything; children run until {@link #close}.
     *
     * @param log hears one line for each thing that people should know of
     * @throws AgonException where the folder is no run or is being trained already
     */
    public static Supervisor start(SupervisorOptions options, Consumer<String> log) throws IOException {
        Supervisor supervisor = new Supervisor(options, log);
        supervisor.startLearner();
        supervisor.watch.start();
        supervisor.courier.start();
        return supervisor;
    }

    private Supervisor(SupervisorOptions options, Consumer<String> log) throws IOException {
        this.options = options;
        this.log = log;
        run = RunFolder.open(options.run());
        RunConfig config = run.config();
        agents = Matchmakers.agents(config).size();
        workers = new WorkerWatch(
                new Workforce(workers(config), config.worker().spareAfterSeconds(), new Launching()),
                config.worker().stuckAfterSeconds(),
                log);
        learner = new LearnerPost(config.learner().stuckAfterSeconds(), System::nanoTime, this::learnerProcess);
        lock = run.lock();
        board = new Noticeboard(run);
        tokenFile = tokenFile();
        line = new LearnerLine(Token.read(tokenFile));
        watch = new Thread(this::watchWorkers, "supervisor-watch");
        watch.setDaemon(true);
        courier = new ResultCourier(line::bring, log, WATCH_MILLIS);
    }

    private int workers(RunConfig config) {
        if (options.elsewhere() != null) {
            return 0;
        }
        return options.workers() > 0 ? options.workers() : config.workers();
    }

    private Path tokenFile() throws IOException {
        Elsewhere elsewhere = options.elsewhere();
        Path given = elsewhere == null ? null : elsewhere.tokenFile();
        if (given != null) {
            return given;
        }
        Token.random().write(run.token());
        return run.token();
    }

    private synchronized void startLearner() {
        ChildProcess child = learner.start();
        child.whenEnded(() -> learnerEnded(child));
    }

    private ChildProcess learnerProcess(int port) {
        List<String> arguments =
                new LearnerOptions(run.path(), tokenFile, port, options.initializeFrom(), options.join()).arguments();
        int heap = LEARNER_HEAP_MEGABYTES + (agents - 1) * ANOTHER_AGENT_HEAP_MEGABYTES;
        return child("learner", LearnerMain.class, heap, arguments, new LearnerVoice(new Hearing()));
    }

    private ChildProcess child(
            String name, Class<?> main, int heapMegabytes, List<String> arguments, Consumer<String> heard) {
        try {
            return ChildProcess.start(name, logs(), main.getName(), heapMegabytes, arguments, heard);
        } catch (IOException failed) {
            throw AgonException.environment("cannot start the " + name + " process: " + failed.getMessage());
        }
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
            line.open(new InetSocketAddress(LOOPBACK, port));
            workers.kill();
            board.serving(meetingPoint());
        }
        if (!stopping) {
            workers.fill();
        }
    }

    /** Where those find the learner who only see the run's folder. */
    private MeetingPoint meetingPoint() {
        Elsewhere elsewhere = options.elsewhere();
        JoinPort join = options.join();
        return elsewhere == null || join == null
                ? MeetingPoint.open(LOOPBACK, learner.port(), "")
                : MeetingPoint.open(elsewhere.host(), join.port(), elsewhere.fingerprint());
    }

    /** Starts workers on this machine, with this supervisor as the one who hears of their end. */
    private final class Launching implements Workforce.Launcher {
        @Override
        public ChildProcess worker(String name) {
            return start(name, name);
        }

        @Override
        public ChildProcess spare() {
            return start("spare");
        }

        private ChildProcess start(String log, String... name) {
            List<String> arguments = new ArrayList<>(List.of(LOOPBACK + ":" + learner.port(), tokenFile.toString()));
            arguments.addAll(List.of(name));
            ChildProcess child = child(log, WorkerMain.class, WORKER_HEAP_MEGABYTES, arguments, line -> {});
            child.whenEnded(() -> workerEnded(child));
            return child;
        }
    }

    private synchronized void workerEnded(ChildProcess child) {
        if (stopping || ended || isDone()) {
            return;
        }
        try {
            workers.ended(child).ifPresent(this::fail);
        } catch (AgonException noOther) {
            fail(noOther);
        }
    }

    private boolean isDone() {
        return learner.summary().isPresent();
    }

    private void fail(AgonException reason) {
        failure = reason;
        ended = true;
        notifyAll();
    }

    private synchronized void learnerEnded(ChildProcess child) {
        LearnerPost.Next next = stopping ? LearnerPost.Next.NONE : learner.ended(child);
        switch (next) {
            case NONE -> {
                completed = isDone() && !stopping;
                ended = true;
                notifyAll();
            }
            case FAILURE -> fail(learner.failure(child));
            case ANOTHER -> {
                log.accept(learner.end(child) + "; it goes on from its last checkpoint");
                startAnotherLearner();
            }
        }
    }

    private void startAnotherLearner() {
        try {
            startLearner();
        } catch (AgonException noOther) {
            fail(noOther);
        }
    }

    private void watchWorkers() {
        try {
            while (awaitNextLook()) {
                board.look().ifPresent(this::heed);
                look(status());
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitNextLook() throws InterruptedException {
        long until = System.nanoTime() + WATCH_MILLIS * 1_000_000;
        for (long left = WATCH_MILLIS; left > 0 && !ended; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return !ended;
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
            if (options.elsewhere() == null && wishes.workers() > 0 && !stopping && !ended) {
                workers.resize(wishes.workers());
                if (line.isOpen()) {
                    workers.fill();
                }
            }
        }
    }

    private synchronized void look(Optional<TrainingStatus> status) {
        if (stopping || ended || isDone()) {
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
        awaitEnded();
        return result();
    }

    private synchronized void awaitEnded() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }

    private synchronized TrainingSummary result() {
        if (failure != null) {
            throw failure;
        }
        JsonNode said = learner.summary().orElseGet(JSON::createObjectNode);
        return new TrainingSummary(completed, (System.nanoTime() - startedNanos) / 1e9, said);
    }

    /** Lets the learner save, and ends everything. Does nothing the second time. */
    public void stop() {
        @Nullable ChildProcess learning;
        synchronized (this) {
            if (ended) {
                return;
            }
            stopping = true;
            learning = learner.process().orElse(null);
        }
        if (learning == null) {
            return;
        }
        learning.askToEnd();
        try {
            if (!learning.await(SAVE_SECONDS)) {
                log.accept("the learner did not save within " + SAVE_SECONDS + " s and is stopped");
                learning.kill();
            }
            awaitEnded();
        } catch (InterruptedException hurried) {
            learning.kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nobody need wait for this run to come back: on a cluster one that is only moved from a node does. */
    private boolean isOver() {
        return options.elsewhere() == null || failure != null || board.isStopWished() || completed;
    }

    /** Saves, ends all children and gives the run free. */
    @Override
    public void close() {
        stop();
        synchronized (this) {
            ended = true;
            stopping = true;
            notifyAll();
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
