package dev.agon.game;

/** Chooses among legal verbs with equal chances, then among the verb's legal targets: the bot that every game has. */
public final class RandomPlayer implements Player {
    private final MatchRandom random;
    private long seats;

    /** A player whose choices follow from the seed. */
    public RandomPlayer(long seed) {
        random = new MatchRandom(seed);
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
        seats = ownSeats;
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        for (int actor = 0; actor < observation.actors; actor++) {
            if ((seats >>> observation.actorSeat[actor] & 1) != 0) {
                order(observation, actor, orders);
            }
        }
    }

    private void order(Observation observation, int actor, Orders orders) {
        long verbs = observation.verbMask[actor];
        int verb = nthBit(verbs, random.nextInt(Long.bitCount(verbs)));
        int target = 0;
        int targets = observation.legalTargets(actor, verb);
        if (targets > 0) {
            target = nthTarget(observation, actor, verb, random.nextInt(targets));
        }
        orders.set(actor, verb, target);
    }

    private static int nthTarget(Observation observation, int actor, int verb, int nth) {
        int left = nth;
        int word = observation.targetOffset(actor, verb);
        for (int base = 0; ; base += Long.SIZE, word++) {
            int here = Long.bitCount(observation.targetMask[word]);
            if (left < here) {
                return base + nthBit(observation.targetMask[word], left);
            }
            left -= here;
        }
    }

    private static int nthBit(long bits, int nth) {
        long rest = bits;
        for (int i = 0; i < nth; i++) {
            rest &= rest - 1;
        }
        return Long.numberOfTrailingZeros(rest);
    }
}
