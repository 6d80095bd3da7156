package dev.agon.league.pbt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.ppo.Hyperparameters;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    private static final Hyperparameters PARENT = new Hyperparameters(2, 4, Map.of("gold", 0.5));

    @Test
    void raisesOrLowersEachByTheSameShareIndependently() {
        Exploration exploration = exploration(1, "pbt.perturb=0.2");
        Set<Hyperparameters> seen = new HashSet<>();
        for (int draw = 0; draw < 200; draw++) {
            Hyperparameters explored = exploration.explore(PARENT, draw);
            assertUpOrDown(2, explored.learningRate());
            assertUpOrDown(4, explored.entropyBonus());
            assertUpOrDown(0.5, explored.rewardWeights().get("gold"));
            assertUpOrDown(1, explored.rewardWeights().get("experience"));
            seen.add(explored);
        }
        assertEquals(16, seen.size(), "every combination of four that go up or down");
    }

    private static void assertUpOrDown(double parent, double explored) {
        assertTrue(
                Math.abs(explored - 1.2 * parent) < 1e-12 || Math.abs(explored - 0.8 * parent) < 1e-12,
                parent + " became " + explored);
    }

    @Test
    void leavesAloneWhatIsNotToBeExplored() {
        Hyperparameters explored = exploration(1, "pbt.learningRate=false", "pbt.rewardWeights=false")
                .explore(PARENT, 0);
        assertEquals(2, explored.learningRate());
        assertEquals(Map.of("gold", 0.5), explored.rewardWeights());
        assertUpOrDown(4, explored.entropyBonus());
        Hyperparameters only = exploration(1, "pbt.entropyBonus=false").explore(PARENT, 0);
        assertEquals(4, only.entropyBonus());
        assertUpOrDown(2, only.learningRate());
    }

    @Test
    void startsTheFirstAsConfiguredAndTheOthersAcrossTheSpread() {
        Exploration exploration = exploration(1, "pbt.spread=10");
        assertEquals(Hyperparameters.AS_CONFIGURED, exploration.initial(0));
        int below = 0;
        int far = 0;
        for (int number = 1; number <= 1000; number++) {
            double rate = exploration.initial(number).learningRate();
            assertTrue(rate >= 0.1 && rate <= 10, "factor " + rate);
            below += rate < 1 ? 1 : 0;
            far += rate < 1 / Math.sqrt(10) || rate > Math.sqrt(10) ? 1 : 0;
        }
        assertEquals(500, below, 60, "as many below as above");
        assertEquals(500, far, 60, "ratios are spread evenly");
    }

    @Test
    void drawsAnewAsOftenAsItIsTold() {
        Exploration exploration = exploration(1, "pbt.resample=0.25", "pbt.perturb=0.2", "pbt.spread=3");
        int anew = 0;
        for (int draw = 0; draw < 2000; draw++) {
            double rate = exploration.explore(PARENT, draw).learningRate();
            boolean perturbed = Math.abs(rate - 2.4) < 1e-9 || Math.abs(rate - 1.6) < 1e-9;
            anew += perturbed ? 0 : 1;
            assertTrue(perturbed || rate >= 1 / 3.0 && rate <= 3, "drawn anew from the spread: " + rate);
        }
        assertEquals(500, anew, 80);
    }

    @Test
    void givesTheSameForTheSameSeedAndAnotherForAnother() {
        Exploration one = exploration(1);
        assertEquals(one.explore(PARENT, 7), exploration(1).explore(PARENT, 7));
        assertEquals(one.initial(2), exploration(1).initial(2));
        assertNotEquals(one.initial(2), exploration(2).initial(2));
        assertNotEquals(one.initial(2), one.initial(3));
    }

    @Test
    void neverLeavesWhatCanBeComputedWith() {
        Exploration exploration = exploration(1, "pbt.perturb=0.9");
        Hyperparameters walked = PARENT;
        for (int draw = 0; draw < 500; draw++) {
            walked = exploration.explore(walked, draw);
            assertTrue(walked.learningRate() >= 1e-4 && walked.learningRate() <= 1e4, walked.toString());
        }
    }

    @Test
    void takesTheTermsThatHaveAWeightButNotWinning() {
        Game lanes = Games.onClassPath().get("lanes1v1");
        RunConfig config =
                ConfigYaml.override(RunConfig.defaults("lanes1v1"), List.of("pbt.members=2", "rewards.weights.gold=0"));
        Set<String> terms =
                Exploration.of(config, lanes).initial(1).rewardWeights().keySet();
        assertTrue(terms.contains("experience"), terms.toString());
        assertTrue(!terms.contains("win") && !terms.contains("gold"), terms.toString());
        RunConfig oneTerm = ConfigYaml.override(RunConfig.defaults("kuhn"), List.of("pbt.members=2"));
        assertEquals(
                Map.of(),
                Exploration.of(oneTerm, Games.onClassPath().get("kuhn"))
                        .initial(1)
                        .rewardWeights());
    }

    private static Exploration exploration(long seed, String... settings) {
        RunConfig config = ConfigYaml.override(RunConfig.defaults("kuhn"), List.of(settings));
        return new Exploration(config.pbt(), List.of("gold", "experience"), seed);
    }
}
