package dev.agon.dashboard;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.MetricsLog;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.AgentRecord;
import dev.agon.league.store.LeaseRecord;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.Origin;
import dev.agon.league.store.Origins;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import dev.agon.proto.training.AgentStatus;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run folder as training writes it, with an invented story: a learner that comes to beat every anchor, and its exploiter. */
final class FakeRun {
    /** When the one lease was given out whose results have not come. */
    static final Instant LEASED = Instant.parse("2026-01-02T12:00:00Z");

    private static final String EXPLOITER = "main-exploiter";
    private static final int UPDATES = 400;
    private static final int SNAPSHOTS = 24;
    private static final long STEPS = 6_000_000;
    private static final int MATCHES_PER_PAIR = 20;

    private final Game game;
    private final Instant end;
    private final MatchRandom random = new MatchRandom(7);

    private FakeRun(Game game, Instant end) {
        this.game = game;
        this.end = end;
    }

    /** Writes the run into an empty folder; its last update was at the given time. */
    static RunFolder write(Path folder, String gameName, Instant end) {
        RunFolder run = RunFolder.createAt(folder, RunConfig.defaults(gameName));
        FakeRun story = new FakeRun(Games.onClassPath().get(gameName), end);
        story.writeMetrics(run);
        try (Store store = SqliteStore.open(run.database())) {
            story.writeLeague(store);
        }
        return run;
    }

    /** Training as its learner tells it while it runs. */
    static TrainingStatus status(String run) {
        TrainingStatus.Builder status = TrainingStatus.newBuilder()
                .setRun(run)
                .setIncarnation(1)
                .setVersion(UPDATES)
                .setSteps(STEPS)
                .setDecisionsPerSecond(12_413)
                .setStalenessMean(0.71)
                .setStalenessMax(3)
                .setQueuedDecisions(3_210)
                .setDroppedDecisions(412)
                .addAgents(AgentStatus.newBuilder()
                        .setName(PlayerName.MAIN_AGENT)
                        .setRole("main")
                        .setVersion(UPDATES)
                        .setSteps(STEPS))
                .addAgents(AgentStatus.newBuilder()
                        .setName(EXPLOITER)
                        .setRole(EXPLOITER)
                        .setVersion(18)
                        .setSteps(STEPS / 8));
        for (int worker = 1; worker <= 2; worker++) {
            status.addWorkers(WorkerStatus.newBuilder()
                    .setName("worker-" + worker)
                    .setHost("localhost")
                    .setProcessId(4_000 + worker)
                    .setDecisionsPerSecond(5_800 + 400.0 * worker)
                    .setStaleness(worker - 1)
                    .setSecondsSinceHeard(worker == 1 ? 0 : 3)
                    .setRestarts(worker - 1)
                    .setEvaluationSteps(80)
                    .setSteps(1_000)
                    .setLease(worker == 1 ? "main@latest, itself" : "main@latest, main@8"));
        }
        return status.build();
    }

    private void writeMetrics(RunFolder run) {
        try (MetricsLog log = MetricsLog.open(run.metrics())) {
            for (int update = 1; update <= UPDATES; update++) {
                log.append(figures(update));
            }
        }
    }

    private Map<String, Object> figures(int update) {
        double share = update / (double) UPDATES;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("time", end.minusSeconds(UPDATES - update).toString());
        figures.put("step", STEPS * update / UPDATES);
        figures.put("version", update);
        figures.put("decisionsPerSecond", 12_000 + 900 * noise());
        figures.put("policyLoss", -0.012 + 0.004 * noise());
        figures.put("valueLoss", 0.42 * Math.exp(-3 * share) + 0.05 + 0.02 * noise());
        figures.put("entropy", 2.3 - 1.1 * share + 0.05 * noise());
        figures.put("kl", 0.011 + 0.003 * noise());
        figures.put("clipFraction", 0.12 + 0.02 * noise());
        figures.put("explainedVariance", 0.85 * (1 - Math.exp(-5 * share)) + 0.03 * noise());
        figures.put("gradientNorm", 0.6 + 0.2 * noise());
        figures.put("learningRate", 3e-4 * (1 - 0.9 * share));
        figures.put("stalenessMean", 0.7 + 0.15 * noise());
        figures.put("stalenessMax", 3);
        figures.put("staleness", Map.of("0", 0.6, "1", 0.4));
        figures.put("rating", rating(share) + 12 * noise());
        figures.put("ratingSigma", 30.0);
        figures.put("workers", 2);
        figures.put("dropped", 412 * update / UPDATES);
        figures.put("queue", 3_000);
        Map<String, Object> rates = new LinkedHashMap<>();
        for (Game.Anchor anchor : game.anchors()) {
            rates.put(anchor.bot(), expected(rating(share), anchor.rating()));
        }
        figures.put("winRates", rates);
        return figures;
    }

    private void writeLeague(Store store) {
        store.addAgent(new AgentRecord(PlayerName.MAIN_AGENT, "main", end.minusSeconds(UPDATES)));
        List<RatingRecord> ratings = new ArrayList<>();
        List<MatchRecord> matches = new ArrayList<>();
        for (int version = 1; version <= SNAPSHOTS; version++) {
            double share = version / (double) SNAPSHOTS;
            long step = STEPS * version / SNAPSHOTS;
            Instant time = end.minusSeconds(Math.round(UPDATES * (1 - share)));
            String name = PlayerName.snapshot(PlayerName.MAIN_AGENT, version);
            String file = "snapshots/main-" + version + ".safetensors";
            store.addSnapshot(
                    new SnapshotRecord(PlayerName.MAIN_AGENT, version, step, file, "%064x".formatted(version), time));
            for (Game.Anchor anchor : game.anchors()) {
                addMatches(matches, name, rating(share), PlayerName.bot(anchor.bot()), anchor.rating(), step, time);
            }
            if (version > 1) {
                double before = rating((version - 1) / (double) SNAPSHOTS);
                String other = PlayerName.snapshot(PlayerName.MAIN_AGENT, version - 1);
                addMatches(matches, name, rating(share), other, before, step, time);
            }
            double sigma = 22 + 30 * share + 6 * random.nextInt(4);
            ratings.add(new RatingRecord(name, step, time, rating(share) + 25 * noise(), sigma, 60));
        }
        addExploiter(store, matches, ratings);
        store.addMatches(matches);
        store.addRatings(ratings);
        store.addLeases(List.of(new LeaseRecord(
                "lease-9",
                "worker-2",
                STEPS,
                LEASED,
                0,
                List.of(
                        new LeaseRecord.LeasedMatch(0, 5, List.of("main@24", "bot:rush")),
                        new LeaseRecord.LeasedMatch(1, 5, List.of("bot:rush", "main@24"))))));
    }

    /** Of its three snapshots two are rated, the second after it began anew from the main agent. */
    private void addExploiter(Store store, List<MatchRecord> matches, List<RatingRecord> ratings) {
        store.addAgent(new AgentRecord(EXPLOITER, EXPLOITER, end.minusSeconds(UPDATES)));
        for (int version = 6; version <= 18; version += 6) {
            double share = version / (double) SNAPSHOTS;
            long step = STEPS * version / SNAPSHOTS;
            Instant time = end.minusSeconds(Math.round(UPDATES * (1 - share)));
            store.addSnapshot(new SnapshotRecord(
                    EXPLOITER, version, step, "snapshots/" + version, "%064x".formatted(version), time));
            if (version < 18) {
                String name = PlayerName.snapshot(EXPLOITER, version);
                String main = PlayerName.snapshot(PlayerName.MAIN_AGENT, version);
                addMatches(matches, name, rating(share) - 80, main, rating(share), step, time);
                ratings.add(new RatingRecord(name, step, time, rating(share) - 80, 60, MATCHES_PER_PAIR));
            }
        }
        Origins.add(store, new Origin(EXPLOITER, 9, PlayerName.snapshot(PlayerName.MAIN_AGENT, 8), STEPS / 3));
    }

    private void addMatches(
            List<MatchRecord> into, String a, double ratingA, String b, double ratingB, long step, Instant time) {
        for (int i = 0; i < MATCHES_PER_PAIR; i++) {
            double outcome = random.nextInt(1000) < 1000 * expected(ratingA, ratingB) ? 1 : -1;
            into.add(new MatchRecord(
                    a + "/" + b + "/" + i,
                    MatchRecord.Purpose.EVALUATION,
                    step,
                    time,
                    i,
                    1_800,
                    random.nextLong(),
                    List.of(new MatchRecord.Seat(0, a, outcome), new MatchRecord.Seat(1, b, -outcome))));
        }
    }

    private static double rating(double share) {
        return 1_250 / (1 + Math.exp(-7 * (share - 0.4))) - 60;
    }

    private static double expected(double rating, double other) {
        return 1 / (1 + Math.pow(10, (other - rating) / 400));
    }

    /** In [-1, 1). */
    private double noise() {
        return random.nextInt(2_000) / 1_000.0 - 1;
    }
}
