package dev.agon.server.remote;

import dev.agon.game.Observation;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Turn;
import dev.agon.server.orders.ActorKey;
import dev.agon.server.wire.TurnMessages;
import java.util.HashSet;
import java.util.Set;

/** A turn that a bot was sent and has not answered in full. A bot has one open at a time, so that one that is slow is never behind. */
final class Question {
    final int tick;
    final long sentNanos;
    final Turn turn;

    /** Actors with a choice that have not been told anything in answer to this. */
    private final Set<ActorKey> open = new HashSet<>();

    /** Asks for the actors of these seats. */
    Question(Observation seen, long seats, long sentNanos, long millisLeft) {
        tick = seen.tick;
        this.sentNanos = sentNanos;
        Turn.Builder asked = Turn.newBuilder().setTick(tick).setMillisLeft((int) millisLeft);
        for (int row = 0; row < seen.actors; row++) {
            int seat = seen.actorSeat[row];
            if ((seats >>> seat & 1) != 0) {
                Actor.Builder actor = TurnMessages.actor(seen, row).setSeat(seat);
                asked.addActors(actor);
                if (seen.hasChoice(row)) {
                    open.add(ActorKey.of(seen, row));
                }
            }
        }
        turn = asked.build();
    }

    /** Whether there is anything to ask: an actor of these seats that has a choice. */
    static boolean worthAsking(Observation seen, long seats) {
        for (int row = 0; row < seen.actors; row++) {
            if ((seats >>> seen.actorSeat[row] & 1) != 0 && seen.hasChoice(row)) {
                return true;
            }
        }
        return false;
    }

    /** Notes that an order came in answer to this, or to another. */
    void answer(Order order, long seats) {
        if (order.getTick() == tick) {
            open.removeIf(actor -> actor.isMeantBy(order, seats));
        }
    }

    void answerAll() {
        open.clear();
    }

    boolean answered() {
        return open.isEmpty();
    }

    /** How many messages an answer takes at most. */
    int messages() {
        return turn.getActorsCount() + 1;
    }
}
