package dev.agon.league.audit;

import dev.agon.agents.policy.Policy;
import java.io.IOException;
import java.util.Optional;

/** By whose weights matches were played. Thread-safe. */
public interface Policies {
    /** The agent's weights of that version, where they were published lately. */
    Optional<Policy> published(String agent, long version);

    /** Number of the agent's newest weights; -1 where it has none. */
    long newest(String agent);

    /** A snapshot. */
    Policy snapshot(String agent, long number) throws IOException;
}
