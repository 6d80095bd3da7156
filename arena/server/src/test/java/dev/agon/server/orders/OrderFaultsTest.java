package dev.agon.server.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.proto.arena.Order;
import dev.agon.server.Probe;
import org.junit.jupiter.api.Test;

/** What refusals say. */
class OrderFaultsTest {
    private static final int SEAT = 0;

    private final Observation seen = look(new Probe());

    @Test
    void anUnknownVerbIsToldWhichThereAreAndWhichArePossible() {
        assertEquals("There is no verb 9: verbs are 0 to 2. Possible: hold, step.", illegal(9, 0));
    }

    @Test
    void aVerbThatIsNotPossibleIsToldWhatIs() {
        assertEquals("hit is not possible now. Possible: hold, step.", illegal(Probe.HIT, 1));
    }

    @Test
    void aCellIsToldWhetherItExistsAndWhichArePossible() {
        assertEquals("step has no cell 2: cells are 0 to 1. Possible: 1.", illegal(Probe.STEP, 2));
        assertEquals("step is not possible at cell 0 now. Possible: 1.", illegal(Probe.STEP, Probe.LEFT));
    }

    @Test
    void anActorOfAnotherIsToldOwnOnes() {
        assertEquals(
                "Actor 7 is not yours to command now: yours is 1.", OrderFaults.notYours(order(7, 0, 0), seen, 1L));
        assertEquals("You have nobody to command now.", OrderFaults.notYours(order(7, 0, 0), seen, 0L));
    }

    @Test
    void whatIsHiddenAndWhatDoesNotExistAreToldInTheSameWords() {
        Game lanes = Games.onClassPath().get("lanes1v1");
        Observation own = new Observation(lanes.layout(), lanes.seatsOfView(0));
        lanes.start(3).observe(0, own);
        int attack = lanes.layout().verb("attack");
        int hidden = own.id[own.entities - 1];
        own.entities--; // it has gone out of sight
        int hero = own.id[own.actorEntity[0]];
        own.allow(0, attack, own.actorEntity[0]);

        String ofHidden = OrderFaults.illegal(order(hero, attack, hidden), own, 0);
        String ofNothing = OrderFaults.illegal(order(hero, attack, 999_999), own, 0);
        assertEquals(ofNothing.replace("999999", String.valueOf(hidden)), ofHidden);
        assertTrue(ofHidden.contains("at " + hidden + ", which is not in sight. Possible: " + hero + " ("), ofHidden);
    }

    private String illegal(int verb, int target) {
        return OrderFaults.illegal(order(1, verb, target), seen, SEAT);
    }

    private static Order order(int actor, int verb, int target) {
        return Order.newBuilder()
                .setActor(actor)
                .setVerb(verb)
                .setTarget(target)
                .build();
    }

    private static Observation look(Game game) {
        Observation seen = new Observation(game.layout(), 1);
        game.start(1).observe(SEAT, seen);
        return seen;
    }
}
