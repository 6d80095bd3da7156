package dev.agon.league.supervisor;

/** Looks again and again, on a thread of its own, until training ends. */
final class Lookout {
    /** Between two looks. */
    static final long MILLIS = 1_000;

    private final Ending ending;
    private final Runnable look;

    Lookout(Ending ending, Runnable look) {
        this.ending = ending;
        this.look = look;
    }

    void start() {
        Thread thread = new Thread(this::watch, "supervisor-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!ending.await(MILLIS)) {
                look.run();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
