package dev.agon.agents.ppo;

/**
 * How strongly the policy is held near its magnet, and when the magnet moves: every few updates in magnetic mirror descent, never
 * where it is an imitated policy.
 *
 * @param weight of the divergence at the start; 0 for no magnet
 * @param interval updates after which the magnet becomes a copy of the policy; 0 for never
 * @param fadeDecisions decisions over which the weight falls to 0, linearly; 0 for a weight that stays
 */
record MagnetRule(double weight, int interval, long fadeDecisions) {
    /** What the settings ask for; there is one magnet, so not both. */
    static MagnetRule of(PpoConfig ppo, ImitationConfig imitation) {
        if (!imitation.wanted() || imitation.klWeight() == 0) {
            return new MagnetRule(ppo.magnetWeight(), ppo.magnetInterval(), 0);
        }
        if (ppo.magnetWeight() > 0) {
            throw new IllegalArgumentException("ppo.magnetWeight must be 0 where imitation.klWeight holds the policy"
                    + " near the imitated one: " + ppo.magnetWeight());
        }
        return new MagnetRule(imitation.klWeight(), 0, imitation.klDecisions());
    }

    boolean wanted() {
        return weight > 0;
    }

    double weightAt(long decisions) {
        return fadeDecisions == 0 ? weight : weight * Math.max(0, 1 - (double) decisions / fadeDecisions);
    }

    boolean movesAfter(long updates) {
        return interval > 0 && updates % interval == 0;
    }
}
