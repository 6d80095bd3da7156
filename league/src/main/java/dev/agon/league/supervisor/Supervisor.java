package dev.agon.league.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import dev.agon.league.wire.TrainingChannel;
import dev.agon.league.worker.WorkerMain;
import dev.agon.proto.training.ExhibitionReply;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.StatusRequest;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.server.ResultListener;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final int MOST_FAILURES = 5;
    private static final double EARLY_SECONDS = 20;
    private static final long SAVE_SECONDS = 30;
    private static final long WATCH_MILLIS = 1_000;
    private static final String LOOPBACK = "127.0.0.1";

    private final SupervisorOptions options;
    private final RunFolder run;
    private final Consumer<String> log;
    private final RunLock lock;
    private final Path tokenFile;
    private final Token token;
    private final long startedNanos = System.nanoTime();
    private final Workforce workforce;
    private final int agents;
    private final Thread watch;
    private final ResultCourier courier;
    private final Noticeboard board;
    private final LearnerWatch learnerWatch;
    private final int stuckWorkerSeconds;
    private final Set<String> toldQuarantines = new HashSet<>();
    private @Nullable ChildProcess learner;
    private @Nullable TrainingChannel channel;
    private @Nullable JsonNode done;
    private @Nullable AgonException failure;
    /** Why the learner ended, in its own words; none where it could not say. */
    private @Nullable AgonException toldReason;

    private int port;
    private int earlyFailures;
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
        workforce = new Workforce(workers(config), config.worker().spareAfterSeconds(), new Launching());
        learnerWatch = new LearnerWatch(config.learner().stuckAfterSeconds(), System::nanoTime);
        stuckWorkerSeconds = config.worker().stuckAfterSeconds();
        lock = run.lock();
        board = new Noticeboard(run);
        tokenFile = tokenFile();
        token = Token.read(tokenFile);
        watch = new Thread(this::watchWorkers, "supervisor-watch");
        watch.setDaemon(true);
        courier = new ResultCourier(this::bring, log, WATCH_MILLIS);
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
        List<String> arguments =
                new LearnerOptions(run.path(), tokenFile, port, options.initializeFrom(), options.join()).arguments();
        int heap = LEARNER_HEAP_MEGABYTES + (agents - 1) * ANOTHER_AGENT_HEAP_MEGABYTES;
        ChildProcess child = child("learner", LearnerMain.class, heap, arguments, this::learnerSaid);
        learner = child;
        learnerWatch.starting();
        toldReason = null;
        child.whenEnded(() -> learnerEnded(child));
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

    private void learnerSaid(String line) {
        JsonNode event;
        try {
            event = JSON.readTree(line);
        } catch (JsonProcessingException noEvent) {
            return;
        }
        switch (event.path("event").asText()) {
            case "serving" -> serving(event.path("port").asInt());
            case "done" -> learnerDone(event);
            case "told" -> log.accept(event.path("message").asText());
            case "failed" ->
                learnerFailed(AgonException.told(
                        event.path("code").asInt(), event.path("message").asText()));
            default -> {
                // A newer learner may say more than this supervisor understands.
            }
        }
    }

    private synchronized void serving(int servingPort) {
        if (servingPort != port) {
            port = servingPort;
            closeChannel();
            channel = new TrainingChannel(address(), token);
            workforce.kill();
            board.serving(meetingPoint());
        }
        learnerWatch.serving();
        if (!stopping) {
            workforce.fill();
        }
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(LOOPBACK, port);
    }

    /** Where those find the learner who only see the run's folder. */
    private MeetingPoint meetingPoint() {
        Elsewhere elsewhere = options.elsewhere();
        JoinPort join = options.join();
        return elsewhere == null || join == null
                ? MeetingPoint.open(LOOPBACK, port, "")
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
            List<String> arguments = new ArrayList<>(List.of(LOOPBACK + ":" + port, tokenFile.toString()));
            arguments.addAll(List.of(name));
            ChildProcess child = child(log, WorkerMain.class, WORKER_HEAP_MEGABYTES, arguments, line -> {});
            child.whenEnded(() -> workerEnded(child));
            return child;
        }
    }

    private synchronized void learnerDone(JsonNode event) {
        done = event;
    }

    private synchronized void learnerFailed(AgonException reason) {
        toldReason = reason;
    }

    private synchronized void workerEnded(ChildProcess child) {
        if (stopping || ended || done != null) {
            return;
        }
        Optional<String> name = workforce.nameOf(child);
        if (workforce.spare().filter(child::equals).isPresent()) {
            boolean again = workforce.loseSpare();
            log.accept("the spare worker (process " + child.pid() + ") ended with code " + child.exitCode()
                    + (again ? "; another is started" : "; no other is started, see " + child.log()));
        } else if (name.isEmpty()) {
            // It was killed here, with all others.
            return;
        } else if (isFailingForGood(child)) {
            fail(name.get(), child);
        } else {
            log.accept(name.get() + " (process " + child.pid() + ") ended with code " + child.exitCode()
                    + "; another takes its place");
            workforce.replace(name.get());
        }
    }

    /** Counts children that end soon after they started: what always fails is not started for ever. */
    private boolean isFailingForGood(ChildProcess child) {
        earlyFailures = child.secondsAlive() < EARLY_SECONDS && child.exitCode() < 128 ? earlyFailures + 1 : 0;
        return earlyFailures >= MOST_FAILURES || child.exitCode() == AgonException.INPUT;
    }

    private void fail(String name, ChildProcess child) {
        failure = toldReason != null && child.exitCode() == toldReason.exitCode()
                ? toldReason
                : AgonException.failed(
                        "the " + name + " process ended with code " + child.exitCode() + "; its log is " + child.log());
        ended = true;
        notifyAll();
    }

    private synchronized void learnerEnded(ChildProcess child) {
        if (child.exitCode() == 0 || stopping) {
            completed = done != null && !stopping;
            ended = true;
            notifyAll();
        } else if (isFailingForGood(child)) {
            fail("learner", child);
        } else {
            log.accept("the learner (process " + child.pid() + ") ended with code " + child.exitCode()
                    + "; it goes on from its last checkpoint");
            startLearner();
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
                log.accept("workers wanted: " + wishes.workers());
                workforce.resize(wishes.workers());
                if (channel != null) {
                    workforce.fill();
                }
            }
        }
    }

    private synchronized void look(Optional<TrainingStatus> status) {
        if (stopping || ended || done != null) {
            return;
        }
        ChildProcess learning = learner;
        if (learning != null && learning.isAlive()) {
            learnerWatch.fault(status).ifPresent(fault -> {
                log.accept("the learner (process " + learning.pid() + ") " + fault + " and is stopped");
                learning.kill();
            });
        }
        status.ifPresent(this::look);
    }

    private void look(TrainingStatus status) {
        status.getQuarantinedList().stream()
                .filter(toldQuarantines::add)
                .forEach(reason -> log.accept("in quarantine: " + reason));
        for (Workforce.Silent silent : workforce.silent(status)) {
            log.accept(silent.name() + " (process " + silent.worker().pid() + ") has been silent for "
                    + silent.seconds() + " s and is stopped");
            silent.worker().kill();
        }
        for (Workforce.Silent stuck : workforce.stuck(status, stuckWorkerSeconds)) {
            log.accept(stuck.name() + " (process " + stuck.worker().pid() + ") has not moved for " + stuck.seconds()
                    + " s, though it waits for nothing, and is stopped");
            stuck.worker().kill();
        }
        workforce.tendSpare(status);
    }

    private void bring(MatchResult result) {
        TrainingChannel open;
        synchronized (this) {
            open = channel;
        }
        if (open == null) {
            throw Status.UNAVAILABLE.asRuntimeException();
        }
        ExhibitionReply unused = open.calls().reportExhibition(result);
    }

    /** Hears how live matches ended, and has the learner count those of frozen players as evaluation. */
    public ResultListener exhibitionResults() {
        return new ExhibitionResults(run.name(), run.config(), run.path(), courier::take);
    }

    /** How training goes, or empty while the learner cannot be asked. */
    public Optional<TrainingStatus> status() {
        TrainingChannel asked;
        synchronized (this) {
            asked = channel;
        }
        if (asked == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(asked.calls().status(StatusRequest.getDefaultInstance()));
        } catch (StatusRuntimeException away) {
            return Optional.empty();
        }
    }

    /** Process ids of the learner and those who work, the learner's first. */
    public synchronized List<Long> processes() {
        List<Long> ids = new ArrayList<>();
        ChildProcess learning = learner;
        if (learning != null) {
            ids.add(learning.pid());
        }
        workforce.workers().forEach(worker -> ids.add(worker.pid()));
        return ids;
    }

    /** The process that waits to take a worker's place, if there is one now. */
    synchronized Optional<ChildProcess> spare() {
        return workforce.spare();
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
        JsonNode said = done != null ? done : JSON.createObjectNode();
        return new TrainingSummary(completed, (System.nanoTime() - startedNanos) / 1e9, said);
    }

    /** Lets the learner save, and ends everything. Does nothing the second time. */
    public void stop() {
        ChildProcess learning;
        synchronized (this) {
            if (ended) {
                return;
            }
            stopping = true;
            learning = learner;
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

    private void closeChannel() {
        TrainingChannel open = channel;
        if (open != null) {
            open.close();
        }
    }

    /** Saves, ends all children and gives the run free. */
    @Override
    public void close() {
        stop();
        synchronized (this) {
            ended = true;
            stopping = true;
            notifyAll();
            workforce.kill();
            if (learner != null) {
                learner.kill();
            }
            courier.close();
            closeChannel();
            if (isOver()) {
                board.over();
            }
        }
        lock.close();
    }
}
