package dev.agon.server;

/**
 * Limits and paces of the arena.
 *
 * @param maxMatches most live matches at a time
 * @param maxClients most clients at a time
 * @param maxClientsPerAddress most clients at a time from one address
 * @param maxMessageBytes most bytes of one message from a client
 * @param messagesPerSecond messages a client may send on average
 * @param joinMillis how long a seat waits for the person it was made for
 * @param seatHoldMillis how long the seat of someone who lost the connection is held
 * @param emptyMillis how long a match without people in seats goes on when nobody looks on
 * @param turnMillis how long a person may take for a turn in a game that waits for turns
 * @param agentTurnMillis time between the moves of agents in such a game, so that people can follow
 * @param betweenExhibitionsMillis how long the end of an exhibition match stays before the next
 * @param slowReaderMillis how long a reader may lag behind before its connection is closed
 * @param keptReplays most replays kept in a folder
 * @param teamViewsOpen whether everybody may watch as any team though people play on several sides; only where nobody who plays
 *     looks on from a second window
 */
public record ArenaSettings(
        int maxMatches,
        int maxClients,
        int maxClientsPerAddress,
        int maxMessageBytes,
        int messagesPerSecond,
        long joinMillis,
        long seatHoldMillis,
        long emptyMillis,
        long turnMillis,
        long agentTurnMillis,
        long betweenExhibitionsMillis,
        long slowReaderMillis,
        int keptReplays,
        boolean teamViewsOpen) {

    public ArenaSettings {
        atLeast("maxMatches", maxMatches, 1);
        atLeast("maxClients", maxClients, 1);
        atLeast("maxClientsPerAddress", maxClientsPerAddress, 1);
        atLeast("maxMessageBytes", maxMessageBytes, 64);
        atLeast("messagesPerSecond", messagesPerSecond, 1);
        atLeast("joinMillis", joinMillis, 1);
        atLeast("seatHoldMillis", seatHoldMillis, 0);
        atLeast("emptyMillis", emptyMillis, 0);
        atLeast("turnMillis", turnMillis, 1);
        atLeast("agentTurnMillis", agentTurnMillis, 0);
        atLeast("betweenExhibitionsMillis", betweenExhibitionsMillis, 0);
        atLeast("slowReaderMillis", slowReaderMillis, 1);
        atLeast("keptReplays", keptReplays, 1);
    }

    /** What fits a machine that also trains. */
    public static ArenaSettings defaults() {
        return new ArenaSettings(
                ServerLimits.MATCHES,
                ServerLimits.CLIENTS,
                ServerLimits.CLIENTS_PER_ADDRESS,
                ServerLimits.CLIENT_MESSAGE_BYTES,
                ServerLimits.CLIENT_MESSAGES_PER_SECOND,
                ServerLimits.SEAT_JOIN_MILLIS,
                ServerLimits.SEAT_HOLD_MILLIS,
                ServerLimits.EMPTY_MATCH_MILLIS,
                ServerLimits.PERSON_TURN_MILLIS,
                500,
                6_000,
                ServerLimits.SLOW_READER_MILLIS,
                ServerLimits.KEPT_REPLAYS,
                false);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("arena." + name + " must be at least " + least + ": " + value);
        }
    }
}
