package dev.agon.league.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoLearner;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.CoordinatorServer;
import dev.agon.league.coordinator.Handshake;
import dev.agon.league.coordinator.RolloutIntake;
import dev.agon.league.coordinator.Rounds;
import dev.agon.league.coordinator.WeightsShelf;
import dev.agon.league.imitation.Imitation;
import dev.agon.league.matchmaking.Matchmaker;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.run.MetricsLog;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.Store;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.RoundsState;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A learner with its coordinator, from the run's folder to the last checkpoint. A fresh run serves before its database exists;
 * one that goes on restores everything first.
 *
 * <pre>{@code
 * LearnerProcess process = new LearnerProcess(options, Games.onClassPath());
 * Map<String, Object> summary = process.run(port -> tellParent(port));     // until done or stop()
 * }</pre>
 */
public final class LearnerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(LearnerProcess.class);

    private static final int CHUNKS_PER_BATCH = 16;

    private final LearnerOptions options;
    private final RunFolder run;
    private final RunConfig config;
    private final PolicySpec spec;
    private final Checkpoints checkpoints;
    private final int incarnation;
    private final Clock clock = Clock.systemUTC();
    private final RecentForm form = new RecentForm();
    private final RatingTable ratings;
    private final Matchmaker matchmaker;
    private final LeagueDesk desk;
    private Optional<RoundsState> savedRounds = Optional.empty();
    private volatile @Nullable Learner learner;
    private volatile boolean stopped;

    /** Counts one more start of the run's learner and reads its configuration. */
    public LearnerProcess(LearnerOptions options, Games games) throws IOException {
        this.options = options;
        run = RunFolder.open(options.run());
        config = run.config();
        Game game = config.resolveGame(games);
        spec = new PolicySpec(game, config.network());
        checkpoints = new Checkpoints(run.checkpoint());
        incarnation = checkpoints.nextIncarnation();
        ratings = new RatingTable(config.anchors(game));
        matchmaker = Matchmakers.create(config.league(), config.seed());
        desk = new LeagueDesk(game, config, incarnation, matchmaker, ratings);
    }

    /**
     * Trains until the configured steps are done or {@link #stop} is called.
     *
     * @param whenServing hears the port that workers can join
     * @return what came of it, by the names of the command line's JSON
     */
    public Map<String, Object> run(IntConsumer whenServing) throws IOException, InterruptedException {
        RunStore.Stage stage = stage();
        boolean fresh = stage == RunStore.Stage.FRESH;
        CompletableFuture<Store> opening = CompletableFuture.supplyAsync(() -> RunStore.open(run, stage));
        if (!fresh) {
            restore(opened(opening));
        }
        try (PpoLearner ppo = new PpoLearner(
                        spec,
                        config.ppo(),
                        config.rewards(),
                        config.imitation(),
                        config.learner().threads(),
                        MatchRandom.derive(config.seed(), 1));
                MetricsLog metrics = MetricsLog.open(run.metrics())) {
            Progress progress = load(ppo, fresh ? null : opened(opening), metrics);
            return serve(ppo, progress, metrics, opening, whenServing);
        } finally {
            opened(opening).close();
        }
    }

    private RunStore.Stage stage() throws IOException {
        if (incarnation == 1 && !Files.exists(run.database())) {
            return RunStore.Stage.FRESH;
        }
        return checkpoints.isEmpty() ? RunStore.Stage.STARTED : RunStore.Stage.SAVED;
    }

    private static Store opened(CompletableFuture<Store> opening) {
        try {
            return opening.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw failed;
        }
    }

    private void restore(Store store) {
        store.forEachRatedMatch(match -> {
            ratings.add(match);
            form.add(match);
        });
        ratings.takeChanged(0, clock.instant());
        store.matchmaker(config.league().matchmaker()).ifPresent(matchmaker::restore);
        store.snapshots().stream().map(SnapshotRecord::name).forEach(desk::addSnapshot);
    }

    private Progress load(PpoLearner ppo, @Nullable Store store, MetricsLog metrics) throws IOException {
        Optional<Checkpoints.Saved> saved = checkpoints.newest();
        Progress progress = Progress.start();
        if (saved.isPresent()) {
            ppo.restore(saved.get().learner());
            progress = saved.get().progress();
            savedRounds = saved.get().rounds();
            LOG.info("going on at version {} after {} decisions", progress.version(), progress.steps());
        } else if (options.initializeFrom() != null) {
            ppo.load(PolicyFile.read(options.initializeFrom(), spec.game()));
        }
        if (saved.isEmpty() && config.imitation().wanted()) {
            imitate(ppo, metrics);
        }
        if (config.learner().deterministic()) {
            // Going on from an older checkpoint makes the snapshots that followed it once more.
            return progress;
        }
        long newest = store == null ? -1 : Population.newest(store).orElse(-1);
        return newest > progress.version() ? progress.withVersion(newest + 1) : progress;
    }

    private void imitate(PpoLearner ppo, MetricsLog metrics) {
        long[] learned = {0};
        ppo.imitate(Imitation.rounds(config, spec, Games.onClassPath(), () -> stopped), stats -> {
            learned[0] += stats.decisions();
            metrics.append(Figures.imitated(clock.instant(), learned[0], stats));
        });
        LOG.info("imitated {} for {} decisions", config.imitation().replays(), learned[0]);
    }

    private Map<String, Object> serve(
            PpoLearner ppo,
            Progress progress,
            MetricsLog metrics,
            CompletableFuture<Store> opening,
            IntConsumer whenServing)
            throws IOException, InterruptedException {
        RolloutIntake intake = new RolloutIntake(
                (int) Math.max(1, config.ppo().batch() * config.learner().queueShare()));
        WeightsShelf shelf = new WeightsShelf(
                run.name(),
                incarnation,
                ppo.policy(progress.version()),
                number -> Population.read(run, spec.game(), number));
        Rounds rounds = new Rounds(incarnation, partsBefore());
        Supply supply = supply(intake, rounds, shelf);
        try (CoordinatorServer server = new CoordinatorServer(
                new InetSocketAddress("127.0.0.1", options.port()),
                Token.read(options.tokenFile()),
                handshake(),
                new RolloutCodec(spec),
                intake,
                rounds,
                shelf,
                desk,
                this::status)) {
            Learner training = new Learner(
                    config,
                    ppo,
                    progress,
                    intake,
                    supply,
                    shelf,
                    desk,
                    checkpoints,
                    metrics,
                    form,
                    server::workers,
                    clock);
            learner = training;
            if (stopped) {
                training.stop();
            }
            whenServing.accept(server.port());
            Store store = opened(opening);
            Population population = new Population(run, store, desk, clock);
            ResultClerk clerk = new ResultClerk(
                    spec.game(),
                    desk,
                    store,
                    ratings,
                    form,
                    () -> training.progress().steps(),
                    clock);
            try (clerk) {
                clerk.start();
                training.run(store, population, clerk);
            }
            return summary(training, clerk);
        }
    }

    /** How the matches of each part of a deterministic run's rounds stand. */
    private List<ByteString> partsBefore() {
        int parts = config.learner().deterministic() ? config.workers() : 0;
        List<ByteString> saved = savedRounds
                .map(RoundsState::getSharesList)
                .orElseGet(() -> Collections.nCopies(parts, ByteString.EMPTY));
        if (parts > 0 && saved.size() != parts) {
            throw AgonException.input("this deterministic run is played by " + saved.size()
                    + " workers and cannot go on with " + parts + "; use --workers " + saved.size());
        }
        return parts == 0 ? List.of() : saved;
    }

    private Supply supply(RolloutIntake intake, Rounds rounds, WeightsShelf shelf) {
        if (!config.learner().deterministic()) {
            return new FreeSupply(config, intake, desk);
        }
        RoundSupply supply =
                new RoundSupply(spec.game(), config, rounds, shelf, Matchmakers.create(config.league(), config.seed()));
        savedRounds.ifPresent(supply::restore);
        return supply;
    }

    private Handshake handshake() {
        LeagueDescription description = LeagueDescription.newBuilder()
                .setProtocol(Protocol.VERSION)
                .setRun(run.name())
                .setGame(config.game())
                .putAllGameSettings(config.settings())
                .setNetwork(json(config.network()))
                .setSettings(WorkerSettings.newBuilder()
                        .setMatches(config.worker().matches())
                        .setRolloutSteps(config.ppo().rolloutSteps())
                        .setSequenceSteps(config.ppo().sequenceSteps())
                        .setVariedStartShare((float) config.worker().variedStartShare())
                        .setVariedStartTicks(config.worker().variedStartTicks())
                        .setSpoolChunks(config.worker().spoolChunks())
                        .setChunkSteps(config.ppo().batch() / CHUNKS_PER_BATCH)
                        .setRoundDecisions(roundDecisions())
                        .setEvaluationShare((float) config.league().evaluationShare()))
                .build();
        return new Handshake(description, spec.game().rulesVersion(), spec.layoutHash());
    }

    private int roundDecisions() {
        return config.learner().deterministic() ? (config.ppo().batch() + config.workers() - 1) / config.workers() : 0;
    }

    private static String json(NetworkConfig network) {
        try {
            return new ObjectMapper().writeValueAsString(network);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TrainingStatus status() {
        Learner training = learner;
        return training == null ? TrainingStatus.getDefaultInstance() : training.status(run.name(), incarnation);
    }

    private Map<String, Object> summary(Learner training, ResultClerk clerk) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("steps", training.progress().steps());
        summary.put("updates", training.progress().updates());
        summary.put("version", training.progress().version());
        summary.put("trained", training.trained());
        summary.put("training_seconds", training.seconds());
        summary.put("staleness_mean", training.stalenessMean());
        clerk.standing().ifPresent(standing -> {
            summary.put("rating", standing.rating().mean());
            summary.put("rating_sigma", standing.rating().sigma());
            summary.put("rating_matches", standing.matches());
        });
        return summary;
    }

    /** Ends {@link #run} soon, after saving. May be called from any thread. */
    public void stop() {
        stopped = true;
        Learner training = learner;
        if (training != null) {
            training.stop();
        }
    }
}
