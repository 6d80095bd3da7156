package dev.agon.league.evaluation;

import dev.agon.game.Game;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.server.PlayerKind;

/** The scripted players of a game. */
final class Bots {
    private Bots() {}

    static ResolvedPlayer of(Game game, String bot) {
        return new ResolvedPlayer("bot:" + bot, PlayerKind.BOT, game.bots().get(bot)::create);
    }
}
