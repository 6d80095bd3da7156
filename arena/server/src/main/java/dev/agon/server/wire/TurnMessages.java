package dev.agon.server.wire;

import dev.agon.game.Layout;
import dev.agon.game.Observation;
import dev.agon.game.TargetKind;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Choice;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.Refused;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.orders.ActorKey;

/** What a seat's actors may be told, and what was refused, as messages. */
public final class TurnMessages {
    private TurnMessages() {}

    /** The actor of a row with all its legal orders. */
    public static Actor.Builder actor(Observation observation, int actorRow) {
        Layout layout = observation.layout;
        Actor.Builder actor =
                Actor.newBuilder().setActor(ActorKey.of(observation, actorRow).key());
        for (int verb = 0; verb < layout.verbs().size(); verb++) {
            if (observation.legalVerb(actorRow, verb)) {
                actor.addChoices(choice(observation, actorRow, verb));
            }
        }
        return actor;
    }

    private static Choice choice(Observation observation, int actorRow, int verb) {
        Choice.Builder choice = Choice.newBuilder().setVerb(verb);
        int targets = observation.layout.targets(verb);
        for (int target = 0; target < targets; target++) {
            if (observation.legalTarget(actorRow, verb, target)) {
                choice.addTargets(targetsEntity(observation.layout, verb) ? observation.id[target] : target);
            }
        }
        return choice.build();
    }

    private static boolean targetsEntity(Layout layout, int verb) {
        return layout.verbs().get(verb).target() == TargetKind.ENTITY;
    }

    /** Something was refused: an order for an actor, whose key is 0 where it was something else. */
    public static ServerMessage refused(Refusal reason, String text, int actor, int tick) {
        return ServerMessage.newBuilder()
                .setRefused(Refused.newBuilder()
                        .setReason(reason)
                        .setText(text)
                        .setActor(actor)
                        .setTick(tick))
                .build();
    }
}
