package dev.agon.league.players;

import dev.agon.game.Game;
import dev.agon.game.Player;
import dev.agon.league.AgonException;
import dev.agon.server.PlayerKind;
import dev.agon.server.remote.RemoteBots;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Gives programs that dialled in their seats, with who plays while one is away. Thread-safe. */
final class RemoteSeats {
    private final @Nullable RemoteBots remotes;
    private final HousePlayers house;
    private final BiFunction<String, Game, ResolvedPlayer> players;

    /**
     * Seats of those programs.
     *
     * @param remotes null where none can dial in
     * @param players finds who stands in
     */
    RemoteSeats(@Nullable RemoteBots remotes, HousePlayers house, BiFunction<String, Game, ResolvedPlayer> players) {
        this.remotes = remotes;
        this.house = house;
        this.players = players;
    }

    /**
     * The program of that name, whether it has dialled in or not.
     *
     * @throws AgonException where none can have the name, or none can dial in
     */
    ResolvedPlayer resolve(String name, Game game) {
        String bot = bot(name);
        if (!RemoteBots.isName(bot)) {
            throw AgonException.usage("'" + name + "' names no remote bot: after " + RemoteBots.PREFIX
                    + " comes its name, " + RemoteBots.NAME_RULE);
        }
        RemoteBots there = remotes;
        if (there == null) {
            throw AgonException.usage(name + " cannot dial in here; remote bots play where ./agon serve, ./agon train,"
                    + " ./agon match or ./agon eval waits for them");
        }
        return new ResolvedPlayer(name, PlayerKind.REMOTE, seed -> seat(there::sit, there, bot, game, seed));
    }

    /** The program in the seat that it had in a match which goes on; null where none can dial in. */
    @Nullable
    Player again(String name, Game game, long seed) {
        RemoteBots there = remotes;
        return there == null ? null : seat(there::sitAgain, there, bot(name), game, seed);
    }

    private static String bot(String name) {
        return name.substring(RemoteBots.PREFIX.length());
    }

    /** How a remote bot is given its seats. */
    private interface Seating {
        Player sit(String bot, Game game, String standInName, @Nullable Player standIn);
    }

    private Player seat(Seating seating, RemoteBots there, String bot, Game game, long seed) {
        if (!there.wantsStandIns()) {
            return seating.sit(bot, game, "", null);
        }
        String other = standIn(game);
        Player standIn = players.apply(other, game).sit(seed);
        try {
            return seating.sit(bot, game, other, standIn);
        } catch (RuntimeException absent) {
            standIn.close();
            throw absent;
        }
    }

    /** Who stands in, by name. */
    String standIn(Game game) {
        return house.has(game) ? HousePlayers.NAME : PlayerCatalogue.BOT + "random";
    }
}
