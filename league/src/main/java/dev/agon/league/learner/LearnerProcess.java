package dev.agon.league.learner;

import com.google.protobuf.ByteString;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoLearner;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.audit.AuditTally;
import dev.agon.league.audit.Audits;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.CoordinatorServer;
import dev.agon.league.coordinator.Handshake;
import dev.agon.league.coordinator.Quarantine;
import dev.agon.league.coordinator.Roster;
import dev.agon.league.coordinator.Rounds;
import dev.agon.league.imitation.Imitation;
import dev.agon.league.matchmaking.LeagueAgent;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.pbt.Exploration;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.run.MetricsLog;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.run.TensorBoardLog;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.Store;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.proto.training.RoundsState;
import dev.agon.proto.training.TrainingStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
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

    private final LearnerOptions options;
    private final RunFolder run;
    private final RunConfig config;
    private final PolicySpec spec;
    private final int incarnation;
    private final Clock clock = Clock.systemUTC();
    private final RecentForm form = new RecentForm();
    private final RatingTable ratings;
    private final List<LeagueAgent> agents;
    private final LeagueDesk desk;
    private final Exploration exploration;
    private volatile @Nullable Learner learner;
    private volatile boolean stopped;

    /** Counts one more start of the run's learner and reads its configuration. */
    public LearnerProcess(LearnerOptions options, Games games) throws IOException {
        this.options = options;
        run = RunFolder.open(options.run());
        config = run.config();
        Game game = config.resolveGame(games);
        spec = new PolicySpec(game, config.network());
        incarnation = new StartCount(run).next();
        ratings = new RatingTable(config.anchors(game));
        agents = Matchmakers.agents(config);
        desk = new LeagueDesk(game, config, incarnation, agents, ratings);
        exploration = Exploration.of(config, game);
    }

    /**
     * Trains until the configured steps are done or {@link #stop} is called.
     *
     * @param whenServing hears the port that workers can join
     * @return what came of it, by the names of the command line's JSON
     */
    public Map<String, Object> run(IntConsumer whenServing) throws IOException, InterruptedException {
        return run(whenServing, LOG::info);
    }

    /** As {@link #run(IntConsumer)}; {@code told} hears what people should know of while it trains. */
    Map<String, Object> run(IntConsumer whenServing, Consumer<String> told) throws IOException, InterruptedException {
        RunStore.Stage stage = stage();
        boolean fresh = stage == RunStore.Stage.FRESH;
        CompletableFuture<Store> opening = CompletableFuture.supplyAsync(() -> RunStore.open(run, stage));
        if (!fresh) {
            restore(opened(opening));
        }
        try (LearningAgents learning = new LearningAgents(run, config, spec, incarnation);
                TensorBoardLog board = TensorBoardLog.open(run.tensorBoard(), clock.instant());
                MetricsLog metrics = MetricsLog.open(run.metrics(), board::append)) {
            load(learning, fresh ? null : opened(opening), metrics);
            return serve(learning, metrics, opening, whenServing, told);
        } finally {
            opened(opening).close();
        }
    }

    private RunStore.Stage stage() throws IOException {
        if (incarnation == 1 && !Files.exists(run.database())) {
            return RunStore.Stage.FRESH;
        }
        return new Checkpoints(run.checkpoint()).isEmpty() ? RunStore.Stage.STARTED : RunStore.Stage.SAVED;
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
        ratings.addAll(store);
        long[] newestStep = {0};
        store.forEachRatedMatch(match -> {
            form.add(match);
            newestStep[0] = match.step();
        });
        store.addRatings(unlike(ratings.takeChanged(newestStep[0], clock.instant()), store.ratings()));
        for (LeagueAgent agent : agents) {
            store.matchmaker(SavePoint.stateName(config, agent.name())).ifPresent(agent.matchmaker()::restore);
        }
        store.snapshots().stream().map(SnapshotRecord::name).forEach(desk::addSnapshot);
        store.note(DeskState.NOTE).flatMap(DeskState::fromJson).ifPresent(desk::restore);
        desk.giveAgain(store.pendingLeases());
    }

    /** Ratings that follow from the matches but were not written, because the process before this one ended just then. */
    private static List<RatingRecord> unlike(List<RatingRecord> computed, List<RatingRecord> written) {
        Map<String, RatingRecord> before =
                written.stream().collect(Collectors.toMap(RatingRecord::player, Function.identity()));
        return computed.stream()
                .filter(rating -> {
                    RatingRecord known = before.get(rating.player());
                    return known == null
                            || known.rating() != rating.rating()
                            || known.sigma() != rating.sigma()
                            || known.matches() != rating.matches();
                })
                .toList();
    }

    private void load(LearningAgents learning, @Nullable Store store, MetricsLog metrics) throws IOException {
        learning.add(agents.get(0), store, ppo -> begin(ppo, metrics));
        for (int number = 1; number < agents.size(); number++) {
            int member = number;
            learning.add(agents.get(number), store, ppo -> {
                ppo.load(learning.main().policy());
                if (config.pbt().wanted()) {
                    ppo.tune(exploration.initial(member));
                }
            });
        }
    }

    private void begin(PpoLearner ppo, MetricsLog metrics) {
        Path initial = options.initializeFrom();
        if (initial != null) {
            ppo.load(read(initial));
        }
        if (config.imitation().wanted()) {
            imitate(ppo, metrics);
        }
    }

    private Policy read(Path file) {
        try {
            return PolicyFile.read(file, spec.game());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
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
            LearningAgents learning,
            MetricsLog metrics,
            CompletableFuture<Store> opening,
            IntConsumer whenServing,
            Consumer<String> told)
            throws IOException, InterruptedException {
        Roster roster = learning.roster();
        Rounds rounds = new Rounds(incarnation, partsBefore(learning));
        Supply supply = supply(learning, rounds);
        RolloutCodec codec = new RolloutCodec(spec, config.ppo().sequenceSteps());
        Handshake handshake = RunHandshake.of(run.name(), config, spec);
        try (Audits audits = audits(roster, codec, handshake);
                CoordinatorServer server = new CoordinatorServer(
                        new InetSocketAddress("127.0.0.1", options.port()),
                        options.join(),
                        Token.read(options.tokenFile()),
                        handshake,
                        codec,
                        roster,
                        rounds,
                        desk,
                        audits,
                        new Quarantine(QuarantineList.read(run), clock, list -> list.write(run)),
                        () -> status(audits))) {
            Optional<Evolution> evolution = config.pbt().wanted()
                    ? Optional.of(new Evolution(config, learning, desk, exploration))
                    : Optional.empty();
            Learner training =
                    new Learner(config, learning, supply, desk, metrics, form, server::workers, evolution, clock, told);
            learner = training;
            if (stopped) {
                training.stop();
            }
            whenServing.accept(server.port());
            Store store = opened(opening);
            evolution.ifPresent(members -> restore(members, store));
            Population population = new Population(run, agents, store, desk, clock);
            ResultClerk clerk = new ResultClerk(spec.game(), desk, store, ratings, form, training::steps, clock);
            try (clerk) {
                clerk.start();
                training.run(store, population, clerk);
            }
            return summary(learning, training, clerk);
        }
    }

    /** Of what workers play freely, where it is wanted. */
    private @Nullable Audits audits(Roster roster, RolloutCodec codec, Handshake handshake) {
        double share = config.learner().auditShare();
        if (share == 0) {
            return null;
        }
        SecureRandom secret = new SecureRandom();
        Audits audits = new Audits(
                spec,
                codec,
                handshake.description().getSettings(),
                config.learner().maxStaleness(),
                share,
                roster,
                () -> secret.nextDouble());
        desk.unfinished().forEach(audits::known);
        return audits;
    }

    private static void restore(Evolution evolution, Store store) {
        store.note(EvolutionState.NOTE)
                .flatMap(EvolutionState::fromJson)
                .ifPresent(state -> evolution.restore(state, store));
    }

    /** How the matches of each part of a deterministic run's rounds stand. */
    private List<ByteString> partsBefore(LearningAgents learning) {
        int parts = config.learner().deterministic() ? config.workers() : 0;
        List<ByteString> saved = learning.savedRounds()
                .map(RoundsState::getSharesList)
                .orElseGet(() -> Collections.nCopies(parts, ByteString.EMPTY));
        if (parts > 0 && saved.size() != parts) {
            throw AgonException.input("this deterministic run is played by " + saved.size()
                    + " workers and cannot go on with " + parts + "; use --workers " + saved.size());
        }
        return parts == 0 ? List.of() : saved;
    }

    private Supply supply(LearningAgents learning, Rounds rounds) {
        if (learning.all().size() > 1) {
            return new LeagueSupply(config, learning, desk);
        }
        if (!config.learner().deterministic()) {
            return new FreeSupply(config, learning.main(), desk);
        }
        RoundSupply supply = new RoundSupply(
                spec.game(), config, rounds, learning.main(), Matchmakers.create(config.league(), config.seed()));
        learning.savedRounds().ifPresent(supply::restore);
        return supply;
    }

    private TrainingStatus status(@Nullable Audits audits) {
        Learner training = learner;
        if (training == null) {
            return TrainingStatus.getDefaultInstance();
        }
        AuditTally audited = audits == null ? AuditTally.NONE : audits.tally();
        return training.status(run.name(), incarnation).toBuilder()
                .setAuditedMatches(audited.matches())
                .setAuditSeconds(audited.nanos() / 1e9)
                .build();
    }

    private Map<String, Object> summary(LearningAgents learning, Learner training, ResultClerk clerk) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("steps", training.steps());
        summary.put("updates", learning.main().progress().updates());
        summary.put("version", learning.main().progress().version());
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
