package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Planner;
import dev.agon.game.Player;
import dev.agon.server.LatePlayer;
import org.jspecify.annotations.Nullable;

/**
 * An agent that plays seats of one view. Where a person has the seat it decides all the same, so that it can stand in at any
 * tick with what it remembers from the start; its orders do not count then.
 */
final class Brain implements AutoCloseable {
    final int view;
    final Player player;
    final Orders orders;

    Brain(Match match, int view, long seats, Player player) {
        Game game = match.game();
        this.view = view;
        this.player = player;
        orders = new Orders(game.layout().maxActorsPerSeat() * game.seatsOfView(view));
        player.begin(game, view, seats);
        Planner.handOver(match, player);
    }

    void decide(Observation seen) {
        orders.clear();
        if (player instanceof LatePlayer late) {
            late.ask(seen);
        } else {
            player.decide(seen, orders);
        }
    }

    /** The tick is about to be played: what has been said until now counts. */
    void conclude() {
        if (player instanceof LatePlayer late) {
            late.collect(orders);
        }
    }

    /** The player where it answers in its own time, else null. */
    @Nullable
    LatePlayer late() {
        return player instanceof LatePlayer late ? late : null;
    }

    @Override
    public void close() {
        player.close();
    }
}
