package dev.agon.server.bench;

import dev.agon.proto.arena.Order;
import java.util.ArrayList;
import java.util.List;

/** What the player of one seat said in a recorded match: orders in the order of ticks, at most one a tick. */
final class SeatScript {
    private final List<Order> orders = new ArrayList<>();

    void add(Order order) {
        orders.add(order);
    }

    int size() {
        return orders.size();
    }

    /** The tick of an order. */
    int tick(int index) {
        return orders.get(index).getTick();
    }

    Order order(int index) {
        return orders.get(index);
    }

    /** Index of the first order at or after the tick. */
    int from(int tick) {
        int index = 0;
        while (index < orders.size() && tick(index) < tick) {
            index++;
        }
        return index;
    }
}
