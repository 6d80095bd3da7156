package dev.agon.server.wire;

import dev.agon.game.Observation;

/**
 * How actors are named outside: by their entity's id, or −1, −2, … for the first, second, … actor of a seat that is no
 * entity. Unlike its row, an actor's key stays the same from tick to tick.
 */
public final class ActorKeys {
    private ActorKeys() {}

    /** Key of an actor row. */
    public static int keyOf(Observation observation, int actorRow) {
        int entity = observation.actorEntity[actorRow];
        if (entity >= 0) {
            return observation.id[entity];
        }
        int key = 0;
        for (int row = 0; row <= actorRow; row++) {
            if (observation.actorEntity[row] < 0 && observation.actorSeat[row] == observation.actorSeat[actorRow]) {
                key--;
            }
        }
        return key;
    }

    /** Whether the actor is an entity that is seen, so that it may be told something again later where it cannot be now. */
    public static boolean isSeen(Observation observation, int key) {
        return key >= 0 && observation.rowOf(key) >= 0;
    }

    /** Row of the seat's actor with this key, or -1. */
    public static int rowOf(Observation observation, int seat, int key) {
        for (int row = 0; row < observation.actors; row++) {
            if (observation.actorSeat[row] == seat && keyOf(observation, row) == key) {
                return row;
            }
        }
        return -1;
    }
}
