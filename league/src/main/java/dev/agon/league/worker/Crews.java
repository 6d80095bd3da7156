package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One crew for the newest weights and one for each snapshot that plays; as many as there are in play, and a few more. */
final class Crews implements AutoCloseable {
    private static final int IDLE_KEPT = 2;

    private final PolicySpec spec;
    private final int maxRows;
    private final Crew latest;
    private final Map<Long, Members> bySnapshot = new LinkedHashMap<>();

    Crews(PolicySpec spec, int maxRows) {
        this.spec = spec;
        this.maxRows = maxRows;
        latest = new Crew(spec, maxRows);
    }

    Crew latest() {
        return latest;
    }

    /** Somebody sits down who plays by this snapshot, until {@link #leave}. */
    Crew enter(long snapshot, Policy policy) {
        Members members = bySnapshot.computeIfAbsent(snapshot, number -> {
            Crew crew = new Crew(spec, maxRows);
            crew.load(policy);
            return new Members(crew);
        });
        members.seated++;
        return members.crew;
    }

    void leave(long snapshot) {
        Members members = bySnapshot.get(snapshot);
        if (members != null) {
            members.seated--;
        }
        closeIdle();
    }

    private void closeIdle() {
        long idle = bySnapshot.values().stream().filter(m -> m.seated == 0).count();
        for (Long number : new ArrayList<>(bySnapshot.keySet())) {
            if (idle <= IDLE_KEPT) {
                return;
            }
            Members members = bySnapshot.get(number);
            if (members != null && members.seated == 0) {
                members.crew.close();
                bySnapshot.remove(number);
                idle--;
            }
        }
    }

    /** All crews decide for those who are waiting; gives how many rows that were. */
    int decide() {
        int rows = latest.decide();
        for (Members members : bySnapshot.values()) {
            rows += members.crew.decide();
        }
        return rows;
    }

    @Override
    public void close() {
        latest.close();
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
