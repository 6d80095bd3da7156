package dev.agon.league.learner;

import com.google.protobuf.ByteString;
import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.Rounds;
import dev.agon.league.matchmaking.Matchmaker;
import dev.agon.league.store.MatchmakerState;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.RoundsState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What workers play in rounds between one version of the weights and the next. Who meets whom follows from the run's seed, the
 * snapshots that were due and the results of earlier rounds in their order, and from nothing else: the same seed gives the same
 * batches.
 */
final class RoundSupply implements Supply {
    private static final int LINEUPS = 10;
    private static final long SEED_STREAM = 6;

    private final Game game;
    private final AgentTraining agent;
    private final long seed;
    private final int parts;
    private final Rounds rounds;
    private final Matchmaker matchmaker;
    private final Lineups lineups;
    private final List<String> snapshots = new ArrayList<>();
    private Optional<RoundsState> beforeRound = Optional.empty();

    /**
     * A supply of a fresh run; {@link #restore} makes it that of one that goes on.
     *
     * @param agent who learns
     * @param matchmaker chooses opponents; nobody else uses it
     */
    RoundSupply(Game game, RunConfig config, Rounds rounds, AgentTraining agent, Matchmaker matchmaker) {
        this.game = game;
        this.agent = agent;
        seed = MatchRandom.derive(config.seed(), SEED_STREAM);
        parts = config.workers();
        this.rounds = rounds;
        this.matchmaker = matchmaker;
        lineups = new Lineups(game, config.worker().mixedShare());
    }

    /** Goes on from how opponents were drawn before. */
    void restore(RoundsState state) {
        matchmaker.restore(new MatchmakerState(state.getDraws(), state.getScoresMap(), state.getChancesMap()));
        snapshots.addAll(state.getOpponentsList());
    }

    @Override
    public Optional<Batch> next() throws InterruptedException {
        if (beforeRound.isEmpty()) {
            beforeRound = Optional.of(now());
            rounds.open(new Rounds.Opening(
                    agent.shelf().latest(), plans(agent.progress().version())));
        }
        Optional<Rounds.Played> played = rounds.await(1, TimeUnit.SECONDS);
        if (played.isEmpty()) {
            return Optional.empty();
        }
        beforeRound = Optional.empty();
        played.get().results().forEach(this::count);
        return Optional.of(new Batch(agent, played.get().rollouts()));
    }

    private List<Rounds.Plan> plans(long round) {
        List<Rounds.Plan> plans = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            MatchRandom random = new MatchRandom(MatchRandom.derive(MatchRandom.derive(seed, round), part));
            long matchSeed = random.nextLong();
            List<Assignment> drawn = new ArrayList<>();
            for (int i = 0; i < LINEUPS; i++) {
                drawn.add(lineups.draw(agent.name(), matchmaker.next(), snapshots, random)
                        .build());
            }
            plans.add(new Rounds.Plan(matchSeed, drawn));
        }
        return plans;
    }

    private void count(MatchResult result) {
        if (PastMatch.isWellFormed(game, result)) {
            PastMatch.of(game, result).ifPresent(past -> matchmaker.result(past.opponent(), past.outcome()));
        }
    }

    @Override
    public void joined(String snapshot) {
        matchmaker.addSnapshot(snapshot);
        if (!snapshots.contains(snapshot)) {
            snapshots.add(snapshot);
        }
    }

    @Override
    public MatchmakerState matchmaker(String name) {
        return matchmaker.state();
    }

    @Override
    public Optional<RoundsState> state() {
        return beforeRound.or(() -> Optional.of(now()));
    }

    private RoundsState now() {
        MatchmakerState state = matchmaker.state();
        List<ByteString> matches = rounds.states();
        return RoundsState.newBuilder()
                .setDraws(state.draws())
                .putAllScores(state.scores())
                .putAllChances(state.chances())
                .addAllOpponents(snapshots)
                .addAllShares(matches)
                .build();
    }

    @Override
    public void close() {}
}
