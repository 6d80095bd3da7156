package dev.agon.server;

import java.util.Locale;

/**
 * How a remote bot behaved, in a match or in several.
 *
 * @param decisions how often orders with a choice to make were awaited from it
 * @param late how often they were not all there in time
 * @param refused how many of its orders were refused
 * @param lost how often its connection was lost
 * @param gone why it was not there at the end of the last match in which it was not
 * @param slowestMillis longest time from a question to its answer
 */
public record Conduct(int decisions, int late, int refused, int lost, Gone gone, long slowestMillis) {
    /** Of a bot that has done nothing yet. */
    public static final Conduct NONE = new Conduct(0, 0, 0, 0, Gone.STAYED, 0);

    /** Why a bot is not there. */
    public enum Gone {
        /** It is there. */
        STAYED,
        /** It said so, or ended the call in order. */
        LEFT,
        /** The connection broke: the program crashed, or the network did. */
        LOST,
        /** The connection stood, but nothing came. */
        SILENT,
        /** It broke the rules of the protocol and was sent away. */
        EXPELLED;

        /** As people and JSON have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** This and what came later. */
    public Conduct plus(Conduct later) {
        return new Conduct(
                decisions + later.decisions,
                late + later.late,
                refused + later.refused,
                lost + later.lost,
                later.gone == Gone.STAYED ? gone : later.gone,
                Math.max(slowestMillis, later.slowestMillis));
    }

    /** Whether it always answered in time, legally, and stayed. */
    public boolean spotless() {
        return late == 0 && refused == 0 && lost == 0 && gone == Gone.STAYED;
    }
}
