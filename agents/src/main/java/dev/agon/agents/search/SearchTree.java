package dev.agon.agents.search;

import dev.agon.game.Game;
import dev.agon.game.LegalOrders;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Monte Carlo tree search from one position, guided by a network (Silver et al., 2018): each simulation walks down along the orders
 * with the greatest upper bound, asks the network about the first position that is new, and carries what it says back up. Made for two
 * teams who move in turn.
 */
final class SearchTree {
    private final Evaluator evaluator;
    private final Match scratch;
    private final Observation seen;
    private final Orders[] orders;
    private final List<SearchNode> path = new ArrayList<>();
    private final List<Integer> choices = new ArrayList<>();

    /** What a position looks like to a policy. */
    interface Evaluator {
        /**
         * Judges a position.
         *
         * @param seen what the one to move sees
         * @param prior to be filled: how likely the policy gives each legal order of the one actor
         * @return what to expect for the mover's team, from −1 (loss) to 1 (win)
         */
        double evaluate(Observation seen, LegalOrders legal, double[] prior);
    }

    SearchTree(Game game, Evaluator evaluator) {
        this.evaluator = evaluator;
        scratch = game.start(0);
        orders = Orders.forGame(game);
        int mostSeats = 0;
        for (int view = 0; view < game.views(); view++) {
            mostSeats = Math.max(mostSeats, game.seatsOfView(view));
        }
        seen = new Observation(game.layout(), mostSeats);
    }

    /** Looks ahead from where the match stands; the match is only copied. */
    SearchNode search(Match match, int simulations) {
        match.copyInto(scratch);
        SearchNode root = expand();
        for (int simulation = 0; simulation < simulations && !root.isProven(); simulation++) {
            match.copyInto(scratch);
            simulate(root);
        }
        return root;
    }

    private void simulate(SearchNode root) {
        path.clear();
        choices.clear();
        @Nullable SearchNode node = root;
        double ofFirstTeam = 0;
        while (node != null) {
            int choice = node.select();
            path.add(node);
            choices.add(choice);
            if (node.isProven(choice)) {
                ofFirstTeam = inEyesOf(node, node.proof(choice));
                break;
            }
            play(node, choice);
            SearchNode next = node.children[choice];
            if (scratch.over()) {
                ofFirstTeam = outcomeOfFirstTeam();
                node.prove(choice, inEyesOf(node, ofFirstTeam));
            } else if (next == null) {
                SearchNode leaf = expand();
                node.children[choice] = leaf;
                ofFirstTeam = inEyesOf(leaf, leaf.estimate);
            }
            node = next;
        }
        carryUp(ofFirstTeam);
    }

    /** Tells everybody on the path what came of it; what is proven below is proven above, and counts instead. */
    private void carryUp(double found) {
        double ofFirstTeam = found;
        for (int step = path.size() - 1; step >= 0; step--) {
            SearchNode passed = path.get(step);
            passed.add(choices.get(step), inEyesOf(passed, ofFirstTeam));
            if (passed.isProven()) {
                ofFirstTeam = inEyesOf(passed, passed.mean());
                if (step > 0) {
                    SearchNode before = path.get(step - 1);
                    before.prove(choices.get(step - 1), inEyesOf(before, ofFirstTeam));
                }
            }
        }
    }

    /** A value in the eyes of a node's team instead of the first one's, or the other way round. */
    private static double inEyesOf(SearchNode node, double value) {
        return node.team == 0 ? value : -value;
    }

    private void play(SearchNode node, int choice) {
        for (Orders ofView : orders) {
            ofView.clear();
        }
        orders[node.view].set(0, node.legal.verb(0, choice), node.legal.target(0, choice));
        scratch.advance(orders);
    }

    private double outcomeOfFirstTeam() {
        Game game = scratch.game();
        int seat = 0;
        while (game.teamOf(seat) != 0) {
            seat++;
        }
        return Math.signum(scratch.outcome(seat));
    }

    private SearchNode expand() {
        int view = mover();
        scratch.observe(view, seen);
        if (seen.actors != 1) {
            throw new IllegalStateException(
                    "search is for games in which one actor decides at a time, but " + seen.actors + " do now");
        }
        LegalOrders legal = new LegalOrders(seen);
        double[] prior = new double[legal.choices(0)];
        double estimate = evaluator.evaluate(seen, legal, prior);
        return new SearchNode(view, scratch.game().teamOf(seen.actorSeat[0]), legal, prior, estimate);
    }

    private int mover() {
        int mover = -1;
        for (int view = 0; view < orders.length; view++) {
            if (scratch.awaits(view)) {
                if (mover >= 0) {
                    throw new IllegalStateException(
                            "search is for games in which one view decides at a time, but views " + mover + " and "
                                    + view + " do now");
                }
                mover = view;
            }
        }
        return mover;
    }
}
