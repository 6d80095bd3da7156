package dev.agon.game;

/**
 * What orders leave to each other within a view: for games in which one actor's order can make another's impossible, two that would enter
 * one cell or spend one purse. Masks say what each actor may do by itself; of orders given at once that cannot all be, those in
 * earlier rows count, and one that they leave no room for does what no order does. Who draws orders row by row narrows the masks after each,
 * so that no order is drawn in vain:
 *
 * <pre>{@code
 * for (int actor = 0; actor < seen.actors; actor++) {
 *     draw(seen, actor, orders);
 *     narrowing.narrow(seen, orders, actor);
 * }
 * }</pre>
 *
 * <p>Stateless; may be shared between threads.
 */
@FunctionalInterface
public interface Narrowing {
    /**
     * Forbids in later rows what the order of an actor leaves no room for. By what is seen alone; nothing else of the observation
     * changes, and every actor keeps at least one legal order.
     *
     * @param seen whose masks are narrowed; already by the orders of all rows before the actor's
     * @param given legal orders of all rows up to the actor's
     * @param actor the row
     */
    void narrow(Observation seen, Orders given, int actor);
}
