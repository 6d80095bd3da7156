package dev.agon.league.worker;

import java.time.Duration;

/** A thread that keeps no process alive, and that is over once it has been told to end. */
final class Daemon {
    /** How long a thread that is told to end may take: calls break off at once, so only a machine that is full needs it. */
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Thread thread;
    private boolean started;

    Daemon(String name, Runnable task) {
        thread = new Thread(task, name);
        thread.setDaemon(true);
    }

    /** Starts it, unless it has been started already. */
    synchronized void start() {
        if (!started) {
            started = true;
            thread.start();
        }
    }

    /** Interrupts it, and waits for its end, whatever the caller is interrupted by. Must not be called with a lock that it needs. */
    void end() {
        thread.interrupt();
        if (thread == Thread.currentThread()) {
            return;
        }
        long deadline = System.nanoTime() + LONGEST_END.toNanos();
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive() && System.nanoTime() < deadline) {
            try {
                thread.join(Duration.ofNanos(deadline - System.nanoTime()).toMillis() + 1);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
