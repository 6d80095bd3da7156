package dev.agon.league.worker;

import dev.agon.league.store.PlayerName;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.WeightsId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose weights are pulled next: of the agents of whom there are newer ones, the one that was pulled longest ago, so that nobody waits
 * for ever where weights take longer to come than newer ones to be made. Not thread-safe.
 */
final class PullOrder {
    private final Set<String> agents = new LinkedHashSet<>(Set.of(PlayerName.MAIN_AGENT));
    private final Map<String, WeightsId> wanted = new HashMap<>();
    private final Map<String, WeightsId> held = new HashMap<>();
    private final Map<String, Long> pulledAt = new HashMap<>();
    private long pulls;

    /** From now on the agent's weights are pulled; whether they were not before. */
    boolean add(String agent) {
        return agents.add(agent);
    }

    /** Hears which weights of each agent are the newest. */
    void heard(List<WeightsId> newest) {
        newest.forEach(id -> wanted.put(PlayerRefs.fromWire(id.getAgent()), id));
    }

    /** Whose turn it is, which counts as pulled; empty where there is nothing newer of anybody. */
    Optional<String> next() {
        Optional<String> next = agents.stream()
                .filter(this::isBehind)
                .min(Comparator.comparingLong(agent -> pulledAt.getOrDefault(agent, 0L)));
        next.ifPresent(agent -> pulledAt.put(agent, ++pulls));
        return next;
    }

    private boolean isBehind(String agent) {
        WeightsId newest = wanted.get(agent);
        return newest != null && !newest.equals(held.get(agent));
    }

    /** Those weights of the agent have come: the newest when they were asked for. */
    void arrived(String agent, WeightsId id) {
        held.put(agent, id);
        wanted.put(agent, id);
    }
}
