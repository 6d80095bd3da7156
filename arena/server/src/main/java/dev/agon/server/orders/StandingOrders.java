package dev.agon.server.orders;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.TargetKind;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Order;
import java.util.HashMap;
import java.util.Map;

/**
 * The newest order that a person or a program gave to each of their actors. An order stands from decision to decision until another
 * replaces it or it is no longer legal, unless it was given for one decision only. It outlasts decisions that are not the actor's, who
 * is busy. For one thread at a time.
 */
public final class StandingOrders {
    private final boolean alwaysOnce;
    private final Map<ActorKey, Standing> byActor = new HashMap<>();

    /**
     * No orders yet.
     *
     * @param alwaysOnce whether every order is for one decision only
     */
    public StandingOrders(boolean alwaysOnce) {
        this.alwaysOnce = alwaysOnce;
    }

    /** Forgets all. */
    public void clear() {
        byActor.clear();
    }

    /**
     * Takes an order for the actor of a row where it is legal, and says whether it is.
     *
     * @param seen what the actor's view saw when it last was to decide
     */
    public boolean take(Order order, Observation seen, int row) {
        boolean legal = legal(order, seen, row);
        if (legal) {
            byActor.put(ActorKey.of(seen, row), new Standing(order));
        }
        return legal;
    }

    /**
     * Whether an actor of these seats that has a choice has not been told anything.
     *
     * @param seats bit {@code s} is set for seat {@code s}
     */
    public boolean missing(Observation seen, long seats) {
        for (int row = 0; row < seen.actors; row++) {
            if (isOf(seats, seen, row) && seen.hasChoice(row) && !byActor.containsKey(ActorKey.of(seen, row))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills in the rows of these seats' actors, as far as they were told something.
     *
     * @param seats bit {@code s} is set for seat {@code s}
     * @param impossible hears of orders that became impossible before they were ever carried out; others end in silence
     */
    public void give(Observation seen, long seats, Orders into, Impossible impossible) {
        Map<ActorKey, Standing> kept = new HashMap<>(byActor);
        kept.entrySet().removeIf(one -> !(stays(one.getValue()) && one.getKey().isSeen(seen)));
        for (int row = 0; row < seen.actors; row++) {
            if (isOf(seats, seen, row)) {
                ActorKey actor = ActorKey.of(seen, row);
                Standing standing = byActor.get(actor);
                if (standing != null) {
                    boolean given = give(standing, seen, row, into, impossible);
                    if (given && stays(standing)) {
                        kept.put(actor, standing);
                    } else {
                        kept.remove(actor);
                    }
                }
            }
        }
        byActor.clear();
        byActor.putAll(kept);
    }

    private static boolean give(Standing standing, Observation seen, int row, Orders into, Impossible impossible) {
        Order order = standing.order;
        if (legal(order, seen, row)) {
            into.set(row, order.getVerb(), targetRow(order, seen));
            standing.carriedOut = true;
            return true;
        }
        if (!standing.carriedOut) {
            impossible.hear(order, row);
        }
        return false;
    }

    /** Adds the order that stands for the actor, where one does. */
    public void describe(ActorKey who, Actor.Builder actor) {
        Standing standing = byActor.get(who);
        if (standing != null) {
            actor.setStandingVerb(standing.order.getVerb()).setStandingTarget(standing.order.getTarget());
        }
    }

    /** Whether the order is for more than one decision. */
    private boolean stays(Standing standing) {
        return !alwaysOnce && !standing.order.getOnce();
    }

    private static boolean isOf(long seats, Observation seen, int row) {
        return (seats >>> seen.actorSeat[row] & 1) != 0;
    }

    private static boolean legal(Order order, Observation seen, int row) {
        return seen.legal(row, order.getVerb(), targetRow(order, seen));
    }

    /** The target as {@link Orders} have it: the entity's row, or the cell itself; -1 for an entity that is not seen. */
    private static int targetRow(Order order, Observation seen) {
        int verb = order.getVerb();
        boolean known = verb >= 0 && verb < seen.layout.verbs().size();
        return known && seen.layout.verbs().get(verb).target() == TargetKind.ENTITY
                ? seen.rowOf(order.getTarget())
                : order.getTarget();
    }

    /** Hears of an order that became impossible for the actor of a row. */
    @FunctionalInterface
    public interface Impossible {
        /** The order is forgotten. */
        void hear(Order order, int row);
    }

    private static final class Standing {
        final Order order;
        boolean carriedOut;

        Standing(Order order) {
            this.order = order;
        }
    }
}
