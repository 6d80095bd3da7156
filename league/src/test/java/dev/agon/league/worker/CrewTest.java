package dev.agon.league.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.agents.bench.Positions;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final int PEOPLE = 11;

    private final PolicySpec spec = new PolicySpec(Games.onClassPath().get("connect4"), NetworkConfig.defaults());
    private final Observation[] seen = Positions.ofRandomPlay(spec.game(), PEOPLE, 1);

    @Test
    void moreThanThereIsRoomForAreDecidedForAllTheSame() {
        try (Crew small = crew(4);
                Crew large = crew(PEOPLE)) {
            for (int step = 0; step < 2; step++) {
                Decision[] bySmall = decide(small);
                Decision[] byLarge = decide(large);
                for (int i = 0; i < PEOPLE; i++) {
                    String who = "step " + step + ", person " + i;
                    assertEquals(byLarge[i].value[0], bySmall[i].value[0], 1e-5, who);
                    assertArrayEquals(byLarge[i].verbProbability, bySmall[i].verbProbability, 1e-5f, who);
                    assertEquals(byLarge[i].orders.target[0], bySmall[i].orders.target[0], who);
                }
            }
            assertEquals(0, small.decide(), "nobody is waiting");
        }
    }

    private Crew crew(int room) {
        Crew crew = new Crew(spec, room);
        crew.load(Policy.initial(spec, 1));
        return crew;
    }

    private Decision[] decide(Crew crew) {
        Decision[] decisions = new Decision[PEOPLE];
        for (int i = 0; i < PEOPLE; i++) {
            decisions[i] = new Decision(spec);
            crew.add(seen[i], new CoreState(spec), new MatchRandom(i), decisions[i]);
        }
        assertEquals(PEOPLE, crew.decide());
        return decisions;
    }
}
