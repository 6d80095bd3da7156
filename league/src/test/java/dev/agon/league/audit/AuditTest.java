package dev.agon.league.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.wire.Token;
import dev.agon.league.worker.Worker;
import dev.agon.league.worker.WorkerOptions;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PackedRollout;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker that lies about some of its matches is found at the first of them that is audited, and put in quarantine; an honest one never is,
 * whatever befalls it.
 */
class AuditTest {
    private static final NetworkConfig RECURRENT = new NetworkConfig(CoreKind.LSTM, 8, 16, 16, 16);
    private static final Pattern MATCH = Pattern.compile("match (\\d+) of lease ([0-9-]+)");
    private static final long MOST_SECONDS = 120;

    /** Longer than any line here is broken. */
    private static final long PATIENT = 10_000;

    @TempDir
    Path folder;

    @Test
    void whoMakesRewardsUpIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("connect4", 1)) {
            isFound(coordinator, "other rewards", Lie.ofRollouts(coordinator.codec, rollout -> {
                rollout.rewards[rollout.rewards.length - 1] += 1;
                return true;
            }));
        }
    }

    @Test
    void whoMakesObservationsUpIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("connect4", 1)) {
            isFound(coordinator, "other observations (planes)", Lie.ofRollouts(coordinator.codec, rollout -> {
                rollout.planes[0] = 1 - rollout.planes[0];
                return true;
            }));
        }
    }

    @Test
    void whoTellsOtherOrdersToLearnFromThanItPlayedByIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("connect4", 1)) {
            isFound(coordinator, "other orders to learn from", Lie.ofRollouts(coordinator.codec, rollout -> {
                long others = rollout.targetMask[0] & ~(1L << rollout.target[0]);
                rollout.target[0] = Long.numberOfTrailingZeros(others);
                return others != 0;
            }));
        }
    }

    @Test
    void whoMakesLogProbabilitiesUpIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("connect4", 1)) {
            isFound(coordinator, "other log-probabilities", Lie.ofRollouts(coordinator.codec, rollout -> {
                rollout.logProbability[0] -= 0.5f;
                return true;
            }));
        }
    }

    @Test
    void whoTellsTheOrdersOfAnotherMatchIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("connect4", 1)) {
            isFound(coordinator, "", Lie.ofOrders(false));
        }
    }

    @Test
    void whoDoesNotTellTheOrdersIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("kuhn", 1, 0)) {
            isFound(coordinator, "does not tell by which orders", Lie.ofOrders(true));
        }
    }

    @Test
    void whoReportsAnotherOutcomeIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("kuhn", 1)) {
            isFound(coordinator, "another outcome", Lie.ofOutcomes(result -> !result.getEvaluation()));
        }
        try (AuditedCoordinator coordinator = coordinator("kuhn", 1)) {
            isFound(coordinator, "another outcome", Lie.ofOutcomes(MatchResult::getEvaluation));
        }
    }

    @Test
    void whoPlaysAgainstSomebodyElseThanItWasLeasedIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("connect4", 1)) {
            isFound(coordinator, "did not draw", Lie.ofOpponents("random"));
        }
    }

    @Test
    void whoLeavesTheEndsOfMatchesOutIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("connect4", 1)) {
            isFound(coordinator, "leaves out steps", Lie.leavingOut(PackedRollout::getEnded));
        }
    }

    @Test
    void whoNeverTellsAnEndIsFound() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("kuhn", 0.01)) {
            String reason = quarantine(coordinator, Lie.ofEndlessMatches());
            assertTrue(reason.contains("of which it told no end"), reason);
        }
    }

    @Test
    void aShareOfOneInTenFindsALiarToo() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("kuhn", 0.1)) {
            isFound(coordinator, "another outcome", Lie.ofOutcomes(result -> true));
            assertTrue(coordinator.audits.tally().matches() < coordinator.results.get() / 2);
        }
    }

    /** The reason is as it should be, and of a match that was lied about. */
    private void isFound(AuditedCoordinator coordinator, String why, Lie lie) throws Exception {
        String reason = quarantine(coordinator, lie);
        assertTrue(reason.contains(why), reason);
        Matcher match = MATCH.matcher(reason);
        assertTrue(match.find(), reason);
        assertTrue(lie.isAbout(match.group(2), Integer.parseInt(match.group(1))), reason);
    }

    private String quarantine(AuditedCoordinator coordinator, Lie lie) throws Exception {
        try (LyingProxy proxy = new LyingProxy(coordinator.channel(), lie::lease, lie::chunk);
                Worker worker = worker(coordinator, proxy.port(), "liar")) {
            Thread playing = new Thread(() -> playUntilRefused(worker), "playing");
            playing.start();
            await("a quarantine", () -> !coordinator.quarantined().isEmpty());
            worker.close();
            playing.join();
        }
        return coordinator.quarantined().get(0);
    }

    private static void playUntilRefused(Worker worker) {
        try {
            worker.run();
        } catch (RuntimeException refused) {
            // As it should be.
        }
    }

    @Test
    void anHonestWorkerIsNeverAccused() throws Exception {
        honest("kuhn", RECURRENT, 100);
        honest("connect4", new NetworkConfig(CoreKind.TRANSFORMER, 8, 16, 16, 16), 50);
        honest("microrts8", RECURRENT, 2);
        honest("lanes3v3", RECURRENT, 1);
    }

    @Test
    @Tag("faults")
    void anHonestWorkerIsNeverAccusedInManyMatchesEither() throws Exception {
        for (CoreKind core : List.of(CoreKind.LSTM, CoreKind.TRANSFORMER)) {
            NetworkConfig network = new NetworkConfig(core, 8, 16, 16, 16);
            honest("kuhn", network, 4_000);
            honest("connect4", network, 1_000);
            honest("microrts8", network, 50);
            honest("lanes3v3", network, 10);
        }
    }

    private void honest(String game, NetworkConfig network, int matches) throws Exception {
        try (AuditedCoordinator coordinator =
                        new AuditedCoordinator(Games.onClassPath().get(game), network, 1, 256, PATIENT);
                Worker worker = worker(coordinator, coordinator.port(), "honest")) {
            Thread playing = new Thread(worker::run, "playing");
            playing.start();
            long audited = 0;
            while (audited < matches && coordinator.quarantined().isEmpty()) {
                long before = audited;
                await(
                        "audit after " + before + " of " + game,
                        () -> coordinator.audits.tally().matches() > before
                                || !coordinator.quarantined().isEmpty());
                audited = coordinator.audits.tally().matches();
            }
            assertEquals(List.of(), coordinator.quarantined());
            AuditTally tally = coordinator.audits.tally();
            assertTrue(tally.followed() > 0.7 * tally.decisions(), tally.toString());
            worker.close();
            playing.join();
        }
    }

    @Test
    void aWorkerWhoseLinesBreakAndWhoseProcessesEndIsNeverAccused() throws Exception {
        try (AuditedCoordinator coordinator = coordinator("kuhn", 1);
                LyingProxy proxy = new LyingProxy(coordinator.channel(), lease -> lease, chunk -> chunk)) {
            for (int life = 1; life <= 4; life++) {
                try (Worker worker = worker(coordinator, proxy.port(), "honest")) {
                    Thread playing = new Thread(worker::run, "playing");
                    playing.start();
                    for (int line = 1; line <= 4; line++) {
                        long until = coordinator.audits.tally().matches() + 50;
                        await("audits", () -> coordinator.audits.tally().matches() >= until);
                        proxy.cut();
                    }
                    worker.close();
                    playing.join();
                }
            }
            assertEquals(List.of(), coordinator.quarantined());
            assertEquals(0, coordinator.audits.tally().lies());
        }
    }

    @Test
    void aWorkerIsNotAccusedWhereTheLearnerComesBackWithOlderWeights() throws Exception {
        Game game = Games.onClassPath().get("connect4");
        try (AuditedCoordinator before = life(game, Token.random(), new AuditedCoordinator.Life(1, 100));
                AuditedCoordinator after = life(game, before.token, new AuditedCoordinator.Life(2, 0));
                LyingProxy proxy = new LyingProxy(before.channel(), lease -> lease, chunk -> chunk);
                Worker worker = worker(before, proxy.port(), "honest")) {
            Thread playing = new Thread(worker::run, "playing");
            playing.start();
            await("audits", () -> before.audits.tally().matches() >= 10);
            proxy.turnTo(after.channel(), 300);
            await(
                    "audits of the next life",
                    () -> after.audits.tally().matches() >= 20
                            || !after.quarantined().isEmpty());
            assertEquals(List.of(), after.quarantined());
            worker.close();
            playing.join();
        }
    }

    private static AuditedCoordinator life(Game game, Token token, AuditedCoordinator.Life life) {
        return new AuditedCoordinator(game, RECURRENT, 1, 256, PATIENT, token, life);
    }

    private static AuditedCoordinator coordinator(String game, double share) {
        return coordinator(game, share, PATIENT);
    }

    private static AuditedCoordinator coordinator(String game, double share, long lateMillis) {
        return new AuditedCoordinator(Games.onClassPath().get(game), RECURRENT, share, 256, lateMillis);
    }

    private Worker worker(AuditedCoordinator coordinator, int port, String name) throws IOException {
        Path token = folder.resolve("token-" + port);
        coordinator.token.write(token);
        return new Worker(
                new WorkerOptions(new InetSocketAddress("127.0.0.1", port), token, name), Games.onClassPath());
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, () -> "no " + what + " within " + MOST_SECONDS + " s");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
