package dev.agon.benchmarks;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.AgentRecord;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.Store;
import dev.agon.league.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * What a store does under load: {@code StoreLoad FOLDER [MATCHES [a.b=c ...]]}, e.g. {@code StoreLoad /tmp/load 1000000
 * store.url=jdbc:postgresql://...}. Fills a league of lanes1v1 with 200 snapshots, measures how many results a second go in for groups
 * of several sizes and whether 2,000 a second are kept up with, then reads. Of a folder that it filled before it only reads.
 */
public final class StoreLoad {
    private static final int SNAPSHOTS = 200;
    private static final int OFFERED_PER_SECOND = 2_000;
    private static final int SECONDS = 20;
    private static final int READS = 20;
    private static final int FILL_GROUP = 1_000;

    private final Game game;
    private final boolean filled;
    private final RunFolder run;
    private final List<String> players = new ArrayList<>();
    private final MatchRandom random = new MatchRandom(1);
    private final RatingTable ratings;
    private long made;

    private StoreLoad(Path folder, List<String> settings) {
        filled = RunFolder.isRun(folder);
        run = filled
                ? RunFolder.open(folder)
                : RunFolder.createAt(folder, ConfigYaml.override(RunConfig.defaults("lanes1v1"), settings));
        RunConfig config = run.config();
        game = config.resolveGame(Games.onClassPath());
        ratings = new RatingTable(config.anchors(game));
        players.addAll(ratings.anchors());
    }

    /** Prints a table. */
    public static void main(String[] arguments) throws Exception {
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        long matches = rest.isEmpty() ? 1_000_000 : Long.parseLong(rest.get(0));
        new StoreLoad(Path.of(arguments[0]), rest.isEmpty() ? List.of() : rest.subList(1, rest.size()))
                .measure(matches);
    }

    private void measure(long matches) throws Exception {
        if (!filled) {
            try (Store store = RunStore.open(run, RunStore.Stage.FRESH)) {
                populate(store);
                for (int group : new int[] {1, 10, 100, 1_000}) {
                    groups(store, group);
                }
                keepUp(store);
                fill(store, matches);
                keepUp(store);
            }
        }
        read();
        say(
                "opened again as --resume does in %.1f s",
                seconds(() -> {
                    RunStore.open(run, RunStore.Stage.SAVED).close();
                    return true;
                }));
    }

    private void populate(Store store) {
        store.addAgent(new AgentRecord(PlayerName.MAIN_AGENT, PlayerName.MAIN_AGENT, Instant.EPOCH));
        for (int i = 1; i <= SNAPSHOTS; i++) {
            store.addSnapshot(
                    new SnapshotRecord(PlayerName.MAIN_AGENT, i, i * 200_000L, "main-" + i, "0", Instant.EPOCH));
            players.add(PlayerName.snapshot(PlayerName.MAIN_AGENT, i));
        }
    }

    private void groups(Store store, int size) throws Exception {
        int groups = Math.max(20, Math.min(1_000, 20_000 / size));
        double seconds = seconds(() -> {
            for (int i = 0; i < groups; i++) {
                store.addMatches(group(size));
            }
            return true;
        });
        say("groups of %4d: %8.0f results/s", size, groups * size / seconds);
    }

    /** Results arrive evenly; whatever waits when a group is written is the next group, as the learner's clerk does it. */
    private void keepUp(Store store) {
        long begin = System.nanoTime();
        long taken = 0;
        int groups = 0;
        double longest = 0;
        long rated = begin;
        for (long now = begin; now - begin < SECONDS * 1_000_000_000L; now = System.nanoTime()) {
            int waiting = (int) ((now - begin) * OFFERED_PER_SECOND / 1_000_000_000L - taken);
            if (waiting == 0) {
                Thread.onSpinWait();
                continue;
            }
            ratings.addAll(store.addMatches(group(waiting)));
            if (now - rated > 250_000_000L) {
                store.addRatings(ratings.takeChanged(taken, Instant.now()));
                rated = now;
            }
            longest = Math.max(longest, (System.nanoTime() - now) / 1e6);
            taken += waiting;
            groups++;
        }
        say(
                "offered %d results/s for %d s: %d filed in %d groups, longest wait %.0f ms",
                OFFERED_PER_SECOND, SECONDS, taken, groups, longest);
    }

    private void fill(Store store, long matches) throws Exception {
        long missing = Math.max(0, matches - made);
        double seconds = seconds(() -> {
            for (long left = missing; left > 0; left -= FILL_GROUP) {
                store.addMatches(group((int) Math.min(left, FILL_GROUP)));
            }
            return true;
        });
        say("filled up to %d matches at %.0f results/s", made, missing / seconds);
    }

    private void read() throws IOException {
        LeagueReader[] reader = new LeagueReader[1];
        timed("a store opened and the ladder read", () -> {
            try (StoreReader store = RunStore.read(run)) {
                return LeagueReader.of(run.config(), game, store).ladder().size();
            }
        });
        try (StoreReader store = RunStore.read(run)) {
            reader[0] = LeagueReader.of(run.config(), game, store);
            timed("ladder", () -> reader[0].ladder().size());
            timed(
                    "payoff matrix",
                    () -> reader[0].payoff(reader[0].ladder()).players().size());
            timed(
                    "milestones",
                    () -> reader[0].milestones(PlayerName.MAIN_AGENT).size());
            timed("last 20 matches", () -> store.lastMatches(20).size());
        }
        timedOnce("ratings computed anew from all matches", () -> {
            try (StoreReader store = RunStore.read(run)) {
                return RatingTable.of(game.anchors(), store).matches(players.get(0));
            }
        });
    }

    private static void timed(String what, Callable<? extends Number> reading) {
        double[] millis = new double[READS];
        Number rows = 0;
        for (int i = 0; i < READS; i++) {
            Number[] answer = new Number[1];
            millis[i] = 1e3 * seconds(() -> answer[0] = reading.call());
            rows = answer[0];
        }
        Arrays.sort(millis);
        say("%-45s median %7.1f ms, longest %7.1f ms (%s)", what, millis[READS / 2], millis[READS - 1], rows);
    }

    private static void timedOnce(String what, Callable<? extends Number> reading) {
        say("%-45s %.1f s", what, seconds(reading));
    }

    private static double seconds(Callable<?> work) {
        long begin = System.nanoTime();
        try {
            Object unused = work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private List<MatchRecord> group(int size) {
        List<MatchRecord> matches = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String home = players.get(random.nextInt(players.size()));
            String away = players.get(random.nextInt(players.size()));
            double outcome = random.nextInt(3) - 1;
            made++;
            matches.add(new MatchRecord(
                    "1-" + made / 32 + "/" + made % 32,
                    MatchRecord.Purpose.EVALUATION,
                    made,
                    Instant.ofEpochMilli(1_700_000_000_000L + made),
                    random.nextLong(),
                    1_000,
                    random.nextLong(),
                    List.of(new MatchRecord.Seat(0, home, outcome), new MatchRecord.Seat(1, away, -outcome))));
        }
        return matches;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
