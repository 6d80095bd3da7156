package dev.agon.server.live;

import dev.agon.game.Observation;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Turn;
import dev.agon.server.wire.TurnMessages;

/** What a person is told when orders are awaited from their seat. */
final class Turns {
    private Turns() {}

    /** The guest's actors with their legal orders; none where none are awaited now. */
    static Turn of(Table table, Guest guest, long millisLeft) {
        Turn.Builder turn = Turn.newBuilder().setTick(table.match.tick()).setCounted(guest.orders.counted());
        int view = table.game.viewOf(guest.seat);
        if (table.match.awaits(view)) {
            turn.setMillisLeft((int) millisLeft);
            Observation seen = table.seen[view];
            for (int row = 0; row < seen.actors; row++) {
                if (seen.actorSeat[row] == guest.seat) {
                    Actor.Builder actor = TurnMessages.actor(seen, row);
                    guest.orders.describe(seen, row, actor);
                    turn.addActors(actor);
                }
            }
        }
        return turn.build();
    }
}
