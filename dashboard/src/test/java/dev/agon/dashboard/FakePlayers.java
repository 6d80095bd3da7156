package dev.agon.dashboard;

import dev.agon.game.Game;
import dev.agon.game.Player;
import dev.agon.game.UnknownNameException;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The scripted bots of each game, with the ratings of those that are anchors. */
final class FakePlayers implements PlayerSource {
    private static final String PREFIX = "bot:";

    @Override
    public Player create(String name, Game game, long seed) {
        String bot = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        Game.BotFactory factory = game.bots().get(bot);
        if (!name.startsWith(PREFIX) || factory == null) {
            throw new UnknownNameException("player", name, game.bots().keySet());
        }
        return factory.create(seed);
    }

    @Override
    public List<PlayerEntry> list(Game game) {
        List<PlayerEntry> entries = new ArrayList<>();
        for (String bot : game.bots().keySet()) {
            Double rating = game.anchors().stream()
                    .filter(anchor -> anchor.bot().equals(bot))
                    .map(Game.Anchor::rating)
                    .findFirst()
                    .orElse(null);
            entries.add(new PlayerEntry(PREFIX + bot, PlayerKind.BOT, rating, rating == null ? null : 0.0, ""));
        }
        entries.sort(Comparator.comparingDouble(
                (PlayerEntry entry) -> entry.rating() == null ? Double.MAX_VALUE : -entry.rating()));
        return entries;
    }
}
