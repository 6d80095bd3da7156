package dev.agon.server.remote;

import dev.agon.game.Observation;
import dev.agon.proto.arena.Order;
import dev.agon.server.wire.ActorKeys;

/**
 * An actor as orders name it, among all actors of a bot's seats.
 *
 * @param seat the actor's seat
 * @param key its key within the seat
 */
record ActorKey(int seat, int key) {
    static ActorKey of(Observation seen, int row) {
        return new ActorKey(seen.actorSeat[row], ActorKeys.keyOf(seen, row));
    }

    /**
     * Whether the order is for this actor. It needs to name a seat only where it could mean several.
     *
     * @param seats bit {@code s} is set when seat {@code s} is the bot's
     */
    boolean isMeantBy(Order order, long seats) {
        boolean anySeat = order.getActor() >= 0 || Long.bitCount(seats) == 1;
        return key == order.getActor() && (seats >>> seat & 1) != 0 && (anySeat || seat == order.getSeat());
    }

    /** Row of the actor that the order is for, or -1. */
    static int rowOf(Observation seen, long seats, Order order) {
        for (int row = 0; row < seen.actors; row++) {
            if (of(seen, row).isMeantBy(order, seats)) {
                return row;
            }
        }
        return -1;
    }
}
