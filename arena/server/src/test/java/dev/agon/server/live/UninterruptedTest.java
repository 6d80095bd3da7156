package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.ArenaSettings;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.journal.Journals;
import dev.agon.server.journal.MatchJournal;
import dev.agon.server.live.MatchPlan.Purpose;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.replay.ReplayCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A match of agents that was left in the middle goes on as if it had not been: they know what they knew. */
class UninterruptedTest {
    private static final Games GAMES = Games.onClassPath();

    @TempDir
    Path folder;

    private ReplayFile ended;

    @ParameterizedTest
    @CsvSource({"connect4,2500,60000", "leduc,600,60000", "lanes1v1,20000,130000", "lanes3v3,15000,130000"})
    void itsReplayIsThatOfAMatchThatWasNeverStopped(String game, long lostMillis, long wholeMillis) throws IOException {
        MatchPlan plan = plan(GAMES.get(game).with(game.startsWith("lanes") ? Map.of("lanes.minutes", "2") : Map.of()));
        ReplayFile straight = straight(plan, wholeMillis);

        try (Journals lost = journals()) {
            playFor(lostMillis, plan, lost.begin(PlanMessages.opening(plan)));
        }
        try (Journals next = journals()) {
            Journals.Found found = next.unfinished().get(0);
            int ticks = found.content().ticks();
            assertTrue(ticks > 0 && ticks < straight.getTicks(), () -> ticks + " of " + straight.getTicks());
            ManualTimekeeper time = new ManualTimekeeper();
            LiveMatch match = match(PlanMessages.plan(GAMES, found.content()), time, found.journal());
            match.resume(
                    found.content(), ReplayCursor.open(GAMES, found.content().soFar()));
            match.watch(new HearingClient(), -1);
            time.pass(wholeMillis);
        }
        assertNotNull(ended);
        assertEquals(straight, ended);
    }

    private ReplayFile straight(MatchPlan plan, long millis) {
        playFor(millis, plan, MatchJournal.NONE);
        assertNotNull(ended);
        ReplayFile straight = ended;
        ended = null;
        return straight;
    }

    private void playFor(long millis, MatchPlan plan, MatchJournal journal) {
        ManualTimekeeper time = new ManualTimekeeper();
        LiveMatch match = match(plan, time, journal);
        match.start();
        match.watch(new HearingClient(), -1);
        time.pass(millis);
    }

    private LiveMatch match(MatchPlan plan, Timekeeper time, MatchJournal journal) {
        return new LiveMatch(plan, new RandomPlayers(), time, ArenaSettings.defaults(), this::end, journal);
    }

    private Aftermath end(LiveMatch match, FinishedMatch finished) {
        ended = finished.replay().toBuilder().clearEndedAtMillis().build();
        return Aftermath.NONE;
    }

    private Journals journals() {
        return new Journals(folder, InstantSource.system());
    }

    private static MatchPlan plan(Game game) {
        SeatPlan seat = new SeatPlan(PlayerEntry.unrated("random", PlayerKind.BOT, ""), null);
        return new MatchPlan(
                "0123456789", game, game.settings(), 99, Collections.nCopies(game.seats(), seat), Purpose.PLAY);
    }

    /** Players whose every order hangs on all that they were asked before. */
    private static final class RandomPlayers implements PlayerSource {
        @Override
        public Player create(String name, Game game, long seed) {
            return new RandomPlayer(seed);
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return List.of();
        }
    }
}
