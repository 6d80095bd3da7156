package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Turn;
import dev.agon.server.Worlds.Seated;
import dev.agon.server.lobby.Reservation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Orders that nobody may give: each is refused, and the match goes as if none had been given. */
class IllegalOrdersTest {
    private static final int TICKS = 40;
    private static final int TICK_MILLIS = 100;

    private int sent;
    private long refused;

    @Test
    void changeNothing() throws Exception {
        long quiet = hashAfter(turn -> List.of());
        sent = 0;
        long attacked = hashAfter(this::attack);

        assertTrue(sent > 100, "sent: " + sent);
        assertEquals(sent, refused);
        assertEquals(quiet, attacked);
        assertNotEquals(quiet, hashAfter(IllegalOrdersTest::legal), "a legal order changes the match");
    }

    /** For another's unit, for none at all, impossible, unknown, at what is not seen, and of numbers beyond all bounds. */
    private List<Order> attack(ServerMessage message) {
        Turn turn = message.getTurn();
        if (turn.getActorsCount() == 0) {
            return List.of();
        }
        List<Order> orders = List.of(
                order(turn, 2, Probe.STEP, Probe.RIGHT),
                order(turn, 99, Probe.HOLD, 0),
                order(turn, -1, Probe.HOLD, 0),
                order(turn, 1, Probe.STEP, Probe.LEFT),
                order(turn, 1, Probe.STEP, 2),
                order(turn, 1, Probe.STEP, -1),
                order(turn, 1, Probe.HIT, 2),
                order(turn, 1, Probe.HIT, Integer.MAX_VALUE),
                order(turn, 1, 63, 0),
                order(turn, 1, -1, Integer.MIN_VALUE));
        sent += orders.size();
        return orders;
    }

    private static List<Order> legal(ServerMessage message) {
        Turn turn = message.getTurn();
        return turn.getActorsCount() == 0 ? List.of() : List.of(order(turn, 1, Probe.STEP, Probe.RIGHT));
    }

    private static Order order(Turn turn, int actor, int verb, int target) {
        return Order.newBuilder()
                .setActor(actor)
                .setVerb(verb)
                .setTarget(target)
                .setTick(turn.getTick())
                .build();
    }

    private long hashAfter(Function<ServerMessage, List<Order>> amber) throws IOException, InterruptedException {
        Game game = Worlds.always(new Probe(TICKS, 1_000 / TICK_MILLIS), 1);
        try (SteppedTime time = new SteppedTime();
                TestArena own = TestArena.in(time)) {
            List<Reservation> seats = own.arena.lobby().createForPeople(game, "bot:random");
            try (Seated one = new Seated(own.address, seats.get(0), amber);
                    Seated other = new Seated(own.address, seats.get(1), turn -> List.of())) {
                other.act(-1);
                for (int tick = 0; tick <= TICKS; tick++) {
                    one.act(tick);
                    one.beHeard();
                    time.pass(TICK_MILLIS);
                }
                one.act(TICKS + 1);
                refused = 0;
                for (byte[] message : one.told) {
                    refused += ServerMessage.parseFrom(message).hasRefused() ? 1 : 0;
                }
                return own.results.poll(20, TimeUnit.SECONDS).hash();
            }
        }
    }
}
