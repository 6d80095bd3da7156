package dev.agon.league.players;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyPlayer;
import dev.agon.agents.search.SearchPlayer;
import dev.agon.game.Player;
import dev.agon.league.AgonException;
import dev.agon.server.PlayerKind;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A policy's name and, by what the name ends with, how its orders come about: {@code POLICY} draws them with the policy's probabilities,
 * {@code POLICY+greedy} gives the likeliest one, {@code POLICY+search} or {@code POLICY+searchSIMULATIONS}, e.g. {@code house+search800},
 * looks ahead.
 *
 * @param policy the name of the policy
 * @param ending what follows it: nothing, {@link #GREEDY} or {@link #SEARCH}
 * @param simulations positions looked into for a decision by one that searches, else 0
 */
record PlayedPolicy(String policy, String ending, int simulations) {
    /** Simulations where the name gives no number. */
    static final int USUAL = 200;

    /** What the name of a policy ends with that searches, before the number. */
    static final String SEARCH = "+search";

    /** What the name of a policy ends with that gives the likeliest orders. */
    static final String GREEDY = "+greedy";

    private static final Pattern SEARCHING = Pattern.compile("(.+)" + Pattern.quote(SEARCH) + "([0-9]{0,9})");

    /** The parts of a name. */
    static PlayedPolicy of(String name) {
        Matcher searching = SEARCHING.matcher(name);
        if (searching.matches()) {
            String number = searching.group(2);
            return new PlayedPolicy(searching.group(1), SEARCH, number.isEmpty() ? USUAL : Integer.parseInt(number));
        }
        if (name.endsWith(GREEDY) && !name.equals(GREEDY)) {
            return new PlayedPolicy(name.substring(0, name.length() - GREEDY.length()), GREEDY, 0);
        }
        return new PlayedPolicy(name, "", 0);
    }

    /**
     * The player.
     *
     * @param exactPolicy the policy's exact name
     * @throws AgonException where the game or the policy cannot be searched, or the number is out of range
     */
    ResolvedPlayer player(String exactPolicy, Policy found) {
        return switch (ending) {
            case SEARCH -> searching(exactPolicy, found);
            case GREEDY -> agent(exactPolicy + GREEDY, seed -> PolicyPlayer.deterministic(found));
            default -> agent(exactPolicy, seed -> PolicyPlayer.sampling(found, seed));
        };
    }

    private ResolvedPlayer searching(String exactPolicy, Policy found) {
        try {
            SearchPlayer.requireFits(found.spec(), simulations);
        } catch (IllegalArgumentException refused) {
            throw AgonException.usage(policy + SEARCH + simulations + ": " + refused.getMessage());
        }
        return agent(exactPolicy + SEARCH + simulations, seed -> new SearchPlayer(found, simulations, seed));
    }

    private static ResolvedPlayer agent(String name, LongFunction<Player> seats) {
        return new ResolvedPlayer(name, PlayerKind.AGENT, seats);
    }
}
