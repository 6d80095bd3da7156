package dev.agon.league.matchmaking;

import dev.agon.league.rating.WinRate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pairs of frozen players that are to meet a set number of times, and how that went so far. Matches that were given out may never come
 * back, so a pair is given out again, if seldom, until enough have. Not thread-safe.
 */
public final class Trials {
    private final Map<Pairing, Trial> trials = new LinkedHashMap<>();

    /** One pair's matches; how the pair's player did in them. */
    private static final class Trial {
        private final int wanted;
        private long given;
        private WinRate rate;

        private Trial(int wanted, WinRate known) {
            this.wanted = wanted;
            given = known.matches();
            rate = known;
        }

        private boolean isDue(boolean again) {
            return again ? rate.matches() < wanted : given < wanted;
        }
    }

    /**
     * From now on the two are to meet.
     *
     * @param wanted matches in all
     * @param known how the pair's player has done already
     */
    public void begin(Pairing pairing, int wanted, WinRate known) {
        trials.put(pairing, new Trial(wanted, known));
    }

    /** The two need not meet any more. */
    public void end(Pairing pairing) {
        trials.remove(pairing);
    }

    /** How the pair's player has done; nothing played where the pair has no trial. */
    public WinRate rate(Pairing pairing) {
        Trial trial = trials.get(pairing);
        return trial == null ? new WinRate(0, 0, 0) : trial.rate;
    }

    /**
     * A pair to give out, of several that one which was given out least.
     *
     * @param matches how many are given out
     * @param again whether a pair may be given out of which enough matches are under way
     */
    Optional<Pairing> next(int matches, boolean again) {
        Optional<Pairing> next = trials.entrySet().stream()
                .filter(entry -> entry.getValue().isDue(again))
                .min(Comparator.comparingLong(entry -> entry.getValue().given))
                .map(Map.Entry::getKey);
        next.map(trials::get).ifPresent(trial -> trial.given += matches);
        return next;
    }

    /** Two frozen players met; a pair that has no trial is ignored. */
    public void count(String player, String opponent, double outcome) {
        plus(new Pairing(player, opponent), outcome);
        plus(new Pairing(opponent, player), -outcome);
    }

    private void plus(Pairing pairing, double outcome) {
        Trial trial = trials.get(pairing);
        if (trial != null) {
            trial.rate = trial.rate.plus(outcome);
        }
    }
}
