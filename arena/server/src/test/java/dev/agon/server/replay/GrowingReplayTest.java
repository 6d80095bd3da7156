package dev.agon.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.journal.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A replay that grew tick by tick is the one that was written at the end. */
class GrowingReplayTest {
    private static final Games GAMES = Games.onClassPath();

    static Stream<Game> games() {
        return GAMES.all().stream();
    }

    @ParameterizedTest
    @MethodSource("games")
    void isByteForByteTheReplayOfTheFinishedMatch(Game game) throws DamagedReplayException {
        long seed = 11;
        List<Tick> ticks = new ArrayList<>();
        ReplayFile whole = Recordings.random(game, seed, ticks::add);
        GrowingReplay growing = new GrowingReplay(ReplayRecorder.start(game, seed, false));
        ticks.forEach(growing::add);
        assertEquals(whole.getTicks(), growing.ticks());
        ReplayFile grown = growing.finish(whole.getSeatsList(), whole.getOutcomesList(), whole.getEndedAtMillis());
        assertEquals(whole, grown);
        assertTrue(ReplayVerifier.verify(GAMES, grown).ok());
    }

    @Test
    void everyPartOfItPlaysAsTheMatchDid() throws DamagedReplayException {
        Game game = GAMES.get("connect4");
        List<Tick> ticks = new ArrayList<>();
        ReplayFile whole = Recordings.random(game, 5, ticks::add);
        ReplayCursor straight = ReplayCursor.open(GAMES, whole);
        for (int length = 1; length <= ticks.size(); length++) {
            straight.step();
            GrowingReplay part = new GrowingReplay(ReplayRecorder.start(game, 5, false));
            ticks.subList(0, length).forEach(part::add);
            assertEquals(straight.match().hash(), part.lastStateHash());
            Match played = play(part.soFar(game.seats()));
            assertEquals(length, played.tick());
            assertEquals(straight.match().hash(), played.hash());
        }
        assertTrue(straight.match().over());
    }

    private static Match play(ReplayFile part) throws DamagedReplayException {
        ReplayCursor cursor = ReplayCursor.open(GAMES, part);
        while (!cursor.atEnd()) {
            assertTrue(cursor.step());
        }
        return cursor.match();
    }
}
