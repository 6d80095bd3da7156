package dev.agon.cli;

import dev.agon.agents.bench.EnvWorkload;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.server.replay.RecordedOrders;
import dev.agon.server.replay.ReplayFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches that ship with the program, so that speeds are of the same play everywhere: resources {@code
 * agon/workloads/GAME-N.replay}, N from 1. After a change of rules they are recorded again, see docs/benchmarks.md.
 */
final class RecordedWorkloads {
    private final List<RecordedOrders> matches;

    private RecordedWorkloads(List<RecordedOrders> matches) {
        this.matches = matches;
    }

    /** Whether there are any of a game. */
    static boolean exists(String game) {
        return resource(game, 1) != null;
    }

    /** All matches of a game. */
    static RecordedWorkloads load(String game) {
        List<RecordedOrders> matches = new ArrayList<>();
        URL resource = resource(game, 1);
        while (resource != null) {
            matches.add(read(resource));
            resource = resource(game, matches.size() + 1);
        }
        return new RecordedWorkloads(matches);
    }

    /** Names of the resources of a game. */
    static List<String> resources(String game) {
        List<String> names = new ArrayList<>();
        while (resource(game, names.size() + 1) != null) {
            names.add(name(game, names.size() + 1));
        }
        return names;
    }

    private static @Nullable URL resource(String game, int n) {
        return RecordedWorkloads.class.getResource(name(game, n));
    }

    private static String name(String game, int n) {
        return "/agon/workloads/" + game + "-" + n + ReplayFiles.SUFFIX;
    }

    private static RecordedOrders read(URL resource) {
        try (InputStream in = resource.openStream()) {
            return RecordedOrders.of(Games.onClassPath(), ReplayFiles.read(resource.getFile(), in));
        } catch (IOException e) {
            throw new UncheckedIOException("workload " + resource.getFile() + ": " + e.getMessage(), e);
        }
    }

    /** What is played. */
    Game game() {
        return matches.get(0).game();
    }

    /** How many matches there are. */
    int size() {
        return matches.size();
    }

    /** All matches in turn, over and over. */
    EnvWorkload workload() {
        return new EnvWorkload() {
            private int played = -1;
            private int given;

            @Override
            public Match next() {
                played++;
                given = 0;
                return current().start();
            }

            private RecordedOrders current() {
                return matches.get(played % matches.size());
            }

            @Override
            public void order(int view, Observation seen, Orders orders) {
                current().give(given++, orders);
            }
        };
    }
}
