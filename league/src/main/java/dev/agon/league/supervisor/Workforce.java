package dev.agon.league.supervisor;

import dev.agon.league.wire.Protocol;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * This machine's worker processes, one at each post, and a spare one that is ready to take the place of whichever ends. Guarded
 * by the supervisor's lock.
 */
final class Workforce {
    private static final long REFILL_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_SPARES_LOST = 3;
    private static final String PREFIX = "worker-";

    /** Long, because a process that gets hardly any time on a busy machine must not be started again and again. */
    private static final long JOIN_SECONDS = 300;

    private int size;
    private final long spareAfterNanos;
    private final Launcher launcher;
    private final Map<String, Post> posts = new TreeMap<>();
    private @Nullable ChildProcess spare;
    private long spareDueNanos;
    private boolean spareIsDue;
    private int sparesLost;

    /** Starts worker processes. */
    interface Launcher {
        /** One that goes to work under that name. */
        ChildProcess worker(String name);

        /** One that gets ready and waits until it is told its name. */
        ChildProcess spare();
    }

    /** A worker at its place, and since when it could have been heard of. */
    private record Post(ChildProcess worker, long sinceNanos) {}

    /** A worker that is not heard of any more, or that does not move any more, for so long. */
    record Silent(String name, ChildProcess worker, long seconds) {}

    /**
     * Nobody works yet.
     *
     * @param spareAfterSeconds seconds of training after which a spare process is started, 0 for none
     */
    Workforce(int size, int spareAfterSeconds, Launcher launcher) {
        this.size = size;
        spareAfterNanos = TimeUnit.SECONDS.toNanos(spareAfterSeconds);
        this.launcher = launcher;
    }

    /** The learner can be reached, by those who work and by those who start now. */
    void fill() {
        posts.replaceAll((name, post) -> new Post(post.worker(), System.nanoTime()));
        for (int number = 1; number <= size; number++) {
            posts.computeIfAbsent(PREFIX + number, name -> new Post(launcher.worker(name), System.nanoTime()));
        }
    }

    /** Has so many from now on: starts who is missing, ends those with the highest numbers. */
    void resize(int wanted) {
        size = wanted;
        List<Post> surplus = new ArrayList<>();
        posts.entrySet().removeIf(entry -> {
            boolean leaves = number(entry.getKey()) > wanted;
            if (leaves) {
                surplus.add(entry.getValue());
            }
            return leaves;
        });
        surplus.forEach(post -> post.worker().askToEnd());
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(PREFIX.length()));
    }

    /** The name under which a process works, or empty where it does not. */
    Optional<String> nameOf(ChildProcess child) {
        return posts.entrySet().stream()
                .filter(entry -> entry.getValue().worker() == child)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Gives the post of a worker that ended to the spare, or to a new process where there is none. */
    ChildProcess replace(String name) {
        ChildProcess successor = spare;
        spare = null;
        if (successor == null || !successor.tell(name)) {
            successor = launcher.worker(name);
        }
        posts.put(name, new Post(successor, System.nanoTime()));
        if (spareIsDue) {
            spareDueNanos = System.nanoTime() + Math.min(REFILL_NANOS, spareAfterNanos);
        }
        return successor;
    }

    /** The spare ended while it waited; whether another will be started. */
    boolean loseSpare() {
        spare = null;
        spareDueNanos = System.nanoTime() + spareAfterNanos;
        return ++sparesLost < MOST_SPARES_LOST;
    }

    /** Starts a spare when its time has come: never in the first seconds of training, nor in those after a worker's end. */
    void tendSpare(TrainingStatus status) {
        boolean trains = status.getDecisionsPerSecond() > 0;
        if (spareAfterNanos == 0 || sparesLost >= MOST_SPARES_LOST || !trains) {
            return;
        }
        if (!spareIsDue) {
            spareIsDue = true;
            spareDueNanos = System.nanoTime() + spareAfterNanos;
        }
        if (spare == null && System.nanoTime() - spareDueNanos >= 0) {
            spare = launcher.spare();
        }
    }

    /** Those who have been silent for too long, as the learner sees it, and those who never joined it. */
    List<Silent> silent(TrainingStatus status) {
        List<Silent> silent = new ArrayList<>();
        posts.forEach((name, post) -> {
            Optional<Long> heard = status.getWorkersList().stream()
                    .filter(worker -> worker.getProcessId() == post.worker().pid())
                    .map(WorkerStatus::getSecondsSinceHeard)
                    .findFirst();
            long away = heard.orElseGet(() -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - post.sinceNanos()));
            if (away >= (heard.isPresent() ? Protocol.SILENCE_SECONDS : JOIN_SECONDS)
                    && post.worker().isAlive()) {
                silent.add(new Silent(name, post.worker(), away));
            }
        });
        return silent;
    }

    /** Those who say that they live and wait for nothing, but have not played a step for more than so many seconds. */
    List<Silent> stuck(TrainingStatus status, int seconds) {
        List<Silent> stuck = new ArrayList<>();
        posts.forEach((name, post) -> status.getWorkersList().stream()
                .filter(worker -> worker.getProcessId() == post.worker().pid())
                .filter(worker -> worker.getSecondsSinceHeard() < Protocol.SILENCE_SECONDS)
                .filter(worker ->
                        worker.getSecondsSinceMoved() > seconds && post.worker().isAlive())
                .forEach(worker -> stuck.add(new Silent(name, post.worker(), worker.getSecondsSinceMoved()))));
        return stuck;
    }

    /** The processes that work. */
    List<ChildProcess> workers() {
        return posts.values().stream().map(Post::worker).toList();
    }

    /** The process that waits, if any. */
    Optional<ChildProcess> spare() {
        return Optional.ofNullable(spare);
    }

    /** Kills everybody. Who is replaced after that starts anew. */
    void kill() {
        workers().forEach(ChildProcess::kill);
        ChildProcess waiting = spare;
        if (waiting != null) {
            waiting.kill();
            spare = null;
        }
    }
}
