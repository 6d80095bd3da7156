package dev.agon.league.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.WeightsId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PullOrderTest {
    private static final List<String> AGENTS = List.of("main", "main-exploiter", "league-exploiter");

    private final PullOrder order = new PullOrder();

    @Test
    void everybodyHasATurnThoughAllHaveNewerWeightsBeforeAPullIsOver() {
        AGENTS.forEach(order::add);
        order.heard(newest(0));
        List<String> pulled = new ArrayList<>();
        for (int version = 0; version < 6; version++) {
            String next = order.next().orElseThrow();
            order.heard(newest(version + 1));
            order.arrived(next, id(next, version));
            order.heard(newest(version + 2));
            pulled.add(next);
        }

        List<String> twice = new ArrayList<>(AGENTS);
        twice.addAll(AGENTS);
        assertEquals(twice, pulled);
    }

    @Test
    void onlyThoseWhoAreWantedArePulledAndOnlyWhatIsNewer() {
        order.heard(newest(0));

        assertEquals(Optional.of("main"), order.next());
        assertEquals(Optional.of("main"), order.next(), "the first pull failed");
        order.arrived("main", id("main", 0));
        assertEquals(Optional.empty(), order.next());
        order.heard(newest(0));
        assertEquals(Optional.empty(), order.next());
        order.add("league-exploiter");
        assertEquals(Optional.of("league-exploiter"), order.next());
    }

    private static List<WeightsId> newest(int version) {
        return AGENTS.stream().map(agent -> id(agent, version)).toList();
    }

    private static WeightsId id(String agent, int version) {
        return WeightsId.newBuilder()
                .setAgent(PlayerRefs.toWire(agent))
                .setVersion(version)
                .build();
    }
}
