package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.league.config.PfspConfig.Weighting;
import java.util.List;
import java.util.Optional;

/**
 * The agent that is to be strong against everybody: half of its matches are against the whole population by (1 − x)², 35 % against
 * itself, 15 % against exploiters that beat it or versions of itself that it forgot how to beat, else itself.
 */
final class MainAgent extends AlphaStarRole {
    private static final double POPULATION_SHARE = 0.5;
    private static final double VERIFYING_SHARE = 0.15;

    /** An exploiter against which it wins less than this has found something. */
    private static final double EXPLOITED = 0.3;

    /** An old version against which it wins less than this, though more against a newer one, was forgotten. */
    private static final double FORGOTTEN = 0.7;

    MainAgent(long seed, double halfLife) {
        super(seed, halfLife);
    }

    @Override
    Optional<String> choose(MatchRandom random) {
        double branch = random.nextFloat();
        if (branch < POPULATION_SHARE) {
            return draw(history(), Weighting.HARD, random);
        }
        return branch < POPULATION_SHARE + VERIFYING_SHARE ? verify(random) : Optional.empty();
    }

    private Optional<String> verify(MatchRandom random) {
        List<String> exploiters = history(AlphaStar::isMainExploiter);
        if (worst(exploiters) < EXPLOITED) {
            return draw(exploiters, Weighting.HARD, random);
        }
        List<String> own = beforeDecline(historyOfMain());
        return worst(own) < FORGOTTEN ? draw(own, Weighting.HARD, random) : Optional.empty();
    }

    /** Without the newest ones, each of which is no easier than the one before it: that they are hard is no sign of forgetting. */
    private List<String> beforeDecline(List<String> own) {
        for (int last = own.size() - 1; last > 0; last--) {
            if (rates.rate(own.get(last - 1)) < rates.rate(own.get(last))) {
                return own.subList(0, last + 1);
            }
        }
        return List.of();
    }

    @Override
    public boolean isMastered() {
        return hasMastered(history());
    }

    @Override
    boolean resets(MatchRandom random) {
        return false;
    }
}
