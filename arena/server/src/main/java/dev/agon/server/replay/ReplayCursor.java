package dev.agon.server.replay;

import com.google.protobuf.ByteString;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.VariedStart;
import dev.agon.proto.arena.ReplayFile;

/** Plays a replay's match again, tick by tick, and compares it with what was written down. For one thread. */
public final class ReplayCursor {
    private final Game game;
    private final ReplayFile replay;
    private final Observation[] seen;
    private final Orders[] orders;
    private OrderReader orderReader;
    private Match match;

    private ReplayCursor(Game game, ReplayFile replay) {
        this.game = game;
        this.replay = replay;
        seen = new Observation[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        orders = Orders.forGame(game);
        orderReader = new OrderReader(replay.getOrders());
        match = start(game, replay);
    }

    private static Match start(Game game, ReplayFile replay) {
        return replay.getVaried() && game instanceof VariedStart varied
                ? varied.startVaried(replay.getSeed())
                : game.start(replay.getSeed());
    }

    /**
     * A cursor at the start.
     *
     * @throws DamagedReplayException when the game is unknown, has other rules by now, or the replay cannot be one of it
     */
    public static ReplayCursor open(Games games, ReplayFile replay) throws DamagedReplayException {
        return new ReplayCursor(ReplayFit.gameOf(games, replay), replay);
    }

    /** The match as it stands; only to be looked at. Another object after {@link #rewind} and {@link #restore}. */
    public Match match() {
        return match;
    }

    /** How many ticks were recorded. */
    public int ticks() {
        return replay.getTicks();
    }

    /** What is played, with the replay's settings. */
    public Game game() {
        return game;
    }

    /** What a view saw when it was last awaited; empty before. */
    public Observation seen(int view) {
        return seen[view];
    }

    /** What a view was told in the tick played last; empty where it was not awaited. */
    public Orders orders(int view) {
        return orders[view];
    }

    /** Whether every recorded tick has been played. */
    public boolean atEnd() {
        return match.over() || match.tick() >= replay.getTicks();
    }

    /** Back to the start. */
    public void rewind() {
        orderReader = new OrderReader(replay.getOrders());
        match = start(game, replay);
    }

    /** What stands where the cursor is, to be gone back to by this cursor or another one of the same replay. */
    public KeyFrame keyFrame() {
        return new KeyFrame(copy(match), orderReader.copy());
    }

    /** Goes to where a key frame was taken. */
    public void restore(KeyFrame frame) {
        synchronized (frame) {
            match = copy(frame.match);
            orderReader = frame.orderReader.copy();
        }
    }

    private Match copy(Match from) {
        Match copy = start(game, replay);
        from.copyInto(copy);
        return copy;
    }

    /** A replay's match as it stood at one tick. May be gone back to from any thread. */
    public static final class KeyFrame {
        private final Match match;
        private final OrderReader orderReader;

        private KeyFrame(Match match, OrderReader orderReader) {
            this.match = match;
            this.orderReader = orderReader;
        }

        /** The tick at which it was taken. */
        public int tick() {
            return match.tick();
        }
    }

    /**
     * Plays the next recorded tick.
     *
     * @return whether it was as recorded; what follows a difference means nothing
     */
    public boolean step() {
        for (int view = 0; view < seen.length; view++) {
            if (match.awaits(view)) {
                match.observe(view, seen[view]);
            }
        }
        if (!orderReader.read(match, seen, orders)) {
            return false;
        }
        match.advance(orders);
        return isAsRecorded();
    }

    private boolean isAsRecorded() {
        int tick = match.tick();
        long state = match.hash();
        boolean sameTick =
                TickHash.of(orderReader.hash(), state) == (int) hash(replay.getTickHashes(), tick - 1, Integer.BYTES);
        boolean stateKept = tick % TickHash.TICKS_BETWEEN_STATES == 0 || tick == replay.getTicks();
        return sameTick
                && (!stateKept || state == hash(replay.getStateHashes(), TickHash.states(tick) - 1, Long.BYTES));
    }

    private static long hash(ByteString hashes, int index, int bytes) {
        long hash = 0;
        for (int i = 0; i < bytes; i++) {
            hash |= Byte.toUnsignedLong(hashes.byteAt(index * bytes + i)) << i * Byte.SIZE;
        }
        return hash;
    }

    /** Whether the match ended where the record ends, and as it says. */
    boolean endedAsRecorded() {
        if (!match.over() || match.tick() != replay.getTicks() || !orderReader.atEnd()) {
            return false;
        }
        for (int seat = 0; seat < game.seats(); seat++) {
            if (Float.compare(match.outcome(seat), replay.getOutcomes(seat)) != 0) {
                return false;
            }
        }
        return true;
    }
}
