package dev.agon.league.matchmaking;

/**
 * How much of the workers' time measures instead of trains: counted in ticks that matches really took, and for matches that are
 * still under way in ticks as their kind takes on average.
 */
public final class WorkShare {
    private final double most;
    private final Kind measuring = new Kind();
    private final Kind training = new Kind();

    /** Matches of one kind. */
    private static final class Kind {
        private long given;
        private long ended;
        private double ticks;

        private void restore(long matches, double length) {
            given = matches;
            ended = matches;
            ticks = length;
        }

        /** Forgets how much there was; one match is left to tell how long they are. */
        private void restoreLength(long matches, double length) {
            restore(Math.min(1, matches), matches == 0 ? 0 : length / matches);
        }

        /** Of what was given out and of that many more matches. */
        double work(int more, double ticksPerMatch) {
            return ticks + (Math.max(0, given - ended) + more) * ticksPerMatch;
        }
    }

    /**
     * A share of work of which none has been given out.
     *
     * @param most that may measure, in [0, 1]
     */
    WorkShare(double most) {
        this.most = most;
    }

    /** Whether that many more matches may measure. */
    boolean affords(int matches) {
        double measured = measuring.work(matches, ticksPerMatch(measuring, training));
        double trained = training.work(0, ticksPerMatch(training, measuring));
        return measured <= most * (measured + trained);
    }

    /** Where none of a kind has ended it is taken to be as long as the other. */
    private static double ticksPerMatch(Kind kind, Kind other) {
        Kind known = kind.ended > 0 ? kind : other;
        return known.ended > 0 ? known.ticks / known.ended : 1;
    }

    /** That many matches are given out. */
    void give(boolean measures, int matches) {
        kind(measures).given += matches;
    }

    /** A match that was given out has ended. */
    void end(boolean measured, long ticks) {
        Kind kind = kind(measured);
        kind.ended++;
        kind.ticks += ticks;
    }

    /**
     * The work that has come to its end.
     *
     * @param measured matches, and {@code measuredTicks} how long they were together
     * @param trained matches, and {@code trainedTicks} how long they were together
     * @param most the share that might measure meanwhile; 0 where it was not noted
     */
    public record Done(long measured, double measuredTicks, long trained, double trainedTicks, double most) {}

    Done done() {
        return new Done(measuring.ended, measuring.ticks, training.ended, training.ticks, most);
    }

    /**
     * Goes on from there, with nothing under way. Where another share was kept to then, the count begins anew: else nothing but
     * measuring, or none of it, would be given out until the whole past had the new share.
     */
    void restore(Done done) {
        if (done.most() == most) {
            measuring.restore(done.measured(), done.measuredTicks());
            training.restore(done.trained(), done.trainedTicks());
        } else {
            measuring.restoreLength(done.measured(), done.measuredTicks());
            training.restoreLength(done.trained(), done.trainedTicks());
        }
    }

    private Kind kind(boolean measures) {
        return measures ? measuring : training;
    }
}
