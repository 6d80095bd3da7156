package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.proto.training.PlayerRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One crew for the newest weights of each agent that plays and one for each snapshot that does; as many as there are in play, and a few
 * more.
 */
final class Crews implements AutoCloseable {
    private static final int IDLE_KEPT = 2;

    /**
     * Rows that a snapshot's crew has room for. Few sit at it, but where snapshots are measured there is one in almost every match: with room for
     * all seats of all matches they would need more memory than a worker has.
     */
    private static final int ROOM_OF_SNAPSHOTS = 32;

    private final PolicySpec spec;
    private final int maxRows;
    private final Map<String, Crew> latestByAgent = new LinkedHashMap<>();
    private final Map<PlayerRef, Members> bySnapshot = new LinkedHashMap<>();

    Crews(PolicySpec spec, int maxRows) {
        this.spec = spec;
        this.maxRows = maxRows;
    }

    /** Those who play by the agent's newest weights. */
    Crew latest(String agent) {
        return latestByAgent.computeIfAbsent(agent, first -> new Crew(spec, maxRows));
    }

    /** How many snapshots have a crew. */
    int snapshots() {
        return bySnapshot.size();
    }

    /** Somebody sits down who plays by this snapshot, until {@link #leave}. */
    Crew enter(PlayerRef snapshot, Policy policy) {
        Members members = bySnapshot.computeIfAbsent(snapshot, first -> {
            Crew crew = new Crew(spec, Math.min(maxRows, ROOM_OF_SNAPSHOTS));
            crew.load(policy);
            return new Members(crew);
        });
        members.seated++;
        return members.crew;
    }

    void leave(PlayerRef snapshot) {
        Members members = bySnapshot.get(snapshot);
        if (members != null) {
            members.seated--;
        }
        closeIdle();
    }

    private void closeIdle() {
        long idle = bySnapshot.values().stream().filter(m -> m.seated == 0).count();
        for (PlayerRef snapshot : new ArrayList<>(bySnapshot.keySet())) {
            if (idle <= IDLE_KEPT) {
                return;
            }
            Members members = bySnapshot.get(snapshot);
            if (members != null && members.seated == 0) {
                members.crew.close();
                bySnapshot.remove(snapshot);
                idle--;
            }
        }
    }

    /** All crews decide for those who are waiting; gives how many rows that were. */
    int decide() {
        int rows = 0;
        for (Crew latest : latestByAgent.values()) {
            rows += latest.decide();
        }
        for (Members members : bySnapshot.values()) {
            rows += members.crew.decide();
        }
        return rows;
    }

    @Override
    public void close() {
        latestByAgent.values().forEach(Crew::close);
        List.copyOf(bySnapshot.values()).forEach(members -> members.crew.close());
    }

    private static final class Members {
        final Crew crew;
        int seated;

        Members(Crew crew) {
            this.crew = crew;
        }
    }
}
