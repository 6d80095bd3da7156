package dev.agon.game;

/**
 * All legal orders of one observation, numbered: each actor's by verb and then target, and the view's joint ones, which give
 * every actor one of its own. For exact evaluation and search in games with few orders.
 *
 * <pre>{@code
 * LegalOrders legal = new LegalOrders(observation);
 * for (int joint = 0; joint < legal.joint(); joint++) {
 *     legal.give(joint, orders);
 *     ...
 * }
 * }</pre>
 */
public final class LegalOrders {
    /** {@code [actor][choice]}. */
    private final int[][] verb;

    private final int[][] target;
    private final int joint;

    /**
     * Numbers the orders that are legal now; later changes of the observation change nothing here.
     *
     * @throws IllegalArgumentException where there are more joint orders than an {@code int} can number
     */
    public LegalOrders(Observation observation) {
        verb = new int[observation.actors][];
        target = new int[observation.actors][];
        long product = 1;
        for (int actor = 0; actor < observation.actors; actor++) {
            number(observation, actor);
            product *= verb[actor].length;
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("too many joint orders to number them: more than "
                        + Integer.MAX_VALUE + " for " + observation.actors + " actors");
            }
        }
        joint = (int) product;
    }

    private void number(Observation observation, int actor) {
        int verbs = observation.layout.verbs().size();
        int count = 0;
        for (int v = 0; v < verbs; v++) {
            if (observation.legalVerb(actor, v)) {
                count += observation.layout.targets(v) == 0 ? 1 : observation.legalTargets(actor, v);
            }
        }
        verb[actor] = new int[count];
        target[actor] = new int[count];
        int choice = 0;
        for (int v = 0; v < verbs; v++) {
            for (int t = 0; t < Math.max(1, observation.layout.targets(v)); t++) {
                if (observation.legal(actor, v, t)) {
                    verb[actor][choice] = v;
                    target[actor][choice] = t;
                    choice++;
                }
            }
        }
    }

    /** How many actors there are. */
    public int actors() {
        return verb.length;
    }

    /** How many orders the actor may choose from. */
    public int choices(int actor) {
        return verb[actor].length;
    }

    /** Verb of an actor's order. */
    public int verb(int actor, int choice) {
        return verb[actor][choice];
    }

    /** Target of an actor's order; 0 where the verb takes none. */
    public int target(int actor, int choice) {
        return target[actor][choice];
    }

    /** How many joint orders there are: the product of all actors' choices, 1 without actors. */
    public int joint() {
        return joint;
    }

    /** What the joint order tells the actor, in {@code [0, choices(actor))}; the first actor's changes fastest. */
    public int choice(int ofJoint, int actor) {
        int rest = ofJoint;
        for (int before = 0; before < actor; before++) {
            rest /= verb[before].length;
        }
        return rest % verb[actor].length;
    }

    /** Writes a joint order; rows without an actor are emptied. */
    public void give(int ofJoint, Orders into) {
        into.clear();
        for (int actor = 0; actor < verb.length; actor++) {
            int choice = choice(ofJoint, actor);
            into.set(actor, verb[actor][choice], target[actor][choice]);
        }
    }
}
