package dev.agon.agents.evaluation;

import dev.agon.game.leduc.Leduc;
import java.util.List;
import java.util.Locale;

/**
 * Solves Leduc poker by counterfactual regret and prints what its {@code equilibrium} bot plays, as the rows of
 * {@code EquilibriumTable}; then how exploitable the unrounded strategy is.
 *
 * <pre>java -cp ... dev.agon.agents.evaluation.LeducEquilibrium 20000</pre>
 */
final class LeducEquilibrium {
    private static final List<String> RANKS = List.of("jack", "queen", "king");
    private static final List<String> FIRST_ROUNDS = List.of("cc", "crc", "crrc", "rc", "rrc");

    private final CounterfactualRegret solver;

    private LeducEquilibrium(CounterfactualRegret solver) {
        this.solver = solver;
    }

    /** Argument: how many iterations. */
    public static void main(String[] arguments) {
        Leduc game = new Leduc();
        CounterfactualRegret solver = CounterfactualRegret.alternating(game);
        solver.iterate(Integer.parseInt(arguments[0]));
        new LeducEquilibrium(solver).print();
        System.out.println("exploitability " + solver.exploitability(new NashConv(game)));
    }

    private void print() {
        for (String own : RANKS) {
            System.out.println(row(own, own + ' '));
        }
        for (String own : RANKS) {
            for (String moves : FIRST_ROUNDS) {
                for (String open : RANKS) {
                    System.out.println(row(own + ' ' + moves + ' ' + open, own + ' ' + moves + ' ' + open + ' '));
                }
            }
        }
    }

    /** Thousandths of raising first and after a call; of folding and raising to a raise, first or second; of folding to a second raise. */
    private String row(String label, String state) {
        double[] first = solver.average(0, state);
        double[] called = solver.average(1, state + 'c');
        double[] raised = solver.average(1, state + 'r');
        double[] callRaised = solver.average(0, state + "cr");
        double[] raisedAgain = solver.average(0, state + "rr");
        double[] callRaisedAgain = solver.average(1, state + "crr");
        return String.format(
                Locale.ROOT,
                "%-17s %4d  %4d  %4d %4d  %4d %4d  %4d  %4d",
                label,
                thousandths(first[1]),
                thousandths(called[1]),
                thousandths(raised[0]),
                thousandths(raised[2]),
                thousandths(callRaised[0]),
                thousandths(callRaised[2]),
                thousandths(raisedAgain[0]),
                thousandths(callRaisedAgain[0]));
    }

    private static long thousandths(double probability) {
        return Math.round(1000 * probability);
    }
}
