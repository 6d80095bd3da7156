package dev.agon.agents.ppo;

/**
 * Settings of imitation: behaviour cloning before reinforcement learning, and staying near the clone during it (Vinyals et al.,
 * 2019).
 *
 * @param replays what is imitated: replay files as {@code FOLDER} or {@code FOLDER/PATTERN}, or {@code bot:NAME} for matches of that
 *     bot against itself; empty for no imitation
 * @param player whose orders in replays are imitated, by the name that the replay has for them; empty for everybody's
 * @param steps decisions learned from before reinforcement learning starts; replays are gone through as often as that takes
 * @param klWeight weight of the divergence from the imitated policy at the start of reinforcement learning; 0 for none
 * @param klDecisions decisions of reinforcement learning over which that weight falls to 0, linearly; 0 for one that stays
 */
public record ImitationConfig(String replays, String player, long steps, double klWeight, long klDecisions) {
    public ImitationConfig {
        check(steps >= 1, "steps", steps, "at least 1");
        check(klWeight >= 0 && klWeight <= 100, "klWeight", klWeight, "in [0, 100]");
        check(klDecisions >= 0, "klDecisions", klDecisions, "at least 0");
    }

    /** No imitation; what is set besides holds as soon as {@code replays} is. */
    public static ImitationConfig defaults() {
        return new ImitationConfig("", "", 1_000_000, 0.05, 2_000_000);
    }

    /** Whether anything is imitated. */
    public boolean wanted() {
        return !replays.isBlank();
    }

    private static void check(boolean allowed, String name, Object value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException("imitation." + name + " must be " + range + ": " + value);
        }
    }
}
