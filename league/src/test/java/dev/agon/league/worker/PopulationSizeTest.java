package dev.agon.league.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.league.wire.RefusedException;
import dev.agon.proto.training.MatchPart;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WorkerSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker holds of the population follows from what it plays, not from how large the population is. */
class PopulationSizeTest {
    private static final int TABLES = 8;
    private static final int MATCHES = 4_000;
    private static final int BLOCK = 3;

    /** Crews that wait for somebody to sit down again. */
    private static final int IDLE = 2;

    private final PolicySpec spec = new PolicySpec(Games.onClassPath().get("kuhn"), NetworkConfig.defaults());
    private final Policy policy = Policy.initial(spec, 1);
    private final WorkerSettings settings = WorkerSettings.newBuilder()
            .setMatches(TABLES)
            .setRolloutSteps(16)
            .setSequenceSteps(16)
            .build();

    @ParameterizedTest
    @ValueSource(ints = {10, 1000})
    void populationCostsAWorkerNoMoreThanItsTablesAndWhatItKeeps(int population) throws RefusedException {
        Set<PlayerRef> met = new HashSet<>();
        PastPolicies past = new PastPolicies(player -> policy);
        MatchRandom random = new MatchRandom(3);
        int mostCrews = 0;
        int mostKept = 0;
        try (Usher usher = new Usher(spec, settings)) {
            List<Seating> seatings = new ArrayList<>();
            List<PlayerRef> players = List.of();
            for (int match = 0; match < MATCHES; match++) {
                if (match % BLOCK == 0) {
                    String agent = random.nextInt(2) == 0 ? "main" : "league-exploiter";
                    PlayerRef opponent = PlayerRefs.of(agent + "@" + random.nextInt(population / 2));
                    players = List.of(PlayerRefs.of("main@latest"), opponent);
                    met.add(opponent);
                }
                if (seatings.size() == TABLES) {
                    usher.leave(seatings.remove(random.nextInt(TABLES)));
                }
                seatings.add(usher.seat(table(), order(match, players, past), false));
                mostCrews = Math.max(mostCrews, usher.crews().snapshots());
                mostKept = Math.max(mostKept, past.kept());
            }
        }

        assertTrue(met.size() > 0.7 * population, "met " + met.size());
        assertTrue(mostCrews <= TABLES + IDLE, "crews: " + mostCrews);
        assertEquals(PastPolicies.KEPT, mostKept);
    }

    private MatchOrder order(int match, List<PlayerRef> players, PastPolicies past) throws RefusedException {
        return new MatchOrder("lease", match, match, players, 1, false, past.among(players));
    }

    private Table table() {
        return new Table(spec, new Nowhere(), 16, 16, 16);
    }

    private static final class Nowhere implements Table.Output {
        @Override
        public void rollout(String agent, Rollout rollout, MatchPart part) {}

        @Override
        public void orders(PlayedOrders stretch) {}

        @Override
        public void result(MatchResult result) {}
    }
}
