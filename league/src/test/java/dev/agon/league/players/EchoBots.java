package dev.agon.league.players;

import dev.agon.game.BotLibrary;
import dev.agon.game.Game;

/** A library that lends a game its own bots: {@code echo:random} plays as {@code random} does. */
public final class EchoBots implements BotLibrary {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Game.BotFactory bot(String bot, Game game) {
        Game.BotFactory own = game.bots().get(bot);
        if (own == null) {
            throw new IllegalArgumentException(game.name() + " has no bot to echo: " + bot);
        }
        return own;
    }
}
