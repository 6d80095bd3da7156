package dev.agon.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.ReplayOrders;
import dev.agon.server.Probe;
import dev.agon.server.replay.ReplayVerifier.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    private static final Games GAMES = Games.onClassPath();

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "kuhn", "leduc", "probe", "lanes1v1", "lanes3v3", "lanes5v5"})
    void aRecordedMatchIsPlayedAgainAsItWas(String game) throws DamagedReplayException {
        ReplayFile recorded = Recordings.random(GAMES.get(game), 7);

        assertEquals(new Verdict(recorded.getTicks(), -1), ReplayVerifier.verify(GAMES, recorded));
    }

    @Test
    void aMatchOfScriptsAndAVariedOneArePlayedAgainAsTheyWere() throws DamagedReplayException {
        for (boolean varied : new boolean[] {false, true}) {
            ReplayFile recorded = Recordings.ofBots(GAMES.get("lanes1v1"), "rush", 3, varied);
            assertEquals(varied, recorded.getVaried());
            assertTrue(ReplayVerifier.verify(GAMES, recorded).ok());
        }
        assertFalse(ReplayVerifier.verify(
                        GAMES,
                        Recordings.ofBots(GAMES.get("lanes1v1"), "rush", 3, true).toBuilder()
                                .setVaried(false)
                                .build())
                .ok());
    }

    @Test
    void forbiddenAndMissingOrdersAreWrittenAsWhatStandsInForThem() throws DamagedReplayException {
        for (String name : new String[] {"connect4", "kuhn", "leduc", "probe", "lanes1v1"}) {
            ReplayFile recorded = Recordings.of(GAMES.get(name), "careless", Careless::new, 5, false);
            assertTrue(ReplayVerifier.verify(GAMES, recorded).ok(), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "leduc", "lanes1v1", "microrts8", "microrts16"})
    void afterAJumpToAKeyFrameItGoesOnAsRecorded(String name) throws DamagedReplayException {
        ReplayCursor cursor =
                ReplayCursor.open(GAMES, Recordings.of(GAMES.get(name), "careless", Careless::new, 5, false));
        List<ReplayCursor.KeyFrame> frames = new ArrayList<>();
        int between = Math.max(1, cursor.ticks() / 40);
        while (!cursor.atEnd()) {
            if (cursor.match().tick() % between == 0) {
                frames.add(cursor.keyFrame());
            }
            assertTrue(cursor.step());
        }
        assertTrue(frames.size() > 1, "key frames of " + cursor.ticks() + " ticks: " + frames.size());
        for (ReplayCursor.KeyFrame frame : frames) {
            cursor.restore(frame);
            for (int step = 0; step < 2 * between && !cursor.atEnd(); step++) {
                int tick = cursor.match().tick();
                assertTrue(cursor.step(), "from the key frame at " + frame.tick() + " it differs at " + tick);
            }
        }
    }

    @Test
    void anOrderThatGoesOnCostsNothing() {
        Game game = new Probe(1000, 10);

        ReplayFile standing = Recordings.of(game, "walker", seed -> new Walker(), 5, false);

        assertEquals(1000, standing.getTicks());
        assertEquals(2, standing.getOrders().getVerbs().size(), "one order for each unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "kuhn", "leduc", "probe", "lanes1v1"})
    void anyChangedByteOfTheOrdersIsNoticedAtOrAfterItsTick(String name) throws DamagedReplayException {
        ReplayFile recorded = Recordings.random(GAMES.get(name), 7);
        ReplayOrders orders = recorded.getOrders();
        int step = Math.max(1, orders.getVerbs().size() / 40);
        for (int i = 0; i < orders.getVerbs().size(); i += step) {
            ByteString verbs = flipped(orders.getVerbs(), i, i % 3);
            assertNoticed(recorded, orders.toBuilder().setVerbs(verbs).build());
        }
        for (int i = 0; i < orders.getTargets().size(); i += step) {
            ByteString targets = flipped(orders.getTargets(), i, i % 8);
            assertNoticed(recorded, orders.toBuilder().setTargets(targets).build());
        }
        for (int i = 0; i < orders.getGaps().size(); i += step) {
            ByteString gaps = flipped(orders.getGaps(), i, i % 8);
            assertNoticed(recorded, orders.toBuilder().setGaps(gaps).build());
        }
        assertNoticed(recorded, orders.toBuilder().setVerbs(ByteString.EMPTY).build());
    }

    private static void assertNoticed(ReplayFile recorded, ReplayOrders changed) throws DamagedReplayException {
        Verdict verdict = ReplayVerifier.verify(
                GAMES, recorded.toBuilder().setOrders(changed).build());
        assertFalse(verdict.ok());
    }

    @Test
    void theFirstTickWithAnotherOrderIsNamed() throws DamagedReplayException {
        // In connect4 every tick has one order, the first of them in the middle column.
        ReplayFile recorded = Recordings.random(GAMES.get("connect4"), 7);
        ReplayOrders orders = recorded.getOrders();
        for (int tick = 0; tick < orders.getTargets().size(); tick++) {
            ByteString targets = flipped(orders.getTargets(), tick, 0);
            ReplayFile changed = recorded.toBuilder()
                    .setOrders(orders.toBuilder().setTargets(targets))
                    .build();
            assertTrue(ReplayVerifier.verify(GAMES, changed).firstDifference() >= tick);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "probe", "lanes1v1"})
    void aChangedHashIsNamedByItsTick(String name) throws DamagedReplayException {
        ReplayFile recorded = Recordings.random(GAMES.get(name), 7);
        int ticks = recorded.getTicks();
        for (int tick = 0; tick < ticks; tick += Math.max(1, ticks / 40)) {
            ByteString hashes = flipped(recorded.getTickHashes(), tick * 4 + tick % 4, tick % 8);
            ReplayFile changed = recorded.toBuilder().setTickHashes(hashes).build();
            assertEquals(tick, ReplayVerifier.verify(GAMES, changed).firstDifference());
        }
        for (int state = 0; state < TickHash.states(ticks); state++) {
            ByteString hashes = flipped(recorded.getStateHashes(), state * 8 + state % 8, 3);
            ReplayFile changed = recorded.toBuilder().setStateHashes(hashes).build();
            int tick = Math.min(ticks, (state + 1) * TickHash.TICKS_BETWEEN_STATES) - 1;
            assertEquals(tick, ReplayVerifier.verify(GAMES, changed).firstDifference());
        }
    }

    @Test
    void aChangedOutcomeOrLengthIsNoticed() throws DamagedReplayException {
        ReplayFile recorded = Recordings.random(GAMES.get("connect4"), 7);
        int ticks = recorded.getTicks();

        ReplayFile outcome = recorded.toBuilder().setOutcomes(0, 0.5f).build();
        assertEquals(ticks, ReplayVerifier.verify(GAMES, outcome).firstDifference());

        ReplayFile cut = recorded.toBuilder()
                .setTicks(ticks - 1)
                .setTickHashes(recorded.getTickHashes().substring(0, 4 * (ticks - 1)))
                .build();
        assertEquals(ticks - 2, ReplayVerifier.verify(GAMES, cut).firstDifference());
    }

    @Test
    void aReplayOfOtherRulesSaysBothVersions() {
        ReplayFile other = kuhn().setRulesVersion("old-1").build();
        assertRefused(
                other,
                "recorded with rules old-1 of kuhn, these are rules "
                        + GAMES.get("kuhn").rulesVersion());
    }

    @Test
    void aReplayThatCannotBeOneOfItsGameIsRefused() {
        assertRefused(kuhn().setGame("chess").build(), "unknown game 'chess'; did you mean");
        assertRefused(kuhn().setGame("\u001b[2Jkuhn").build(), "no plain text");
        assertRefused(kuhn().putSettings("no-such", "1").build(), "settings do not fit");
        assertRefused(kuhn().setTicks(1_000_000).build(), "has 1000000 ticks, but a match of kuhn has 1 to 3");
        assertRefused(kuhn().setTicks(-1).build(), "has 4294967295 ticks");
        assertRefused(kuhn().setTicks(0).build(), "has 0 ticks");
        assertRefused(kuhn().setTickHashes(ByteString.EMPTY).build(), "hashes of another number");
        assertRefused(kuhn().setStateHashes(ByteString.EMPTY).build(), "hashes of another number");
        assertRefused(kuhn().clearSeats().build(), "has 0 seats");
        assertRefused(kuhn().addOutcomes(1).build(), "3 outcomes");
        assertRefused(kuhn().setVaried(true).build(), "began in the middle, which a match of kuhn cannot");
    }

    private static ReplayFile.Builder kuhn() {
        return Recordings.random(GAMES.get("kuhn"), 3).toBuilder();
    }

    private static void assertRefused(ReplayFile replay, String text) {
        String message = assertThrows(DamagedReplayException.class, () -> ReplayVerifier.verify(GAMES, replay))
                .getMessage();
        assertTrue(message.startsWith("the replay") && message.contains(text), message);
    }

    private static ByteString flipped(ByteString bytes, int index, int bit) {
        byte[] changed = bytes.toByteArray();
        changed[index] ^= (byte) (1 << bit);
        return ByteString.copyFrom(changed);
    }

    /** Gives rubbish, nothing and random orders in turn. */
    private static final class Careless implements Player {
        private final RandomPlayer random;
        private int decisions;

        Careless(long seed) {
            random = new RandomPlayer(seed);
        }

        @Override
        public void begin(Game game, int view, long seats) {
            random.begin(game, view, seats);
        }

        @Override
        public void decide(Observation observation, Orders orders) {
            int mood = decisions++ % 3;
            if (mood == 0) {
                random.decide(observation, orders);
            } else if (mood == 1) {
                for (int row = 0; row < observation.actors; row++) {
                    orders.set(row, 77, -5);
                }
            }
        }
    }

    /** Steps to the right for ever. */
    private static final class Walker implements Player {
        @Override
        public void begin(Game game, int view, long seats) {}

        @Override
        public void decide(Observation observation, Orders orders) {
            orders.set(0, Probe.STEP, Probe.RIGHT);
        }
    }
}
