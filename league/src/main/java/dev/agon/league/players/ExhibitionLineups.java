package dev.agon.league.players;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.server.Lineup;
import dev.agon.server.LineupSource;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Who plays on TV: the newest snapshot of the run, in turn against itself and against the listed player whose rating is nearest;
 * sides change from match to match. Where there is no snapshot yet, the house player or the strongest bot takes its place.
 */
public final class ExhibitionLineups implements LineupSource {
    private final Games games;
    private final PlayerCatalogue catalogue;
    private final Supplier<Optional<RunFolder>> run;
    private final String fallbackGame;
    private final AtomicInteger shown = new AtomicInteger();

    /**
     * Lineups of a run as it stands when each match begins.
     *
     * @param fallbackGame what is shown while there is no run
     */
    public ExhibitionLineups(
            Games games, PlayerCatalogue catalogue, Supplier<Optional<RunFolder>> run, String fallbackGame) {
        this.games = games;
        this.catalogue = catalogue;
        this.run = run;
        this.fallbackGame = fallbackGame;
    }

    @Override
    public Lineup next() {
        Optional<RunConfig> config = run.get().map(RunFolder::config);
        Game game = config.map(known -> known.resolveGame(games)).orElseGet(() -> games.get(fallbackGame));
        Map<String, String> settings = config.map(RunConfig::settings).orElse(Map.of());
        // A program of somebody else's plays when it is asked to, and comes and goes.
        List<PlayerEntry> listed = catalogue.list(game).stream()
                .filter(entry -> entry.kind() != PlayerKind.REMOTE)
                .toList();
        PlayerEntry star = star(listed);
        int number = shown.getAndIncrement();
        // By number: the newest may be another one when the players sit down, and the result counts for the one that
        // played.
        String name = catalogue.resolve(star.name(), game).name();
        String rival = number % 2 == 0 ? name : nearest(star, listed).name();
        List<String> teams = new ArrayList<>();
        for (int team = 0; team < game.teams(); team++) {
            teams.add(team == number / 2 % game.teams() ? name : rival);
        }
        return new Lineup(game.name(), settings, teams);
    }

    /** The newest policy of the run where it is listed, else the house player, else the best listed. */
    private static PlayerEntry star(List<PlayerEntry> listed) {
        return listed.stream()
                .filter(entry -> entry.name().endsWith("@" + RunSnapshots.LATEST))
                .findFirst()
                .or(() -> listed.stream()
                        .filter(entry -> entry.name().equals("house"))
                        .findFirst())
                .orElseGet(() -> listed.get(0));
    }

    private static PlayerEntry nearest(PlayerEntry star, List<PlayerEntry> listed) {
        return listed.stream()
                .filter(entry -> !entry.name().equals(star.name()))
                .min(Comparator.comparingDouble(entry -> Math.abs(rating(entry) - rating(star))))
                .orElse(star);
    }

    private static double rating(PlayerEntry entry) {
        Double rating = entry.rating();
        return rating == null ? 0 : rating;
    }
}
