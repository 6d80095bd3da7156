package dev.agon.league.players;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.search.SearchPlayer;
import dev.agon.league.AgonException;
import dev.agon.server.PlayerKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a policy that looks ahead: {@code POLICY+search} or {@code POLICY+searchSIMULATIONS}, e.g. {@code house+search800}.
 *
 * @param policy the name of the policy
 * @param simulations positions looked into for a decision
 */
record SearchName(String policy, int simulations) {
    /** Simulations where the name gives no number. */
    static final int USUAL = 200;

    /** What such a name ends with, before the number. */
    static final String ENDING = "+search";

    private static final Pattern NAME = Pattern.compile("(.+)" + Pattern.quote(ENDING) + "([0-9]{0,9})");

    /** The parts of such a name; empty for every other name. */
    static Optional<SearchName> of(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String number = parts.group(2);
        return Optional.of(new SearchName(parts.group(1), number.isEmpty() ? USUAL : Integer.parseInt(number)));
    }

    /**
     * The player.
     *
     * @param exactPolicy the policy's exact name
     * @throws AgonException where the game or the policy cannot be searched, or the number is out of range
     */
    ResolvedPlayer player(String exactPolicy, Policy found) {
        try {
            SearchPlayer.requireFits(found.spec(), simulations);
        } catch (IllegalArgumentException refused) {
            throw AgonException.usage(policy + ENDING + simulations + ": " + refused.getMessage());
        }
        return new ResolvedPlayer(
                exactPolicy + ENDING + simulations,
                PlayerKind.AGENT,
                seed -> new SearchPlayer(found, simulations, seed));
    }
}
