package dev.agon.server.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after another, in the order given, on a timekeeper's threads: what they share needs no lock. */
public final class SerialTasks implements Executor {
    private final Timekeeper time;
    private final Consumer<Throwable> onFailure;
    private final Queue<Task> waiting = new ArrayDeque<>();
    private boolean running;

    /**
     * What is to be done.
     *
     * @param threads where, or null for the timekeeper's
     */
    private record Task(Runnable deed, @Nullable Executor threads) {}

    /**
     * Tasks of one owner.
     *
     * @param onFailure told, as part of the task, what a task threw
     */
    public SerialTasks(Timekeeper time, Consumer<Throwable> onFailure) {
        this.time = time;
        this.onFailure = onFailure;
    }

    @Override
    public void execute(Runnable task) {
        add(new Task(task, null));
    }

    /** Runs a task that may wait for something in its turn among the others, but on other threads than the timekeeper's. */
    public void executeOn(Executor threads, Runnable task) {
        add(new Task(task, threads));
    }

    private void add(Task task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        time.after(0, this::runAll);
    }

    /** Runs the task among the others in so many nanoseconds. */
    public void after(long nanos, Runnable task) {
        time.after(Math.max(0, nanos), () -> execute(task));
    }

    private void runAll() {
        for (Task task = next(); task != null; task = next()) {
            if (task.threads == null) {
                run(task.deed);
            } else if (handedOver(task.deed, task.threads)) {
                return;
            }
        }
    }

    private void run(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException | Error failure) {
            onFailure.accept(failure);
        }
    }

    /** Has the others go on when the threads have done it; whether they will do it. */
    private boolean handedOver(Runnable deed, Executor threads) {
        try {
            threads.execute(() -> {
                run(deed);
                time.after(0, this::runAll);
            });
            return true;
        } catch (RejectedExecutionException closed) {
            onFailure.accept(closed);
            return false;
        }
    }

    private @Nullable Task next() {
        synchronized (waiting) {
            Task task = waiting.poll();
            running = task != null;
            return task;
        }
    }
}
