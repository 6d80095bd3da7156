package dev.agon.server.lobby;

import dev.agon.game.Game;
import dev.agon.game.Player;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerSource;
import java.util.List;

/** The players of a match that goes on after its arena was lost. */
final class ReturningPlayers implements PlayerSource {
    private final PlayerSource players;

    ReturningPlayers(PlayerSource players) {
        this.players = players;
    }

    @Override
    public Player create(String name, Game game, long seed) {
        return players.createAgain(name, game, seed);
    }

    @Override
    public List<PlayerEntry> list(Game game) {
        return players.list(game);
    }
}
