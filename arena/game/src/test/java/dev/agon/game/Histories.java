package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Visits every history of an enumerable game and asserts what exact evaluation relies on. */
final class Histories {
    private static final double TOLERANCE = 1e-9;

    private final Enumerable game;

    /** What a view went through until it first reached an information state, by view and state. */
    private final Map<String, String> pastOfState = new HashMap<>();

    /** The information state in which a view is that went through this, by view and past. */
    private final Map<String, String> stateOfPast = new HashMap<>();

    Histories(Enumerable game) {
        this.game = game;
    }

    /** Visits all histories. */
    void walk() {
        List<String> pasts = new ArrayList<>();
        for (int view = 0; view < game.views(); view++) {
            pasts.add("");
        }
        visit(game.root(), pasts);
    }

    private void visit(Enumerable.Node node, List<String> pasts) {
        if (node.over()) {
            assertZeroSum(node);
        } else if (node.atChance()) {
            visitChance(node, pasts);
        } else {
            visitOrders(node, pasts);
        }
    }

    private void assertZeroSum(Enumerable.Node node) {
        double[] ofTeam = new double[game.teams()];
        for (int seat = 0; seat < game.seats(); seat++) {
            ofTeam[game.teamOf(seat)] = node.outcome(seat);
        }
        double sum = 0;
        for (double outcome : ofTeam) {
            sum += outcome;
        }
        assertEquals(0, sum, TOLERANCE, () -> "outcomes of the teams must sum to 0: " + describe(node));
    }

    private void visitChance(Enumerable.Node node, List<String> pasts) {
        for (int view = 0; view < game.views(); view++) {
            assertFalse(node.awaits(view), () -> "nobody is awaited where chance acts: " + describe(node));
        }
        double sum = 0;
        for (int outcome = 0; outcome < node.chanceOutcomes(); outcome++) {
            double probability = node.chanceProbability(outcome);
            assertTrue(probability >= 0, () -> "negative probability: " + describe(node));
            sum += probability;
            Enumerable.Node child = copyOf(node);
            child.chance(outcome);
            visit(child, see(child, pasts));
        }
        assertEquals(1, sum, TOLERANCE, () -> "probabilities of chance must sum to 1: " + describe(node));
    }

    private void visitOrders(Enumerable.Node node, List<String> pasts) {
        LegalOrders[] legal = new LegalOrders[game.views()];
        int joint = 1;
        for (int view = 0; view < legal.length; view++) {
            Observation seen = observe(node, view);
            legal[view] = new LegalOrders(seen);
            joint *= legal[view].joint();
            if (node.awaits(view)) {
                assertPerfectRecall(node, view, pasts.get(view));
            }
        }
        Orders[] orders = Orders.forGame(game);
        for (int index = 0; index < joint; index++) {
            int rest = index;
            List<String> pastsAfter = new ArrayList<>(pasts);
            for (int view = 0; view < legal.length; view++) {
                int own = rest % legal[view].joint();
                rest /= legal[view].joint();
                legal[view].give(own, orders[view]);
                if (node.awaits(view)) {
                    pastsAfter.set(view, pasts.get(view) + " ordered " + own);
                }
            }
            Enumerable.Node child = copyOf(node);
            child.advance(orders);
            visit(child, see(child, pastsAfter));
        }
    }

    private void assertPerfectRecall(Enumerable.Node node, int view, String past) {
        String state = node.informationState(view);
        assertEquals(
                pastOfState.computeIfAbsent(view + ":" + state, key -> past),
                past,
                () -> "view " + view + " sees a difference between histories that share the information state "
                        + state);
        assertEquals(
                stateOfPast.computeIfAbsent(view + ":" + past, key -> state),
                state,
                () -> "view " + view + " cannot tell these information states apart, having seen " + past);
    }

    /** Pasts with what each view now sees added. */
    private List<String> see(Enumerable.Node node, List<String> pasts) {
        List<String> after = new ArrayList<>();
        for (int view = 0; view < pasts.size(); view++) {
            after.add(pasts.get(view) + " saw " + text(observe(node, view)));
        }
        return after;
    }

    private static String text(Observation seen) {
        StringBuilder text = new StringBuilder().append(seen.tick).append(' ');
        for (float global : seen.globals) {
            text.append(global).append(' ');
        }
        for (float cell : seen.planes) {
            text.append(cell).append(' ');
        }
        int width = seen.layout.features().size();
        for (int entity = 0; entity < seen.entities; entity++) {
            text.append(seen.kind[entity]).append('#').append(seen.id[entity]).append(' ');
            for (int feature = 0; feature < width; feature++) {
                text.append(seen.feature(entity, feature)).append(' ');
            }
        }
        LegalOrders legal = new LegalOrders(seen);
        for (int actor = 0; actor < legal.actors(); actor++) {
            text.append('[');
            for (int choice = 0; choice < legal.choices(actor); choice++) {
                text.append(legal.verb(actor, choice))
                        .append('/')
                        .append(legal.target(actor, choice))
                        .append(' ');
            }
            text.append(']');
        }
        return text.toString();
    }

    /** A match that was started from a seed is, all along, one of the histories. */
    void assertReachable(RandomPlay play) {
        List<Enumerable.Node> candidates = afterChance(List.of(game.root()));
        while (true) {
            candidates =
                    candidates.stream().filter(node -> looksLike(play, node)).toList();
            assertFalse(candidates.isEmpty(), () -> play.where() + ": no history looks like this match");
            if (play.match.over()) {
                return;
            }
            play.step();
            candidates.forEach(node -> node.advance(play.orders));
            candidates = afterChance(candidates);
        }
    }

    private List<Enumerable.Node> afterChance(List<Enumerable.Node> nodes) {
        List<Enumerable.Node> after = new ArrayList<>();
        for (Enumerable.Node node : nodes) {
            if (node.over() || !node.atChance()) {
                after.add(node);
                continue;
            }
            List<Enumerable.Node> children = new ArrayList<>();
            for (int outcome = 0; outcome < node.chanceOutcomes(); outcome++) {
                Enumerable.Node child = copyOf(node);
                child.chance(outcome);
                children.add(child);
            }
            after.addAll(afterChance(children));
        }
        return after;
    }

    private boolean looksLike(RandomPlay play, Enumerable.Node node) {
        for (int view = Match.SPECTATOR; view < game.views(); view++) {
            if (!text(observe(play.match, view)).equals(text(observe(node, view)))) {
                return false;
            }
        }
        return play.match.over() == node.over() && play.match.outcome(0) == node.outcome(0);
    }

    private Observation observe(Match match, int view) {
        Observation seen = Observations.forView(game, view);
        match.observe(view, seen);
        return seen;
    }

    private Enumerable.Node copyOf(Enumerable.Node node) {
        Enumerable.Node copy = game.root();
        node.copyInto(copy);
        return copy;
    }

    private String describe(Enumerable.Node node) {
        StringBuilder text = new StringBuilder(game.name());
        for (int view = 0; view < game.views(); view++) {
            text.append(", view ").append(view).append(": ").append(node.informationState(view));
        }
        return text.toString();
    }
}
