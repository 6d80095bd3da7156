package dev.agon.game;

import java.util.Arrays;

/**
 * The orders of one view for one tick: row {@code i} is what actor row {@code i} of the view's observation is told. Owned and
 * reused by the caller.
 */
public final class Orders {
    /** No order was given to this actor: it does the {@link Layout#fallbackVerb}. */
    public static final int NONE = -1;

    /** Verb of each actor row, an index into {@link Layout#verbs()}, or {@link #NONE}. */
    public final int[] verb;

    /**
     * Target of each actor row: an entity row of the observation or a cell, by the verb's {@link TargetKind}; ignored for
     * verbs without a target.
     */
    public final int[] target;

    /** Orders for at most so many actor rows, all {@link #NONE}. */
    public Orders(int maxActors) {
        verb = new int[maxActors];
        target = new int[maxActors];
        clear();
    }

    /** One empty set of orders per view. */
    public static Orders[] forGame(Game game) {
        Orders[] orders = new Orders[game.views()];
        for (int view = 0; view < orders.length; view++) {
            orders[view] = new Orders(game.layout().maxActorsPerSeat() * game.seatsOfView(view));
        }
        return orders;
    }

    /** Takes all orders back. */
    public void clear() {
        Arrays.fill(verb, NONE);
        Arrays.fill(target, 0);
    }

    /** Gives an actor an order; {@code toTarget} is ignored for verbs without a target. */
    public void set(int actorRow, int doVerb, int toTarget) {
        verb[actorRow] = doVerb;
        target[actorRow] = toTarget;
    }

    /** Copies another set of orders for the same number of rows. */
    public void copyFrom(Orders other) {
        System.arraycopy(other.verb, 0, verb, 0, verb.length);
        System.arraycopy(other.target, 0, target, 0, target.length);
    }
}
