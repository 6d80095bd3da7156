package dev.agon.server.live;

import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.TargetKind;
import dev.agon.game.Thoughts;
import dev.agon.proto.arena.ActorThoughts;
import dev.agon.proto.arena.Place;
import dev.agon.proto.arena.SeatThoughts;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.orders.ActorKey;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the agents in a match think, as a message. */
final class ThoughtsMessages {
    /** Targets less likely than this are left out. */
    private static final float LIKELY = 0.02f;

    private static final int MOST_TARGETS = 8;

    private ThoughtsMessages() {}

    /**
     * Encoded thoughts of all agents that had something to decide, right after they did; null where none had.
     *
     * @param brainOfSeat null where nobody's thoughts are known
     * @param seen by view: what was decided on
     */
    static byte @Nullable [] encode(Match match, @Nullable Brain[] brainOfSeat, Observation[] seen) {
        dev.agon.proto.arena.Thoughts.Builder all =
                dev.agon.proto.arena.Thoughts.newBuilder().setTick(match.tick());
        Map<Brain, Thoughts> known = new IdentityHashMap<>();
        for (int seat = 0; seat < brainOfSeat.length; seat++) {
            Brain brain = brainOfSeat[seat];
            if (brain != null && match.awaits(brain.view)) {
                Thoughts thoughts = known.computeIfAbsent(brain, one -> one.player.thoughts());
                if (thoughts != Thoughts.NONE) {
                    all.addSeats(describe(seat, thoughts, seen[brain.view]));
                }
            }
        }
        return all.getSeatsCount() == 0
                ? null
                : ServerMessage.newBuilder().setThoughts(all).build().toByteArray();
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
                ActorThoughts.Builder actor = described
                        .addActorsBuilder()
                        .setActor(ActorKey.of(seen, row).key());
                if (seen.actorEntity[row] >= 0) {
                    actor.setPlace(place(seen, seen.actorEntity[row]));
                }
                for (float probability : probabilities[row]) {
                    actor.addVerbProbabilities(probability);
                }
                if (row < thoughts.aims().size()) {
                    describe(thoughts.aims().get(row), seen, actor);
                }
            }
        }
        return described.build();
    }

    private static void describe(Thoughts.Aim aim, Observation seen, ActorThoughts.Builder actor) {
        actor.setVerb(aim.verb());
        boolean atEntities = seen.layout.verbs().get(aim.verb()).target() == TargetKind.ENTITY;
        float[] probabilities = aim.targetProbabilities();
        for (int target : likeliest(probabilities)) {
            actor.addTargets(atEntities ? seen.id[target] : target).addTargetProbabilities(probabilities[target]);
            if (atEntities) {
                actor.addTargetPlaces(place(seen, target));
            }
        }
    }

    private static Place place(Observation seen, int entity) {
        Place.Builder place = Place.newBuilder();
        List<Layout.Feature> features = seen.layout.features();
        for (int column = 0; column < features.size(); column++) {
            switch (features.get(column).role()) {
                case X -> place.setX(seen.feature(entity, column));
                case Y -> place.setY(seen.feature(entity, column));
                default -> {}
            }
        }
        return place.build();
    }

    private static List<Integer> likeliest(float[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .filter(target -> probabilities[target] >= LIKELY)
                .boxed()
                .sorted(Comparator.comparing((Integer target) -> -probabilities[target]))
                .limit(MOST_TARGETS)
                .toList();
    }
}
