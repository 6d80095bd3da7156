package dev.agon.server.replay;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.UnknownNameException;
import dev.agon.game.VariedStart;
import dev.agon.proto.arena.ReplayFile;
import java.util.function.IntPredicate;

/** Whether a replay is one of a game that there is, with the rules that it has, before anything is played. */
final class ReplayFit {
    private ReplayFit() {}

    /**
     * The game of the replay, with its settings.
     *
     * @throws DamagedReplayException when there is none, it has other rules by now, or the replay cannot be one of it
     */
    static Game gameOf(Games games, ReplayFile replay) throws DamagedReplayException {
        Game game = rulesOf(games, replay);
        requireShape(game, replay);
        return game;
    }

    /**
     * The same of a match that may have no tick yet.
     *
     * @throws DamagedReplayException when there is none, or it has other rules by now
     */
    static Game rulesOf(Games games, ReplayFile replay) throws DamagedReplayException {
        requireText(replay);
        Game game = withSettings(games, replay);
        require(
                game.rulesVersion().equals(replay.getRulesVersion()),
                "was recorded with rules " + replay.getRulesVersion() + " of " + game.name() + ", these are rules "
                        + game.rulesVersion() + "; use the version of Agon that it was recorded with");
        return game;
    }

    private static Game withSettings(Games games, ReplayFile replay) throws DamagedReplayException {
        try {
            return games.get(replay.getGame()).with(replay.getSettingsMap());
        } catch (UnknownNameException unknown) {
            throw new DamagedReplayException("the replay is of an " + unknown.getMessage());
        } catch (IllegalArgumentException badSettings) {
            throw new DamagedReplayException("the replay's settings do not fit: " + badSettings.getMessage());
        }
    }

    private static void requireShape(Game game, ReplayFile replay) throws DamagedReplayException {
        int ticks = replay.getTicks();
        require(
                ticks >= 1 && ticks <= game.maxTicks(),
                "has " + Integer.toUnsignedString(ticks) + " ticks, but a match of " + game.name() + " has 1 to "
                        + game.maxTicks());
        require(
                replay.getTickHashes().size() == Integer.BYTES * (long) ticks
                        && replay.getStateHashes().size() == (long) Long.BYTES * TickHash.states(ticks),
                "has " + ticks + " ticks, but hashes of another number");
        require(
                replay.getSeatsCount() == game.seats() && replay.getOutcomesCount() == game.seats(),
                "has " + replay.getSeatsCount() + " seats and " + replay.getOutcomesCount() + " outcomes, but "
                        + game.name() + " has " + game.seats() + " seats");
        require(
                !replay.getVaried() || game instanceof VariedStart,
                "began in the middle, which a match of " + game.name() + " cannot");
    }

    /** What messages may repeat is plain text. */
    private static void requireText(ReplayFile replay) throws DamagedReplayException {
        IntPredicate plain = c -> c >= ' ' && c <= '~';
        require(
                replay.getGame().chars().allMatch(plain)
                        && replay.getRulesVersion().chars().allMatch(plain)
                        && replay.getSettingsMap().entrySet().stream()
                                .allMatch(setting -> (setting.getKey() + setting.getValue())
                                        .chars()
                                        .allMatch(plain)),
                "names a game, rules or settings that are no plain text");
    }

    private static void require(boolean condition, String message) throws DamagedReplayException {
        if (!condition) {
            throw new DamagedReplayException("the replay " + message);
        }
    }
}
