package dev.agon.server.remote;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import org.jspecify.annotations.Nullable;

/** Who plays while a bot is away. It decides all the time, so that it can take over at any tick with what it remembers from the start. */
final class StandIn implements AutoCloseable {
    private final String name;
    private final Player player;
    private @Nullable Orders decided;

    StandIn(String name, Player player) {
        this.name = name;
        this.player = player;
    }

    String name() {
        return name;
    }

    void begin(Game game, int view, long seats) {
        decided = new Orders(game.layout().maxActorsPerSeat() * game.seatsOfView(view));
        player.begin(game, view, seats);
    }

    void decide(Observation seen) {
        Orders into = decided;
        if (into != null) {
            into.clear();
            player.decide(seen, into);
        }
    }

    /** Fills in the rows of these seats' actors with what was decided last. */
    void give(Observation seen, long seats, Orders into) {
        Orders from = decided;
        for (int row = 0; from != null && row < seen.actors; row++) {
            if ((seats >>> seen.actorSeat[row] & 1) != 0) {
                into.set(row, from.verb[row], from.target[row]);
            }
        }
    }

    @Override
    public void close() {
        player.close();
    }
}
