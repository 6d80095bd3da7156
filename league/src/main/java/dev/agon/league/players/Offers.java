package dev.agon.league.players;

import dev.agon.game.Game;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.PlayerName;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.remote.RemoteBots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is offered for a game: policies of its run, the house player, programs that dialled in and bots. Thread-safe. */
final class Offers {
    private final NamedRuns runs;
    private final HousePlayers house;
    private final @Nullable RemoteBots remotes;
    private final PolicyCache cache;

    /** Those there are. */
    Offers(NamedRuns runs, HousePlayers house, @Nullable RemoteBots remotes, PolicyCache cache) {
        this.runs = runs;
        this.house = house;
        this.remotes = remotes;
        this.cache = cache;
    }

    /** All of them, those with the highest ratings first. */
    List<PlayerEntry> of(Game game) {
        List<PlayerEntry> entries = new ArrayList<>();
        Optional<RunFolder> run = runs.offered(game);
        run.ifPresent(known -> entries.addAll(RunOffers.of(known, cache)));
        if (house.has(game)) {
            entries.add(house(HousePlayers.NAME, game, "The small trained policy that ships with the game."));
            if (game.perfectInformation()) {
                entries.add(house(
                        HousePlayers.NAME + PlayedPolicy.SEARCH,
                        game,
                        "The house player, looking ahead before it moves."));
            }
        }
        if (remotes != null) {
            entries.addAll(remotes.list(game));
        }
        entries.addAll(bots(game, anchors(game, run)));
        entries.sort(Comparator.comparing(
                entry -> entry.rating() == null ? Double.NEGATIVE_INFINITY : entry.rating(),
                Comparator.reverseOrder()));
        return entries;
    }

    private static List<Game.Anchor> anchors(Game game, Optional<RunFolder> run) {
        return run.map(known -> known.config().anchors(game)).orElse(game.anchors());
    }

    /** Whether a bot is among them. */
    boolean has(String bot, Game game) {
        return bots(game, anchors(game, runs.offered(game))).stream()
                .anyMatch(entry -> entry.name().equals(bot));
    }

    /** Their names, and others that somebody may have meant who wrote a name that nobody has. */
    List<String> names(Game game) {
        List<String> names =
                new ArrayList<>(of(game).stream().map(PlayerEntry::name).toList());
        if (house.has(game)) {
            names.add(HousePlayers.NAME + PlayedPolicy.GREEDY);
        }
        names.addAll(runs.latest());
        return names.stream().distinct().toList();
    }

    private static PlayerEntry house(String name, Game game, String description) {
        return HouseRatings.of(game, name)
                .map(rating -> new PlayerEntry(name, PlayerKind.AGENT, rating.mean(), rating.sigma(), description))
                .orElseGet(() -> PlayerEntry.unrated(name, PlayerKind.AGENT, description));
    }

    private static List<PlayerEntry> bots(Game game, List<Game.Anchor> anchors) {
        Set<String> bots = new TreeSet<>(game.bots().keySet());
        anchors.forEach(anchor -> bots.add(anchor.bot()));
        List<PlayerEntry> entries = new ArrayList<>();
        for (String bot : bots) {
            Optional<Game.Anchor> anchor =
                    anchors.stream().filter(a -> a.bot().equals(bot)).findFirst();
            String name = PlayerName.bot(bot);
            entries.add(
                    anchor.isPresent()
                            ? new PlayerEntry(name, PlayerKind.BOT, anchor.get().rating(), 0.0, "Its rating is fixed.")
                            : PlayerEntry.unrated(name, PlayerKind.BOT, "Scripted."));
        }
        return entries;
    }
}
