package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.league.config.PfspConfig.Weighting;
import dev.agon.league.store.MatchmakerState;
import dev.agon.league.store.PlayerName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the roles of an {@link AlphaStar} league have in common: rates against the population, and a generator of their own. */
abstract class AlphaStarRole implements Matchmaker {
    /** A win rate above this against everybody means that there is nothing left to learn from them. */
    static final double MASTERED = 0.7;

    private static final String SNAPSHOTS = "snapshots";
    private static final long SNAPSHOT_STREAM = 0x736e6170L;

    final FadingRates rates;
    private final long seed;
    private long draws;
    private long snapshots;

    AlphaStarRole(long seed, double halfLife) {
        this.seed = seed;
        rates = new FadingRates(halfLife);
    }

    /** Whom to play, drawn from {@code random}. */
    abstract Optional<String> choose(MatchRandom random);

    /** Whether the agent begins anew after a snapshot, drawn from {@code random}. */
    abstract boolean resets(MatchRandom random);

    @Override
    public final void addSnapshot(String player) {
        if (!rates.knows(player)) {
            rates.fade();
            rates.add(player);
        }
    }

    @Override
    public final Optional<String> next() {
        return choose(new MatchRandom(MatchRandom.derive(seed, draws++)));
    }

    @Override
    public final void result(String opponent, double outcome) {
        rates.count(opponent, outcome);
    }

    @Override
    public final boolean beginsAnew() {
        long stream = MatchRandom.derive(seed, SNAPSHOT_STREAM);
        boolean anew = resets(new MatchRandom(MatchRandom.derive(stream, snapshots++)));
        if (anew) {
            rates.forget();
        }
        return anew;
    }

    /** All snapshots. */
    final List<String> history() {
        return history(agent -> true);
    }

    /** The snapshots of some agents, in the order of their numbers. */
    final List<String> history(Predicate<String> agents) {
        return rates.opponents().stream()
                .filter(PlayerName::isSnapshot)
                .filter(player -> agents.test(PlayerName.agentOf(player)))
                .sorted(Comparator.comparingLong(PlayerName::versionOf))
                .toList();
    }

    final List<String> historyOfMain() {
        return history(PlayerName.MAIN_AGENT::equals);
    }

    /** One of these by prioritised fictitious self-play; empty where there are none. */
    final Optional<String> draw(List<String> players, Weighting weighting, MatchRandom random) {
        if (players.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> chances = Lot.of(players, player -> weighting.of(rates.rate(player)));
        return Optional.of(Lot.draw(chances, random.nextFloat()));
    }

    /** The lowest win rate against any of these; 1 where there are none. */
    final double worst(List<String> players) {
        return players.stream().mapToDouble(rates::rate).min().orElse(1);
    }

    /** Whether it wins more than {@link #MASTERED} against each of these, of whom there is at least one. */
    final boolean hasMastered(List<String> players) {
        return !players.isEmpty() && worst(players) > MASTERED;
    }

    @Override
    public final MatchmakerState state() {
        Map<String, Double> scores = new TreeMap<>();
        rates.save(scores);
        scores.put(SNAPSHOTS, (double) snapshots);
        return new MatchmakerState(draws, scores);
    }

    @Override
    public final void restore(MatchmakerState state) {
        draws = state.draws();
        snapshots = state.scores().getOrDefault(SNAPSHOTS, 0.0).longValue();
        rates.restore(state.scores());
    }
}
