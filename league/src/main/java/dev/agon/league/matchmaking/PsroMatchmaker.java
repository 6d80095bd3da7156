package dev.agon.league.matchmaking;

import dev.agon.league.config.PsroConfig;
import dev.agon.league.rating.Nash;
import dev.agon.league.store.MatchmakerState;
import dev.agon.league.store.PlayerName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Opponents from the Nash mixture of the population, after policy-space response oracles (Lanctot et al., "A unified game-theoretic
 * approach to multiagent reinforcement learning", 2017, algorithm 1): for a share of the matches the latest policy, else past
 * version {@code i} with its probability in the maximum-entropy equilibrium of the payoff matrix of the past versions.
 *
 * <p>Deviations. There is one agent that learns on and is frozen from time to time, not a fresh one trained to a best response each
 * time. A new snapshot's row of the matrix is what the learning agent has lately won against the others, so that nothing must be
 * played for the matrix alone; matches that measure add to it where there are any. A share of the past is drawn with equal chances,
 * since else nothing more would be learned of versions outside the mixture. The population is bounded.
 */
final class PsroMatchmaker implements Matchmaker {
    /** Results after which the mixture is computed anew. */
    private static final int REFRESH_RESULTS = 200;

    /** Results against one version go back a hundred matches or so: a row is to be the snapshot's, not its ancestors'. */
    private static final double KEPT = 0.99;

    private static final String RESULTS = "results";
    private static final String LEFT = "left ";

    private final String agent;
    private final long seed;
    private final PsroConfig config;
    private final FadingRates rates;
    private final Payoffs payoffs = new Payoffs();
    private final Map<String, Double> mixture = new TreeMap<>();
    private final Set<String> left = new TreeSet<>();
    private long draws;
    private int results;

    /**
     * A matchmaker that has no past yet.
     *
     * @param agent who learns: a snapshot of its own does against others as it has lately done, one of another agent need not
     */
    PsroMatchmaker(String agent, long seed, PsroConfig config) {
        this.agent = agent;
        this.seed = seed;
        this.config = config;
        rates = new FadingRates(config.halfLife(), KEPT);
    }

    @Override
    public void addSnapshot(String player) {
        if (rates.knows(player) || left.contains(player)) {
            return;
        }
        if (rates.opponents().size() >= config.mostSnapshots()) {
            leave(leastLikely());
        }
        for (String past : PlayerName.agentOf(player).equals(agent) ? rates.opponents() : List.<String>of()) {
            double[] won = rates.counted(past);
            payoffs.add(player, past, won[0], won[1]);
        }
        rates.fade();
        rates.add(player);
        mix();
    }

    /** Of several the oldest. */
    private String leastLikely() {
        mixAnewIfDue();
        return rates.opponents().stream()
                .min(Comparator.<String>comparingDouble(past -> mixture.getOrDefault(past, 0.0))
                        .thenComparingLong(PlayerName::versionOf))
                .orElseThrow();
    }

    private void leave(String past) {
        rates.remove(past);
        payoffs.remove(past);
        mixture.remove(past);
        left.add(past);
    }

    /** Computed when somebody asks for it: where nobody draws, results cost nothing. */
    private void mixAnewIfDue() {
        if (results >= REFRESH_RESULTS) {
            mix();
        }
    }

    private void mix() {
        List<String> players = rates.opponents();
        double[] equilibrium = Nash.equilibrium(payoffs.matrix(players));
        mixture.clear();
        for (int i = 0; i < equilibrium.length; i++) {
            mixture.put(players.get(i), equilibrium[i]);
        }
        results = 0;
    }

    @Override
    public Optional<String> next() {
        double point = Lot.point(seed, draws++) - config.latestShare();
        if (mixture.isEmpty() || point < 0) {
            return Optional.empty();
        }
        return Optional.of(Lot.draw(chances(), point / (1 - config.latestShare())));
    }

    /** The chance of each past version among the past versions. */
    Map<String, Double> chances() {
        mixAnewIfDue();
        Map<String, Double> chances = new LinkedHashMap<>();
        double equal = config.exploreShare() / mixture.size();
        mixture.forEach((player, share) -> chances.put(player, equal + (1 - config.exploreShare()) * share));
        return chances;
    }

    @Override
    public void result(String opponent, double outcome) {
        rates.count(opponent, outcome);
    }

    @Override
    public void measured(String player, String opponent, double outcome) {
        if (rates.knows(player) && rates.knows(opponent)) {
            payoffs.add(player, opponent, outcome > 0 ? 1 : outcome < 0 ? 0 : 0.5, 1);
            results++;
        }
    }

    @Override
    public MatchmakerState state() {
        Map<String, Double> scores = new TreeMap<>();
        rates.save(scores);
        payoffs.save(scores);
        scores.put(RESULTS, (double) results);
        left.forEach(past -> scores.put(LEFT + past, 1.0));
        return new MatchmakerState(draws, scores, mixture);
    }

    /** The mixture is computed anew where the state has none. */
    @Override
    public void restore(MatchmakerState state) {
        draws = state.draws();
        rates.restore(state.scores());
        payoffs.restore(state.scores());
        left.clear();
        state.scores().keySet().stream()
                .filter(key -> key.startsWith(LEFT))
                .map(key -> key.substring(LEFT.length()))
                .forEach(left::add);
        mixture.clear();
        mixture.putAll(state.chances());
        if (mixture.isEmpty() && !rates.opponents().isEmpty()) {
            mix();
        }
        results = state.scores().getOrDefault(RESULTS, 0.0).intValue();
    }
}
