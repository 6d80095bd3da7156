package dev.agon.league.players;

import dev.agon.league.store.PlayerName;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a run's policy, as people write it: {@code RUN@WHICH}, or {@code RUN@AGENT@WHICH} for an agent beside the main one, e.g.
 * {@code RUN@main-exploiter@7}; {@code WHICH} is a version, {@code latest} or {@code best}, and {@code RUN} alone is its latest.
 *
 * @param run empty for the newest run of a game
 * @param agent whose policy it is
 * @param which which of the agent's
 */
record PolicyName(String run, String agent, String which) {
    private static final Pattern OF_AGENT = Pattern.compile("(.*)@([a-z][a-z0-9]*(?:-[a-z0-9]+)*)");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    /**
     * The parts of a name.
     *
     * @param isRun whether there is a run of a name, which may hold an at sign itself
     */
    static PolicyName of(String name, Predicate<String> isRun) {
        int at = name.lastIndexOf('@');
        if (at < 0 || isRun.test(name)) {
            return new PolicyName(name, PlayerName.MAIN_AGENT, RunSnapshots.LATEST);
        }
        String before = name.substring(0, at);
        String which = name.substring(at + 1);
        Matcher ofAgent = OF_AGENT.matcher(before);
        return ofAgent.matches() && !isRun.test(before)
                ? new PolicyName(ofAgent.group(1), ofAgent.group(2), which)
                : new PolicyName(before, PlayerName.MAIN_AGENT, which);
    }

    /** The name of a snapshot of a run. */
    static String of(String run, String agent, long version) {
        String ofAgent = agent.equals(PlayerName.MAIN_AGENT) ? run : run + "@" + agent;
        return ofAgent + "@" + version;
    }

    /** The version that it names; empty where it names none. */
    Optional<Long> version() {
        return VERSION.matcher(which).matches() ? Optional.of(Long.parseLong(which)) : Optional.empty();
    }
}
