package dev.agon.agents.evaluation;

import dev.agon.game.Enumerable;
import dev.agon.game.LegalOrders;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every history of a game, in memory. Immutable once built. */
final class GameTree {
    /** A point in a match. */
    sealed interface Node {}

    /** The end, with what each view gets, {@code [view]}. */
    record End(double[] utility) implements Node {}

    /** Where chance acts: probabilities and what follows, {@code [outcome]}. */
    record Chance(double[] probability, List<Node> children) implements Node {}

    /**
     * Where views act, at once where there are several.
     *
     * @param index number of the point among those where views act
     * @param state index of each view's information state, {@code [view]}, or -1 where it is not awaited
     * @param children what follows each combination of joint orders; the first view's changes fastest
     */
    record Turn(int index, int[] state, List<Node> children) implements Node {}

    /**
     * Where a view cannot tell several points apart.
     *
     * @param seen what it saw whenever it was awaited; the last is now
     * @param legal what it may order
     */
    record InformationState(int view, String name, List<Observation> seen, LegalOrders legal) {}

    private final Enumerable game;
    private final Map<String, Integer> stateIndex = new HashMap<>();
    private final List<InformationState> states = new ArrayList<>();
    private final Node root;
    private int turns;

    /** Visits every history of the game. */
    GameTree(Enumerable game) {
        this.game = game;
        root = build(game.root(), Collections.nCopies(game.views(), List.of()));
    }

    Node root() {
        return root;
    }

    /** How many points there are where views act. */
    int turns() {
        return turns;
    }

    int views() {
        return game.views();
    }

    /** All information states, in the order in which they were found. */
    List<InformationState> states() {
        return Collections.unmodifiableList(states);
    }

    private Node build(Enumerable.Node match, List<List<Observation>> seen) {
        if (match.over()) {
            return new End(utility(match));
        }
        return match.atChance() ? buildChance(match, seen) : buildTurn(match, seen);
    }

    private double[] utility(Enumerable.Node match) {
        double[] utility = new double[game.views()];
        for (int seat = 0; seat < game.seats(); seat++) {
            utility[game.viewOf(seat)] = match.outcome(seat);
        }
        return utility;
    }

    private Node buildChance(Enumerable.Node match, List<List<Observation>> seen) {
        double[] probability = new double[match.chanceOutcomes()];
        List<Node> children = new ArrayList<>();
        for (int outcome = 0; outcome < probability.length; outcome++) {
            probability[outcome] = match.chanceProbability(outcome);
            Enumerable.Node child = copyOf(match);
            child.chance(outcome);
            children.add(build(child, seen));
        }
        return new Chance(probability, children);
    }

    private Node buildTurn(Enumerable.Node match, List<List<Observation>> seen) {
        int index = turns++;
        List<List<Observation>> seenNow = new ArrayList<>(seen);
        int[] state = new int[game.views()];
        int combinations = 1;
        for (int view = 0; view < state.length; view++) {
            state[view] = match.awaits(view) ? observe(match, view, seenNow) : -1;
            combinations *= choices(state[view]);
        }
        List<Node> children = new ArrayList<>();
        Orders[] orders = Orders.forGame(game);
        for (int combination = 0; combination < combinations; combination++) {
            int rest = combination;
            for (int view = 0; view < state.length; view++) {
                if (state[view] >= 0) {
                    states.get(state[view]).legal().give(rest % choices(state[view]), orders[view]);
                }
                rest /= choices(state[view]);
            }
            Enumerable.Node child = copyOf(match);
            child.advance(orders);
            children.add(build(child, seenNow));
        }
        return new Turn(index, state, children);
    }

    /** Index of the view's information state, with what it sees added to what it saw. */
    private int observe(Enumerable.Node match, int view, List<List<Observation>> seenNow) {
        Observation now = new Observation(game.layout(), game.seatsOfView(view));
        match.observe(view, now);
        List<Observation> seen = new ArrayList<>(seenNow.get(view));
        seen.add(now);
        seenNow.set(view, seen);
        String name = match.informationState(view);
        return stateIndex.computeIfAbsent(view + ":" + name, key -> {
            states.add(new InformationState(view, name, List.copyOf(seen), new LegalOrders(now)));
            return states.size() - 1;
        });
    }

    /** How many joint orders a view has in a state; 1 where it is not awaited. */
    int choices(int state) {
        return state < 0 ? 1 : states.get(state).legal().joint();
    }

    private Enumerable.Node copyOf(Enumerable.Node match) {
        Enumerable.Node copy = game.root();
        match.copyInto(copy);
        return copy;
    }
}
