package dev.agon.server.lobby;

import dev.agon.game.Game;
import dev.agon.server.People;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import java.util.Comparator;
import java.util.List;

/** Who can be played against: agents and scripted players with their own ratings, programs that dialled in with those of people. */
final class Opponents {
    private final PlayerSource players;
    private final People people;

    Opponents(PlayerSource players, People people) {
        this.players = players;
        this.people = people;
    }

    /** Those with the highest ratings first. */
    List<PlayerEntry> of(Game game) {
        return players.list(game).stream()
                .map(entry -> entry.kind() == PlayerKind.REMOTE ? rated(entry, game) : entry)
                .sorted(Comparator.comparing(Opponents::strength).reversed())
                .toList();
    }

    private PlayerEntry rated(PlayerEntry entry, Game game) {
        People.Standing standing = people.standing(entry.name(), game);
        return standing == null
                ? entry
                : new PlayerEntry(entry.name(), entry.kind(), standing.rating(), standing.sigma(), entry.description());
    }

    private static double strength(PlayerEntry entry) {
        Double rating = entry.rating();
        return rating == null ? Double.NEGATIVE_INFINITY : rating;
    }
}
