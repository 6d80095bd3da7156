package dev.agon.league.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.LeaseRecord;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.PostgresServer;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.StoreReader;
import dev.agon.league.wire.Token;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the coordinator of a run at random moments, starting and saving included, and has another go on. {@code
 * -Dagon.crashes=200} does it as often as that, {@code -Dagon.crashes.seed} at other moments.
 */
class CoordinatorCrashTest {
    private static final int CRASHES = Integer.getInteger("agon.crashes", 2);
    private static final long SEED = Long.getLong("agon.crashes.seed", 1);
    private static final int LIFE_MILLIS = 3_000;
    private static final String ANCHOR = "echo:random";

    @TempDir
    Path folder;

    private final MatchRandom random = new MatchRandom(SEED);
    private long checked;
    private int crashes;

    @Test
    void losesNoAcknowledgedResultAndCountsNoneTwice() throws Exception {
        crash(RunFolder.createAt(folder.resolve("run"), config()));
    }

    @Test
    void losesNoneInPostgresqlEither() throws Exception {
        PostgresServer server = PostgresServer.shared();
        RunFolder run = RunFolder.createAt(
                folder.resolve("run"),
                ConfigYaml.override(
                        config(),
                        List.of("store.url=" + server.url() + "?user=" + PostgresServer.USER + "&password="
                                + URLEncoder.encode(server.password(), StandardCharsets.UTF_8))));
        crash(run);
    }

    private void crash(RunFolder run) throws Exception {
        Path token = folder.resolve("token");
        Token.random().write(token);
        Coordinator coordinator = Coordinator.start(run, token, 0);
        int port = coordinator.awaitServing();
        try (Witness witness = new Witness(run, port, Token.read(token), "bot:" + ANCHOR);
                Worker worker = new Worker(WorkerOptions.of("127.0.0.1:" + port, token), Games.onClassPath())) {
            Thread playing = new Thread(worker::run, "playing");
            playing.start();
            witness.awaitAcknowledged(1);
            awaitLease(run);
            for (int crash = 1; crash < CRASHES; crash++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LIFE_MILLIS));
                coordinator.kill();
                witness.pause();
                assertNothingLost(run, witness);
                coordinator = Coordinator.start(run, token, port);
                if (random.nextInt(3) > 0) {
                    coordinator.awaitServing();
                }
                witness.goOn();
            }
            witness.awaitAcknowledged(witness.acknowledged().size() + 1);
            coordinator.kill();
            witness.pause();
            assertNothingLost(run, witness);
            worker.close();
            playing.join();
        }
        coordinator = Coordinator.start(run, token, port);
        coordinator.awaitServing();
        assertWhole(run);
        coordinator.stop();
        assertWhole(run);
        System.out.printf(
                "%d crashes: %d results in the store, %d of them acknowledged to the witness%n",
                CRASHES, matches(run).size(), checked);
    }

    /** Until something was given out to measure. */
    private static void awaitLease(RunFolder run) throws InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            try (StoreReader store = RunStore.read(run)) {
                if (!store.lastLeases(1).isEmpty()) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("nothing was given out to measure");
    }

    private void assertNothingLost(RunFolder run, Witness witness) {
        Set<String> told = witness.acknowledged();
        List<MatchRecord> kept = matches(run);
        Map<String, Integer> times = new HashMap<>();
        kept.forEach(match -> times.merge(match.key(), 1, Integer::sum));
        Set<String> lost = new HashSet<>(told);
        lost.removeAll(times.keySet());
        assertEquals(Set.of(), lost, "acknowledged, but not in the store");
        assertEquals(times.size(), kept.size(), "recorded twice");
        checked = told.size();
        if (++crashes % 10 == 0) {
            System.out.printf(
                    "after crash %d: %d results in the store, %d acknowledged to the witness, none lost%n",
                    crashes, kept.size(), checked);
        }
    }

    /** Everything that follows from the matches is what the matches say. */
    private void assertWhole(RunFolder run) {
        RunConfig config = run.config();
        Game game = config.resolveGame(Games.onClassPath());
        List<MatchRecord> kept = matches(run);
        try (StoreReader store = RunStore.read(run)) {
            RatingTable anew = RatingTable.of(config.anchors(game), store);
            List<RatingRecord> written = store.ratings();
            assertTrue(written.size() > 1, "nobody was rated");
            for (RatingRecord rating : written) {
                assertEquals(anew.rating(rating.player()).mean(), rating.rating(), rating.player());
                assertEquals(anew.rating(rating.player()).sigma(), rating.sigma(), rating.player());
                assertEquals(anew.matches(rating.player()), rating.matches(), rating.player());
            }
            long tallied =
                    store.tallies().stream().mapToLong(tally -> tally.matches()).sum();
            assertEquals(2L * kept.size(), tallied);
            assertLeasesSettled(store, kept);
        }
    }

    private static void assertLeasesSettled(StoreReader store, List<MatchRecord> kept) {
        Map<String, Integer> filed = new HashMap<>();
        kept.forEach(match -> filed.merge(match.key().replaceAll("/[^/]*$", ""), 1, Integer::sum));
        List<LeaseRecord> leases = store.lastLeases(Integer.MAX_VALUE);
        assertTrue(!leases.isEmpty(), "no lease was recorded");
        for (LeaseRecord lease : leases) {
            assertEquals(filed.getOrDefault(lease.id(), 0), lease.filed(), lease.id());
        }
    }

    private static List<MatchRecord> matches(RunFolder run) {
        List<MatchRecord> matches = new ArrayList<>();
        try (StoreReader store = RunStore.read(run)) {
            store.forEachRatedMatch(matches::add);
        }
        return matches;
    }

    private static RunConfig config() {
        return ConfigYaml.override(
                RunConfig.defaults("kuhn"),
                List.of(
                        "ppo.batch=512",
                        "ppo.minibatch=128",
                        "ppo.rolloutSteps=16",
                        "worker.matches=16",
                        "learner.threads=1",
                        "learner.checkpointSeconds=1",
                        // The witness tells results of matches that nobody leased it.
                        "learner.auditShare=0",
                        "league.snapshotEverySteps=1000",
                        "league.evaluationShare=0.1",
                        "league.anchors." + ANCHOR + "=50",
                        "workers=1"));
    }
}
