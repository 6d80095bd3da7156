package dev.agon.league.players;

import dev.agon.game.Player;
import dev.agon.server.PlayerKind;
import java.util.function.LongFunction;

/**
 * A player whose name was understood: it can sit in any number of matches at once, each time as a fresh {@link Player}.
 * Thread-safe.
 *
 * @param name its exact name: {@code RUN@latest} has become {@code RUN@30}
 * @param kind what kind of player it is
 * @param seats makes a player for one view of one match from the seed of its randomness
 */
public record ResolvedPlayer(String name, PlayerKind kind, LongFunction<Player> seats) {
    /** A fresh player for one view of one match, to be closed by the caller. */
    public Player sit(long seed) {
        return seats.apply(seed);
    }
}
