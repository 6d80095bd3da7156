package dev.agon.agents.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.LegalOrders;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.kuhn.Kuhn;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NashConvTest {
    private final Kuhn kuhn = new Kuhn();
    private final NashConv evaluator = new NashConv(kuhn);

    @Test
    void uniformPlayOfKuhnHasThePublishedFigures() {
        assertEquals(0.916666667, NashConv.of(kuhn, new UniformOracle()), 1e-9);
        assertEquals(0.458333333, evaluator.exploitability(new UniformOracle()), 1e-9);
        assertEquals(0.125, evaluator.value(new UniformOracle(), 0), 1e-9);
    }

    @Test
    void regretMinimisationOnKuhnHasThePublishedFigures() {
        CounterfactualRegret solver = CounterfactualRegret.alternating(kuhn);
        assertEquals(0.068698794, exploitabilityAfter(10, solver), 1e-9);
        assertEquals(0.008225977, exploitabilityAfter(90, solver), 1e-9);
        assertEquals(0.000937617, exploitabilityAfter(900, solver), 1e-9);
    }

    @Test
    void regretMinimisationOfBothAtOnceHasThePublishedFigures() {
        CounterfactualRegret solver = CounterfactualRegret.simultaneous(kuhn);
        assertEquals(0.0962, exploitabilityAfter(10, solver), 5e-5);
        assertEquals(0.0257, exploitabilityAfter(90, solver), 5e-5);
        assertEquals(0.0073, exploitabilityAfter(900, solver), 5e-5);
    }

    @Test
    void kuhnIsWorthMinusOneEighteenthToTheFirst() {
        assertEquals(-1.0 / 18, evaluator.value(equilibrium(), 0), 1e-12);
        assertEquals(1.0 / 18, evaluator.value(equilibrium(), 1), 1e-12);
    }

    @Test
    void nobodyGainsAgainstAnEquilibrium() {
        assertEquals(0, evaluator.of(equilibrium()), 1e-12);
    }

    @Test
    void theEquilibriumBotPlaysTheEquilibrium() {
        int draws = 20_000;
        double exploitability = evaluator.exploitability((seen, actor, legal, into) -> {
            Player bot = kuhn.bots().get("equilibrium").create(7);
            Orders orders = new Orders(1);
            for (int draw = 0; draw < draws; draw++) {
                bot.decide(seen.get(seen.size() - 1), orders);
                into[orders.verb[0]] += 1.0 / draws;
            }
        });
        assertTrue(exploitability < 0.01, () -> "exploitability of the bot: " + exploitability);
    }

    @Test
    void bothSidesRespondAtOnceInASimultaneousGame() {
        NashConv pennies = new NashConv(new MatchingPennies());
        assertEquals(0, pennies.of(new UniformOracle()), 1e-12);
        assertEquals(2, pennies.of((seen, actor, legal, into) -> into[0] = 1), 1e-12);
        assertEquals(0.8, pennies.of(heads(0.7)), 1e-12);
    }

    @Test
    void refusesProbabilitiesThatDoNotSumToOne() {
        PolicyOracle broken = (seen, actor, legal, into) -> Arrays.fill(into, 0.3);
        assertThrows(IllegalArgumentException.class, () -> evaluator.of(broken));
    }

    @Test
    void tellsThePolicyAllThatItsViewSaw() {
        PolicyOracle asking = new PolicyOracle() {
            @Override
            public void probabilities(List<Observation> seen, int actor, LegalOrders legal, double[] into) {
                Observation now = seen.get(seen.size() - 1);
                assertEquals(now.tick / 2 + 1, seen.size());
                Arrays.fill(into, 1.0 / into.length);
            }
        };
        assertEquals(0.916666667, evaluator.of(asking), 1e-9);
    }

    private double exploitabilityAfter(int moreIterations, CounterfactualRegret solver) {
        solver.iterate(moreIterations);
        return solver.exploitability(evaluator);
    }

    private static PolicyOracle heads(double probability) {
        return (seen, actor, legal, into) -> {
            into[0] = probability;
            into[1] = 1 - probability;
        };
    }

    /** Kuhn's equilibrium with α = 0: never bluffs first. By hand from the paper, apart from the bot's. */
    private static PolicyOracle equilibrium() {
        return (seen, actor, legal, into) -> {
            Observation now = seen.get(seen.size() - 1);
            into[1] = probabilityOfBet(now);
            into[0] = 1 - into[1];
        };
    }

    private static double probabilityOfBet(Observation now) {
        boolean jack = now.globals[now.layout.global("own-jack")] == 1;
        boolean queen = now.globals[now.layout.global("own-queen")] == 1;
        return switch (now.tick) {
            case 0 -> 0;
            case 1 -> {
                boolean answersBet = now.globals[now.layout.global("first-bet")] == 1;
                yield jack ? (answersBet ? 0 : 1.0 / 3) : queen ? (answersBet ? 1.0 / 3 : 0) : 1;
            }
            default -> jack ? 0 : queen ? 1.0 / 3 : 1;
        };
    }
}
