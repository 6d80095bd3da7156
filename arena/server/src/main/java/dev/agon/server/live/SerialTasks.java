package dev.agon.server.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after another, in the order given, on a timekeeper's threads: what they share needs no lock. */
public final class SerialTasks implements Executor {
    private final Timekeeper time;
    private final Consumer<Throwable> onFailure;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

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
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                onFailure.accept(failure);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            running = task != null;
            return task;
        }
    }
}
