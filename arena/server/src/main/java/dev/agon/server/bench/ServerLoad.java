package dev.agon.server.bench;

/**
 * How much load the server is put under. All seats of all matches are taken by clients.
 *
 * @param matches matches at a time
 * @param spectators clients that look on, shared out among the matches and their views
 * @param seconds how long is measured
 * @param warmUpSeconds how long everything runs before that
 * @param silent spectators that never read; with any, as many seconds more are measured with them, in turns with those without
 */
public record ServerLoad(int matches, int spectators, int seconds, int warmUpSeconds, int silent) {
    private static final int MOST_MATCHES = 200;
    private static final int MOST_SPECTATORS = 4_000;
    private static final int MOST_SILENT = 500;
    private static final int MOST_SECONDS = 600;

    /** Longest stretch with or without the silent ones before the other follows; longer than a slow reader is borne. */
    private static final int SLICE_SECONDS = 20;

    public ServerLoad {
        within("matches", matches, 1, MOST_MATCHES);
        within("spectators", spectators, 0, MOST_SPECTATORS);
        within("seconds", seconds, 1, MOST_SECONDS);
        within("warm-up", warmUpSeconds, 1, MOST_SECONDS);
        within("silent", silent, 0, MOST_SILENT);
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("--" + option + " must be " + least + " to " + most + ", not " + value
                    + "; give a number between them");
        }
    }

    /** How many stretches are measured without the silent ones, each followed by one with them where there are any. */
    int slices() {
        return (seconds + SLICE_SECONDS - 1) / SLICE_SECONDS;
    }

    /** How long each stretch is. */
    double sliceSeconds() {
        return seconds / (double) slices();
    }

    /** How long all that is measured takes. */
    double measuredSeconds() {
        return silent > 0 ? 2.0 * seconds : seconds;
    }
}
