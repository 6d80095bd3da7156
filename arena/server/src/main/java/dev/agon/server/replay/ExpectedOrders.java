package dev.agon.server.replay;

import dev.agon.game.Observation;
import dev.agon.game.TargetKind;
import dev.agon.server.orders.ActorKey;
import java.util.HashMap;
import java.util.Map;

/**
 * What each actor is expected to be told: what it was told last, where that is still legal, and else what stands in for no order.
 * Entities are remembered by their ids. Who writes a replay and who reads it expect the same.
 */
final class ExpectedOrders {
    /** By actor; targets that are entities by id. */
    private final Map<ActorKey, Told> last = new HashMap<>();

    /** The same expectations, which go their own way from here. */
    ExpectedOrders copy() {
        ExpectedOrders copy = new ExpectedOrders();
        copy.last.putAll(last);
        return copy;
    }

    /** What the actor is expected to be told now. */
    Told of(Observation seen, int row) {
        Told told = last.get(ActorKey.of(seen, row));
        if (told == null) {
            return Told.standIn(seen, row);
        }
        int target = isEntity(seen, told.verb()) ? seen.rowOf(told.target()) : told.target();
        return Told.of(seen, row, told.verb(), target);
    }

    /** Takes what the actor is told as its last. */
    void remember(Observation seen, int row, Told told) {
        int target = isEntity(seen, told.verb()) ? seen.id[told.target()] : told.target();
        last.put(ActorKey.of(seen, row), new Told(told.verb(), target));
    }

    private static boolean isEntity(Observation seen, int verb) {
        return seen.layout.verbs().get(verb).target() == TargetKind.ENTITY;
    }
}
