package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.connect4.Connect4;
import dev.agon.proto.arena.Course;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Turn;
import dev.agon.server.ArenaSettings;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.Probe;
import dev.agon.server.live.MatchPlan.Purpose;
import dev.agon.server.live.MatchPlan.SeatPlan;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Live matches in time that passes by hand. */
class LiveMatchTest {
    private static final int TICK_MILLIS = 100;
    private static final Probe GAME = new Probe(40, 10);

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final HearingClient person = new HearingClient();
    private @Nullable FinishedMatch finished;
    private boolean ended;

    @Test
    void whatFogHidesChangesNoByteThatAPersonIsSent() {
        List<String> one = untilOver(playBeside(new Probe(24, 10), 1, Probe.LEFT));
        List<String> other = untilOver(playBeside(new Probe(24, 10), 2, Probe.RIGHT));

        assertTrue(one.size() > 60, "messages: " + one.size());
        assertEquals(one.size(), other.size());
        for (int i = 0; i < one.size(); i++) {
            assertEquals(one.get(i), other.get(i), "message " + i);
        }
    }

    /** All that was sent before it was over: then the course of the match is told. */
    private static List<String> untilOver(HearingClient client) {
        List<String> bytes = client.bytes();
        String over = HexFormat.of().formatHex(client.last(MessageCase.OVER).toByteArray());
        return bytes.subList(0, bytes.indexOf(over));
    }

    @Test
    void whatComesOutOfTheFogIsSent() {
        List<String> one = playBeside(GAME, 1, Probe.LEFT).bytes();
        List<String> other = playBeside(GAME, 1, Probe.RIGHT).bytes();

        assertFalse(one.equals(other));
    }

    @Test
    void theSameTwoWorldsDifferForWhoMaySeeAll() {
        List<String> worlds = List.of(1L, 2L).stream()
                .map(seed -> {
                    HearingClient spectator = new HearingClient();
                    LiveMatch match = match(GAME, seed, Probe.RIGHT, null);
                    match.start();
                    match.watch(spectator, -1);
                    time.pass(300);
                    return spectator.bytes().toString();
                })
                .toList();

        assertFalse(worlds.get(0).equals(worlds.get(1)));
    }

    /** Everything that a person who always holds is told beside an opponent in the fog who does as said. */
    private HearingClient playBeside(Game game, long seed, int opponentSteps) {
        ManualTimekeeper ownTime = new ManualTimekeeper();
        HearingClient client = new HearingClient();
        LiveMatch match = new LiveMatch(
                plan(game, seed, "Ada"),
                stepping(opponentSteps),
                ownTime,
                ArenaSettings.defaults(),
                (m, f) -> Aftermath.NONE);
        match.start();
        match.sit(client, 0);
        for (int tick = 0; tick < 41; tick++) {
            match.order(client, order(1, Probe.HIT, 2, tick));
            match.order(client, order(2, Probe.HOLD, 0, tick));
            ownTime.pass(TICK_MILLIS);
        }
        return client;
    }

    @Test
    void aSeatIsHeldHalfAMinuteWhileAnAgentStandsIn() {
        LiveMatch match = match(new Probe(2000, 10), 1, Probe.RIGHT, "Ada");
        match.start();
        match.sit(person, 0);
        time.pass(1_000);
        assertEquals(0, xOf(0, match));

        match.leave(person);
        time.pass(1_000);
        assertTrue(xOf(0, match) > 0, "nobody stood in");
        assertEquals("walker", match.summary().seats().get(0).getStandIn());

        HearingClient back = new HearingClient();
        match.sit(back, 0);
        time.pass(0);
        assertTrue(back.all(MessageCase.FRAME).get(0).getFrame().getFull());
        int resumedAt = xOf(0, match);
        time.pass(1_000);
        assertEquals(resumedAt, xOf(0, match));

        match.leave(back);
        time.pass(29_000);
        assertFalse(ended);
        time.pass(2_000);
        match.sit(person, 0);
        time.pass(0);
        assertEquals(
                Refusal.BAD_TOKEN, person.last(MessageCase.REFUSED).getRefused().getReason());
        time.pass(20_000);
        assertTrue(ended);
        assertNull(finished);
    }

    private int xOf(int seat, LiveMatch match) {
        HearingClient spectator = new HearingClient();
        match.watch(spectator, 0);
        match.leave(spectator);
        time.pass(0);
        return (int) spectator
                .last(MessageCase.FRAME)
                .getFrame()
                .getEntities(seat)
                .getNumbers()
                .getValues(0);
    }

    @Test
    void aMatchThatNobodyJoinsIsBrokenOff() {
        LiveMatch match = match(GAME, 1, Probe.RIGHT, "Ada");
        match.start();
        time.pass(ArenaSettings.defaults().joinMillis() + 1);
        assertTrue(ended);
        assertNull(finished);
    }

    @Test
    void agentsInAGameOfTurnsMoveAtAPaceThatOneCanFollow() {
        LiveMatch match = match(new Connect4(), 1, 0, null);
        match.start();
        match.watch(person, -1);
        time.pass(499);
        assertEquals(0, person.last(MessageCase.FRAME).getFrame().getTick());
        time.pass(2);
        assertEquals(1, person.last(MessageCase.FRAME).getFrame().getTick());
        time.pass(60_000);
        assertTrue(ended);
        assertEquals(2, finished.outcomes().size());
    }

    @Test
    void aPersonIsWaitedForUntilTheTurnEnds() {
        LiveMatch match = match(new Connect4(), 1, 0, "Ada");
        match.start();
        match.sit(person, 0);
        time.pass(100_000);
        Turn turn = person.last(MessageCase.TURN).getTurn();
        assertEquals(0, turn.getTick());
        assertEquals(7, turn.getActors(0).getChoices(0).getTargetsCount());

        match.order(person, order(-1, 0, 3, 5));
        time.pass(0);
        assertEquals(
                Refusal.NOT_YOUR_TURN,
                person.last(MessageCase.REFUSED).getRefused().getReason());

        match.order(person, order(-1, 0, 3, 0));
        time.pass(0);
        assertEquals(0, person.last(MessageCase.TURN).getTurn().getActorsCount());
        match.order(person, order(-1, 0, 3, 1));
        time.pass(501);
        assertEquals(2, person.all(MessageCase.REFUSED).size());
        assertEquals(2, person.last(MessageCase.TURN).getTurn().getTick());

        time.pass(ArenaSettings.defaults().turnMillis());
        assertTrue(person.last(MessageCase.FRAME).getFrame().getTick() >= 3);
    }

    @Test
    void aMatchThatNobodyWatchesEnds() {
        LiveMatch match = match(new Probe(90_000, 10), 1, Probe.RIGHT, null);
        match.start();
        match.watch(person, 1);
        time.pass(60_000);
        assertFalse(ended);
        match.leave(person);
        time.pass(ArenaSettings.defaults().emptyMillis() + 1);
        assertTrue(ended);
    }

    @Test
    void whoComesLateIsToldHowTheMatchWentFromItsStart() {
        LiveMatch match = match(new Probe(200, 10), 1, Probe.RIGHT, null);
        match.watch(new HearingClient(), -1);
        match.start();
        time.pass(5_050);
        match.watch(person, 0);
        time.pass(3_000);
        List<Course> told = person.all(MessageCase.COURSE).stream()
                .map(ServerMessage::getCourse)
                .toList();
        assertEquals(0, told.get(0).getFirstPoint());
        assertEquals(6, told.get(0).getCurves(0).getValuesCount());
        int next = 6;
        for (Course news : told.subList(1, told.size())) {
            assertEquals(next, news.getFirstPoint());
            next += news.getCurves(0).getValuesCount();
        }
        assertEquals(9, next);
    }

    @Test
    void aLongCourseIsToldInPartsThatNoLineIsTooSlowFor() {
        LiveMatch match = match(new Probe(3_000, 10), 1, Probe.RIGHT, null);
        match.watch(new HearingClient(), -1);
        match.start();
        time.pass(250_000);
        match.watch(person, 0);
        time.pass(10_000);
        List<Course> told = person.all(MessageCase.COURSE).stream()
                .map(ServerMessage::getCourse)
                .toList();
        assertEquals(
                List.of(0, 100, 200),
                told.subList(0, 3).stream().map(Course::getFirstPoint).toList());
        assertTrue(told.get(0).getMore());
        assertFalse(told.get(told.size() - 1).getMore());
        told.forEach(part -> assertTrue(part.getSerializedSize() < 16_000, "bytes: " + part.getSerializedSize()));
    }

    @Test
    void howAMatchWithPeopleWentIsToldWhenItIsOver() {
        LiveMatch match = match(GAME, 1, Probe.RIGHT, "Ada");
        match.start();
        match.sit(person, 0);
        time.pass(3_000);
        assertEquals(List.of(), person.all(MessageCase.COURSE));
        time.pass(2_000);
        assertTrue(ended);
        assertEquals(5, person.last(MessageCase.COURSE).getCourse().getCurves(0).getValuesCount());
    }

    /** All at once it would be more than may wait for a line, which is cut off then: who plays and who watches would miss the end. */
    @Test
    void howALongMatchWithPeopleWentIsToldAfterItsEndInPartsThatNoLineIsTooSlowFor() {
        LiveMatch match = match(new Probe(3_000, 10), 1, Probe.RIGHT, "Ada");
        match.start();
        match.sit(person, 0);
        while (!ended) {
            time.pass(TICK_MILLIS);
        }
        List<MessageCase> told = person.cases();
        assertTrue(told.lastIndexOf(MessageCase.OVER) < told.indexOf(MessageCase.COURSE), "the end is told first");
        assertEquals(1, person.all(MessageCase.COURSE).size(), "parts at once");

        time.pass(1_000);
        List<Course> parts = person.all(MessageCase.COURSE).stream()
                .map(ServerMessage::getCourse)
                .toList();
        assertEquals(
                List.of(0, 100, 200, 300),
                parts.stream().map(Course::getFirstPoint).toList());
        assertEquals(
                List.of(true, true, true, false),
                parts.stream().map(Course::getMore).toList());
    }

    private LiveMatch match(Game game, long seed, int steps, @Nullable String person) {
        return new LiveMatch(
                plan(game, seed, person), stepping(steps), time, ArenaSettings.defaults(), (match, end) -> {
                    ended = true;
                    finished = end;
                    return Aftermath.NONE;
                });
    }

    private static MatchPlan plan(Game game, long seed, @Nullable String person) {
        PlayerEntry walker = PlayerEntry.unrated("walker", PlayerKind.BOT, "");
        return new MatchPlan(
                "m",
                game,
                Map.of(),
                seed,
                List.of(
                        new SeatPlan(walker, person == null ? null : Person.unproven(person)),
                        new SeatPlan(walker, null)),
                Purpose.PLAY);
    }

    private static Order order(int actor, int verb, int target, int tick) {
        return Order.newBuilder()
                .setActor(actor)
                .setVerb(verb)
                .setTarget(target)
                .setTick(tick)
                .build();
    }

    /** Players that tell every actor of theirs to step that way. */
    private static PlayerSource stepping(int way) {
        return new PlayerSource() {
            @Override
            public Player create(String name, Game game, long seed) {
                return new Player() {
                    @Override
                    public void begin(Game begun, int view, long seats) {}

                    @Override
                    public void decide(Observation observation, Orders orders) {
                        for (int row = 0; row < observation.actors; row++) {
                            orders.set(row, Probe.STEP, way);
                        }
                    }
                };
            }

            @Override
            public List<PlayerEntry> list(Game game) {
                return List.of();
            }
        };
    }
}
