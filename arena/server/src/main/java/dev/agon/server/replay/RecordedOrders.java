package dev.agon.server.replay;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Orders;
import dev.agon.game.VariedStart;
import dev.agon.proto.arena.ReplayFile;
import java.util.ArrayList;
import java.util.List;

/** The orders of a replay, unpacked and found to be what was played, to be given again quickly. Immutable. */
public final class RecordedOrders {
    private final Game game;
    private final long seed;
    private final boolean varied;
    /** Of each awaited view, in the order of ticks and views. */
    private final List<Orders> orders;

    private RecordedOrders(Game game, long seed, boolean varied, List<Orders> orders) {
        this.game = game;
        this.seed = seed;
        this.varied = varied;
        this.orders = List.copyOf(orders);
    }

    /**
     * The orders in a replay.
     *
     * @throws DamagedReplayException when the replay is not one of these games as they are now, or plays out differently
     */
    public static RecordedOrders of(Games games, ReplayFile replay) throws DamagedReplayException {
        ReplayCursor cursor = ReplayCursor.open(games, replay);
        Game game = cursor.game();
        List<Orders> all = new ArrayList<>();
        boolean[] awaited = new boolean[game.views()];
        while (!cursor.atEnd()) {
            for (int view = 0; view < awaited.length; view++) {
                awaited[view] = cursor.match().awaits(view);
            }
            if (!cursor.step()) {
                throw new DamagedReplayException(
                        "the replay differs at tick " + (cursor.match().tick() - 1) + " from what it says");
            }
            for (int view = 0; view < awaited.length; view++) {
                if (awaited[view]) {
                    Orders kept = new Orders(cursor.orders(view).verb.length);
                    kept.copyFrom(cursor.orders(view));
                    all.add(kept);
                }
            }
        }
        return new RecordedOrders(game, replay.getSeed(), replay.getVaried(), all);
    }

    /** What is played, with the replay's settings. */
    public Game game() {
        return game;
    }

    /** The match at its start. */
    public Match start() {
        return varied && game instanceof VariedStart start ? start.startVaried(seed) : game.start(seed);
    }

    /** How many sets of orders there are. */
    public int count() {
        return orders.size();
    }

    /** Writes the orders that were given as the {@code index}-th of all views that were awaited, in the order of ticks and views. */
    public void give(int index, Orders into) {
        into.copyFrom(orders.get(index));
    }
}
