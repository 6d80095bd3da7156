package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.league.store.MatchmakerState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Opponents as OpenAI Five drew them ("Dota 2 with Large Scale Deep Reinforcement Learning", 2019, appendix N): mostly the
 * latest policy, else past version {@code i} with {@code p_i ∝ e^{q_i}}. A new version enters with the greatest {@code q}
 * there is. When the learning agent beats {@code i}, {@code q_i} falls by {@code η / (N p_i)}; else nothing changes.
 *
 * <p>Deviation: {@code p_i} is the chance with which {@code i} was drawn last, not its chance when the result comes in. Many
 * matches against one version are under way at once; with the later chance each of their results would lower it and so
 * enlarge the next step, without bound.
 */
final class FiveMatchmaker implements Matchmaker {
    /** Keeps scores finite; nobody is ever drawn with a smaller chance. */
    private static final double SMALLEST_CHANCE = 1e-9;

    private final long seed;
    private final double latestShare;
    private final double step;
    private final Map<String, Double> qualities = new TreeMap<>();
    private final Map<String, Double> drawnWith = new HashMap<>();
    private long draws;

    /**
     * A matchmaker that has no past yet.
     *
     * @param latestShare share of matches against the latest policy
     * @param step η
     */
    FiveMatchmaker(long seed, double latestShare, double step) {
        this.seed = seed;
        this.latestShare = latestShare;
        this.step = step;
    }

    @Override
    public void addSnapshot(String player) {
        double greatest = qualities.values().stream().mapToDouble(q -> q).max().orElse(0);
        qualities.putIfAbsent(player, greatest);
    }

    @Override
    public Optional<String> next() {
        MatchRandom random = new MatchRandom(MatchRandom.derive(seed, draws++));
        if (qualities.isEmpty() || random.nextFloat() < latestShare) {
            return Optional.empty();
        }
        return Optional.of(draw(random.nextFloat()));
    }

    private String draw(double point) {
        Map<String, Double> chances = chances();
        double left = point;
        String drawn = "";
        for (Map.Entry<String, Double> entry : chances.entrySet()) {
            drawn = entry.getKey();
            left -= entry.getValue();
            if (left < 0) {
                break;
            }
        }
        drawnWith.put(drawn, chances.getOrDefault(drawn, 0.0));
        return drawn;
    }

    @Override
    public void result(String snapshot, double outcome) {
        if (outcome <= 0) {
            return;
        }
        double chance = Math.max(SMALLEST_CHANCE, drawnWith.getOrDefault(snapshot, probability(snapshot)));
        qualities.computeIfPresent(snapshot, (player, q) -> q - step / (qualities.size() * chance));
    }

    /** The chance of a past version among the past versions; 0 for one that it does not know. */
    double probability(String player) {
        return chances().getOrDefault(player, 0.0);
    }

    private Map<String, Double> chances() {
        double greatest = qualities.values().stream().mapToDouble(q -> q).max().orElse(0);
        double sum = 0;
        for (double q : qualities.values()) {
            sum += Math.exp(q - greatest);
        }
        Map<String, Double> chances = new LinkedHashMap<>();
        for (Map.Entry<String, Double> entry : qualities.entrySet()) {
            chances.put(entry.getKey(), Math.exp(entry.getValue() - greatest) / sum);
        }
        return chances;
    }

    @Override
    public MatchmakerState state() {
        return new MatchmakerState(draws, qualities, drawnWith);
    }

    @Override
    public void restore(MatchmakerState state) {
        draws = state.draws();
        qualities.clear();
        qualities.putAll(state.scores());
        drawnWith.clear();
        drawnWith.putAll(state.chances());
    }
}
