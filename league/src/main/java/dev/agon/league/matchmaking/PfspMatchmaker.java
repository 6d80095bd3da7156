package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.league.config.PfspConfig;
import dev.agon.league.store.MatchmakerState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Prioritised fictitious self-play (Vinyals et al., "Grandmaster level in StarCraft II using multi-agent reinforcement learning",
 * 2019): for a share of the matches the latest policy, else past version {@code i} with {@code p_i ∝ f(x_i)}, where {@code x_i}
 * is the learning agent's win rate against it and {@code f(x) = (1 − x)²} or {@code x (1 − x)}.
 *
 * <p>Deviation: rates fade with every new snapshot, all of them together, so that the rate against one that is no longer met goes
 * back to one half and what was forgotten since is noticed. AlphaStar lets a rate fade with its own matches only.
 */
final class PfspMatchmaker implements Matchmaker {
    private final long seed;
    private final PfspConfig config;
    private final FadingRates rates;
    private long draws;

    /** A matchmaker that has no past yet. */
    PfspMatchmaker(long seed, PfspConfig config) {
        this.seed = seed;
        this.config = config;
        rates = new FadingRates(config.halfLife());
    }

    @Override
    public void addSnapshot(String player) {
        if (!rates.knows(player)) {
            rates.fade();
            rates.add(player);
        }
    }

    @Override
    public Optional<String> next() {
        MatchRandom random = new MatchRandom(MatchRandom.derive(seed, draws++));
        Map<String, Double> chances = chances();
        if (chances.isEmpty() || random.nextFloat() < config.latestShare()) {
            return Optional.empty();
        }
        return Optional.of(Lot.draw(chances, random.nextFloat()));
    }

    /** The chance of each past version among the past versions. */
    Map<String, Double> chances() {
        return Lot.of(rates.opponents(), player -> config.weighting().of(rates.rate(player)));
    }

    @Override
    public void result(String opponent, double outcome) {
        rates.count(opponent, outcome);
    }

    @Override
    public MatchmakerState state() {
        Map<String, Double> scores = new TreeMap<>();
        rates.save(scores);
        return new MatchmakerState(draws, scores);
    }

    @Override
    public void restore(MatchmakerState state) {
        draws = state.draws();
        rates.restore(state.scores());
    }
}
