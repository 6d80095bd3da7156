package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Choice;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Turn;
import dev.agon.server.Worlds.Seated;
import dev.agon.server.lobby.Reservation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Two worlds that differ only in what one side cannot see send that side the same bytes: frames, turns, ids, sizes, and what is said
 * of wrong orders.
 */
class FogOnTheWireTest {
    private static final int TICK_MILLIS = 100;

    /** What both sides were told, byte for byte. */
    private record Told(List<byte[]> amber, List<byte[]> sky) {}

    @Test
    void inASmallGame() throws IOException {
        Game probe = new Probe(24, 1_000 / TICK_MILLIS);
        Told one = play(Worlds.always(probe, 1), 26, FogOnTheWireTest::wrongAndRight, turn -> List.of());
        Told other =
                play(Worlds.always(probe, 2), 26, FogOnTheWireTest::wrongAndRight, turn -> steps(turn, Probe.RIGHT));

        assertTrue(one.amber.size() > 60, "messages: " + one.amber.size());
        assertSame(one.amber, other.amber);
        assertDiffer(one.sky, other.sky);
    }

    @Test
    void inLanesWithFiveHeroesASide() throws IOException {
        Game lanes = Worlds.always(Games.onClassPath().get("lanes5v5"), 3);
        Told one = play(lanes, 60, FogOnTheWireTest::wrongAndRight, turn -> List.of());
        Told other = play(lanes, 60, FogOnTheWireTest::wrongAndRight, FogOnTheWireTest::anything);

        assertTrue(one.amber.size() > 5 * 60, "messages: " + one.amber.size());
        assertSame(one.amber, other.amber);
        assertDiffer(one.sky, other.sky);
    }

    @Test
    void whatComesIntoSightIsTold() throws IOException {
        Game probe = new Probe(60, 1_000 / TICK_MILLIS);
        Told one = play(Worlds.always(probe, 1), 62, turn -> steps(turn, Probe.RIGHT), turn -> List.of());
        Told other =
                play(Worlds.always(probe, 1), 62, turn -> steps(turn, Probe.RIGHT), turn -> steps(turn, Probe.LEFT));

        assertDiffer(one.amber, other.amber);
    }

    private static Told play(
            Game game, int ticks, Function<ServerMessage, List<Order>> amber, Function<ServerMessage, List<Order>> sky)
            throws IOException {
        try (SteppedTime time = new SteppedTime();
                TestArena own = TestArena.in(time)) {
            List<Seated> seats = new ArrayList<>();
            for (Reservation kept : own.arena.lobby().createForPeople(game, "bot:random")) {
                seats.add(new Seated(own.address, kept, game.teamOf(kept.seat()) == 0 ? amber : sky));
                seats.get(seats.size() - 1).act(-1);
            }
            for (int tick = 0; tick < ticks; tick++) {
                for (Seated seat : seats) {
                    seat.act(tick);
                }
                for (Seated seat : seats) {
                    seat.beHeard();
                }
                time.pass(TICK_MILLIS);
            }
            List<byte[]> toAmber = new ArrayList<>();
            List<byte[]> toSky = new ArrayList<>();
            for (int seat = 0; seat < seats.size(); seat++) {
                seats.get(seat).act(ticks);
                (game.teamOf(seat) == 0 ? toAmber : toSky).addAll(withoutCourse(seats.get(seat).told));
            }
            for (Seated seat : seats) {
                seat.close();
            }
            return new Told(toAmber, toSky);
        }
    }

    /** Without the course of the match, in which there is no fog: it is told only when nothing follows but the result. */
    private static List<byte[]> withoutCourse(List<byte[]> told) throws IOException {
        List<byte[]> rest = new ArrayList<>();
        boolean courseTold = false;
        for (byte[] bytes : told) {
            MessageCase message = ServerMessage.parseFrom(bytes).getMessageCase();
            courseTold |= message == MessageCase.COURSE;
            if (message != MessageCase.COURSE) {
                assertTrue(!courseTold || message == MessageCase.OVER, "the course was told before a " + message);
                rest.add(bytes);
            }
        }
        return rest;
    }

    /** An order that is possible, drawn from the tick, and some that are not, to what cannot be seen among others. */
    private static List<Order> wrongAndRight(ServerMessage message) {
        List<Order> orders = new ArrayList<>(anything(message));
        Turn turn = message.getTurn();
        for (Actor actor : turn.getActorsList()) {
            int hidden = 40 + turn.getTick();
            orders.add(order(turn, actor.getActor(), 1 + turn.getTick() % 5, hidden));
            orders.add(order(turn, actor.getActor() + 1, 0, 0));
        }
        return orders;
    }

    private static List<Order> anything(ServerMessage message) {
        Turn turn = message.getTurn();
        List<Order> orders = new ArrayList<>();
        for (Actor actor : turn.getActorsList()) {
            Choice choice = actor.getChoices(turn.getTick() * 7 % actor.getChoicesCount());
            int target =
                    choice.getTargetsCount() == 0 ? 0 : choice.getTargets(turn.getTick() % choice.getTargetsCount());
            orders.add(order(turn, actor.getActor(), choice.getVerb(), target));
        }
        return orders;
    }

    private static List<Order> steps(ServerMessage message, int way) {
        Turn turn = message.getTurn();
        return turn.getActorsList().stream()
                .map(actor -> order(turn, actor.getActor(), Probe.STEP, way))
                .toList();
    }

    private static Order order(Turn turn, int actor, int verb, int target) {
        return Order.newBuilder()
                .setActor(actor)
                .setVerb(verb)
                .setTarget(target)
                .setTick(turn.getTick())
                .setNumber(turn.getTick() + 1)
                .build();
    }

    private static void assertSame(List<byte[]> one, List<byte[]> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            assertArrayEquals(one.get(i), other.get(i), "message " + i);
        }
        assertEquals(one.size(), other.size());
    }

    private static void assertDiffer(List<byte[]> one, List<byte[]> other) {
        assertFalse(Arrays.deepEquals(one.toArray(), other.toArray()), "the worlds do not differ at all");
    }
}
