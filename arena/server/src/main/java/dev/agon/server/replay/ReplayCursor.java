package dev.agon.server.replay;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.UnknownNameException;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.ReplayTick;

/** Plays a replay's match again, tick by tick, and compares it with what was written down. For one thread. */
public final class ReplayCursor {
    private final Game game;
    private final ReplayFile replay;
    private final Observation[] seen;
    private final Orders[] orders;
    private Match match;

    private ReplayCursor(Game game, ReplayFile replay) {
        this.game = game;
        this.replay = replay;
        seen = new Observation[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        orders = Orders.forGame(game);
        match = game.start(replay.getSeed());
    }

    /**
     * A cursor at the start.
     *
     * @throws DamagedReplayException when the game is unknown, has other rules by now, or the replay cannot be one of it
     */
    public static ReplayCursor open(Games games, ReplayFile replay) throws DamagedReplayException {
        Game game;
        try {
            game = games.get(replay.getGame()).with(replay.getSettingsMap());
        } catch (UnknownNameException unknown) {
            throw new DamagedReplayException("the replay is of an " + unknown.getMessage());
        } catch (IllegalArgumentException badSettings) {
            throw new DamagedReplayException("the replay's settings do not fit: " + badSettings.getMessage());
        }
        require(
                game.rulesVersion().equals(replay.getRulesVersion()),
                "the replay was recorded with rules " + replay.getRulesVersion() + " of " + game.name()
                        + ", but these are rules " + game.rulesVersion() + "; use the version it was recorded with");
        require(
                replay.getTicksCount() <= game.maxTicks(),
                "the replay has " + replay.getTicksCount() + " ticks, more than the " + game.maxTicks() + " that "
                        + game.name() + " can have");
        require(
                replay.getSeatsCount() == game.seats() && replay.getOutcomesCount() == game.seats(),
                "the replay has " + replay.getSeatsCount() + " seats and " + replay.getOutcomesCount()
                        + " outcomes, but " + game.name() + " has " + game.seats() + " seats");
        return new ReplayCursor(game, replay);
    }

    private static void require(boolean condition, String message) throws DamagedReplayException {
        if (!condition) {
            throw new DamagedReplayException(message);
        }
    }

    /** The match as it stands; only to be looked at. Another object after {@link #rewind}. */
    public Match match() {
        return match;
    }

    /** What is played, with the replay's settings. */
    public Game game() {
        return game;
    }

    /** Whether every recorded tick has been played. */
    public boolean atEnd() {
        return match.over() || match.tick() >= replay.getTicksCount();
    }

    /** Back to the start. */
    public void rewind() {
        match = game.start(replay.getSeed());
    }

    /**
     * Plays the next recorded tick.
     *
     * @return whether it was as recorded; what follows a difference means nothing
     */
    public boolean step() {
        ReplayTick tick = replay.getTicks(match.tick());
        for (int view = 0; view < seen.length; view++) {
            if (match.awaits(view)) {
                match.observe(view, seen[view]);
            }
        }
        if (!TickOrders.read(tick, match, seen, orders)) {
            return false;
        }
        match.advance(orders);
        return TickOrders.hash(match.hash(), tick.toBuilder()) == tick.getHash();
    }

    /** Whether the match ended where the record ends, and as it says. */
    boolean endedAsRecorded() {
        if (!match.over() || match.tick() != replay.getTicksCount()) {
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
