package dev.agon.agents.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.LegalOrders;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.leduc.Leduc;
import org.junit.jupiter.api.Test;

class LeducNashConvTest {
    private final Leduc leduc = new Leduc();
    private final NashConv evaluator = new NashConv(leduc);

    /** Public figures tell suits apart and have 936; without them there are 288. */
    @Test
    void allInformationStatesAreFound() {
        assertEquals(288, evaluator.tree().states().size());
    }

    @Test
    void uniformPlayHasThePublishedFigures() {
        assertEquals(4.747222222, evaluator.of(new UniformOracle()), 1e-9);
        assertEquals(2.373611111, evaluator.exploitability(new UniformOracle()), 1e-9);
    }

    @Test
    void regretMinimisationHasThePublishedFigures() {
        CounterfactualRegret solver = CounterfactualRegret.alternating(leduc);
        solver.iterate(10);
        assertEquals(0.888578983, solver.exploitability(evaluator), 1e-9);
        solver.iterate(90);
        assertEquals(0.095716353, solver.exploitability(evaluator), 1e-9);
    }

    @Test
    void theEquilibriumBotIsHardToExploit() {
        double exploitability = evaluator.exploitability(drawing("equilibrium", 4000));
        assertTrue(exploitability < 0.04, () -> "exploitability of the bot: " + exploitability);
    }

    @Test
    void theTightBotCanBeExploited() {
        double exploitability = evaluator.exploitability(drawing("tight", 1));
        assertTrue(exploitability > 0.5 && exploitability < 2, () -> "exploitability of the bot: " + exploitability);
    }

    /** What a bot does, as shares of so many draws. */
    private PolicyOracle drawing(String name, int draws) {
        Player bot = leduc.bots().get(name).create(7);
        Orders orders = new Orders(1);
        return (seen, actor, legal, into) -> {
            for (int draw = 0; draw < draws; draw++) {
                bot.decide(seen.get(seen.size() - 1), orders);
                into[choice(legal, orders.verb[0])] += 1.0 / draws;
            }
        };
    }

    private static int choice(LegalOrders legal, int verb) {
        int choice = 0;
        while (legal.verb(0, choice) != verb) {
            choice++;
        }
        return choice;
    }
}
