package dev.agon.server.remote;

import dev.agon.server.ServerLimits;

/**
 * Limits and paces of remote bots.
 *
 * @param forPeople whether people watch and play: in games in real time the next tick is the limit for a decision then, and somebody
 *     stands in for a bot that is away
 * @param decisionMillis how long a bot may take for a decision otherwise
 * @param firstDecisionMillis the same for the first decision in a match and after a return
 * @param waitMillis how long a match that is to begin waits for a bot that is not there, and 0 where it does not wait for one that
 *     plays elsewhere either
 * @param holdMillis how long the seats of a bot whose connection was lost are held
 * @param silentMillis after how long without a word, while an answer is awaited, a bot is given up
 * @param helloMillis how long a call may last before it says hello
 * @param mostCalls most calls at a time, over all bots
 * @param mostMessageBytes most bytes of one message from a bot
 */
public record RemoteSettings(
        boolean forPeople,
        long decisionMillis,
        long firstDecisionMillis,
        long waitMillis,
        long holdMillis,
        long silentMillis,
        long helloMillis,
        int mostCalls,
        int mostMessageBytes) {
    public RemoteSettings {
        if (decisionMillis < 1) {
            throw new IllegalArgumentException("a bot needs at least 1 ms for a decision: " + decisionMillis);
        }
    }

    /** For matches that people watch and play: whoever sits down at a table with a bot does not wait for it. */
    public static RemoteSettings live() {
        return settings(true, ServerLimits.BOT_TURN_MILLIS, 0);
    }

    /** For matches without a screen, which are played as fast as their players decide. */
    public static RemoteSettings headless(long decisionMillis) {
        return settings(false, decisionMillis, ServerLimits.BOT_HOLD_MILLIS);
    }

    private static RemoteSettings settings(boolean forPeople, long decisionMillis, long waitMillis) {
        return new RemoteSettings(
                forPeople,
                decisionMillis,
                Math.max(decisionMillis, ServerLimits.BOT_FIRST_DECISION_MILLIS),
                waitMillis,
                ServerLimits.BOT_HOLD_MILLIS,
                ServerLimits.BOT_SILENT_MILLIS,
                ServerLimits.BOT_HELLO_MILLIS,
                ServerLimits.BOT_CALLS,
                ServerLimits.BOT_MESSAGE_BYTES);
    }
}
