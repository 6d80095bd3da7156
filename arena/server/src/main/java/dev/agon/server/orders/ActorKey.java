package dev.agon.server.orders;

import dev.agon.game.Observation;
import dev.agon.proto.arena.Order;

/**
 * How an actor is named outside. Unlike its row, it stays the same from tick to tick.
 *
 * @param seat the actor's seat
 * @param key the id of the entity that it is, or −1, −2, … for the first, second, … actor of the seat that is no entity
 */
public record ActorKey(int seat, int key) {
    /** Of the actor of a row. */
    public static ActorKey of(Observation seen, int row) {
        int seat = seen.actorSeat[row];
        int entity = seen.actorEntity[row];
        if (entity >= 0) {
            return new ActorKey(seat, seen.id[entity]);
        }
        int key = 0;
        for (int one = 0; one <= row; one++) {
            if (seen.actorEntity[one] < 0 && seen.actorSeat[one] == seat) {
                key--;
            }
        }
        return new ActorKey(seat, key);
    }

    /**
     * Row of the actor that the order is for, or -1.
     *
     * @param seats bit {@code s} is set when who ordered commands seat {@code s}
     */
    public static int rowOf(Observation seen, long seats, Order order) {
        for (int row = 0; row < seen.actors; row++) {
            if (of(seen, row).isMeantBy(order, seats)) {
                return row;
            }
        }
        return -1;
    }

    /**
     * Whether the order is for this actor. It needs to name a seat only where it could mean several.
     *
     * @param seats bit {@code s} is set when who ordered commands seat {@code s}
     */
    public boolean isMeantBy(Order order, long seats) {
        boolean anySeat = order.getActor() >= 0 || Long.bitCount(seats) == 1;
        return key == order.getActor() && (seats >>> seat & 1) != 0 && (anySeat || seat == order.getSeat());
    }

    /** Whether it is an entity that is seen, so that it may be told something again later where it cannot be now. */
    boolean isSeen(Observation seen) {
        return key >= 0 && seen.rowOf(key) >= 0;
    }
}
