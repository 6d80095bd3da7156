package dev.agon.server.live;

import dev.agon.game.Observation;
import dev.agon.game.Thoughts;
import dev.agon.proto.arena.ActorThoughts;
import dev.agon.proto.arena.SeatThoughts;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.wire.ActorKeys;

/** What the agents at a table think, as a message. */
final class ThoughtsMessages {
    private ThoughtsMessages() {}

    /** Encoded thoughts of all agents that had something to decide, right after they did. */
    static byte[] encode(Table table) {
        dev.agon.proto.arena.Thoughts.Builder all =
                dev.agon.proto.arena.Thoughts.newBuilder().setTick(table.match.tick());
        for (int seat = 0; seat < table.brainOfSeat.length; seat++) {
            Brain brain = table.brainOfSeat[seat];
            Thoughts thoughts = brain.player.thoughts();
            if (table.match.awaits(brain.view) && thoughts != Thoughts.NONE) {
                all.addSeats(describe(seat, thoughts, table.seen[brain.view]));
            }
        }
        return ServerMessage.newBuilder().setThoughts(all).build().toByteArray();
    }

    private static SeatThoughts describe(int seat, Thoughts thoughts, Observation seen) {
        SeatThoughts.Builder described = SeatThoughts.newBuilder().setSeat(seat);
        if (!Float.isNaN(thoughts.value())) {
            described.setValue(thoughts.value());
        }
        if (!Float.isNaN(thoughts.winProbability())) {
            described.setWinProbability(thoughts.winProbability());
        }
        float[][] probabilities = thoughts.verbProbabilities();
        for (int row = 0; row < Math.min(seen.actors, probabilities.length); row++) {
            if (seen.actorSeat[row] == seat) {
                ActorThoughts.Builder actor = described.addActorsBuilder().setActor(ActorKeys.keyOf(seen, row));
                for (float probability : probabilities[row]) {
                    actor.addVerbProbabilities(probability);
                }
            }
        }
        return described.build();
    }
}
