package dev.agon.league.players;

import dev.agon.game.BotLibrary;
import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/**
 * A library that lends a game its own bots: {@code echo:random} plays as {@code random} does. {@code echo:stuck} never finds an answer.
 */
public final class EchoBots implements BotLibrary {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Game.BotFactory bot(String bot, Game game) {
        if (bot.equals("stuck")) {
            return seed -> new Stuck();
        }
        Game.BotFactory own = game.bots().get(bot);
        if (own == null) {
            throw new IllegalArgumentException(game.name() + " has no bot to echo: " + bot);
        }
        return own;
    }

    /** Thinks for ever. */
    private static final class Stuck implements Player {
        @Override
        public void begin(Game game, int view, long seats) {}

        @Override
        public void decide(Observation observation, Orders orders) {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }
    }
}
