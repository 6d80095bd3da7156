package dev.agon.server;

import dev.agon.game.Game;
import dev.agon.game.Player;
import java.util.List;

/** Turns names of players into players. May be called from several threads. */
public interface PlayerSource {
    /**
     * A fresh player for one match, to be closed by the caller.
     *
     * @param name e.g. {@code house}, {@code bot:rush} or {@code RUN@latest}
     * @param seed what the player's randomness follows from
     * @throws dev.agon.game.UnknownNameException naming the nearest known player
     * @throws IllegalArgumentException where the player is known but cannot sit here, with a sentence that says why
     */
    Player create(String name, Game game, long seed);

    /**
     * As {@link #create}, for a match that goes on after its arena was lost: somebody who has to dial in first comes later, or not at all.
     */
    default Player createAgain(String name, Game game, long seed) {
        return create(name, game, seed);
    }

    /** The players that one can watch or play against in the game, best first where rated. */
    List<PlayerEntry> list(Game game);

    /** Who is there to play for people while they are away, where this one was thought of. */
    default PlayerEntry standIn(PlayerEntry wanted, Game game) {
        return wanted;
    }

    /**
     * What is known of a player who sits down under a name, listed or not; does not ask whether there is such a player.
     *
     * @throws IllegalArgumentException where nobody can have that name, with a sentence that says why
     */
    default PlayerEntry entry(String name, Game game) {
        return list(game).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseGet(() ->
                        PlayerEntry.unrated(name, name.startsWith("bot:") ? PlayerKind.BOT : PlayerKind.AGENT, ""));
    }
}
