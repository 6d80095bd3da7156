package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.Playback;
import dev.agon.proto.arena.PlayerKind;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Stage;
import dev.agon.proto.arena.Watch;
import dev.agon.server.lobby.Reservation;
import dev.agon.server.replay.ReplayCursor;
import dev.agon.server.replay.ReplayFiles;
import dev.agon.server.replay.ReplayVerifier;
import dev.agon.server.wire.FrameEncoder;
import dev.agon.server.wire.GameMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those see who watch, over real connections: live matches, TV, replays. */
class WatchingTest {
    @TempDir
    Path replays;

    private QuickArena site;

    @BeforeEach
    void start() {
        site = new QuickArena(replays);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void framesAddUpToExactlyWhatTheSpectatorSees() throws IOException, InterruptedException {
        for (int view = Match.SPECTATOR; view < 2; view++) {
            var match = site.arena
                    .lobby()
                    .create(new Lineup("probe", Map.of(), List.of("walker", "bot:random")), false, () -> {});
            List<String> pictures = new ArrayList<>();
            try (TestClient client = TestClient.connect(site.address)) {
                client.watch(match.id(), view);
                client.next(MessageCase.STAGE);
                Picture picture = client.picture;
                int first = -1;
                Over over = null;
                while (over == null) {
                    ServerMessage message = client.next();
                    if (message.hasFrame()) {
                        first = first < 0 ? picture.tick : first;
                        pictures.add(picture.toString());
                    } else if (message.hasOver()) {
                        over = message.getOver();
                    }
                }
                assertTrue(pictures.size() >= 5, "frames: " + pictures.size());
                List<String> truth = picturesOf(replay(over), view, first);
                assertTrue(truth.containsAll(pictures), "a picture is not what there was to see");
                assertEquals(truth.get(truth.size() - 1), pictures.get(pictures.size() - 1));
                MatchResult result = site.results.poll(5, TimeUnit.SECONDS);
                assertEquals(List.of("walker", "bot:random"), result.players());
                assertEquals(List.of(over.getOutcomes(0), over.getOutcomes(1)), result.outcomes());
            }
        }
    }

    private Path replay(Over over) {
        return replays.resolve(over.getReplay().substring("replay/".length()) + ReplayFiles.SUFFIX);
    }

    /** What a client that starts at the tick should have drawn, from the match played again. */
    private static List<String> picturesOf(Path file, int view, int from) throws IOException {
        var replay = ReplayFiles.read(file);
        assertTrue(ReplayVerifier.verify(QuickArena.GAMES, replay).ok());
        ReplayCursor cursor = ReplayCursor.open(QuickArena.GAMES, replay);
        FrameEncoder encoder = new FrameEncoder(cursor.game().layout());
        List<String> pictures = new ArrayList<>();
        while (true) {
            if (cursor.match().tick() >= from) {
                Observation seen = new Observation(cursor.game().layout(), 1);
                cursor.match().observe(view, seen);
                Frame whole = encoder.full(seen, List.of());
                Picture picture = new Picture(GameMessages.describe(cursor.game(), Map.of()));
                picture.apply(whole);
                pictures.add(picture.toString());
            }
            if (cursor.atEnd()) {
                return pictures;
            }
            assertTrue(cursor.step());
        }
    }

    @Test
    void spectatorsSeeNothingThatThePersonPlayingDoesNot() {
        Reservation seat = site.reserve("probe", "walker", "amber");
        try (TestClient player = TestClient.connect(site.address);
                TestClient spectator = TestClient.connect(site.address)) {
            player.play(seat.match().id(), seat.token());
            player.next(MessageCase.TURN);
            for (int hidden : new int[] {-1, 1, 7, Integer.MIN_VALUE}) {
                spectator.watch(seat.match().id(), hidden);
                spectator.refused(Refusal.HIDDEN_VIEW);
            }
            spectator.watch(seat.match().id(), 0);
            spectator.next(MessageCase.FRAME);
            for (int i = 0; i < 20; i++) {
                ServerMessage message = spectator.next();
                assertFalse(message.hasThoughts() || message.hasTurn(), message.toString());
            }
        }
    }

    @Test
    void whoAsksForNoViewInParticularIsShownOneThatIsNotHidden() {
        Reservation seat = site.reserve("probe", "walker", "sky");
        try (TestClient player = TestClient.connect(site.address);
                TestClient spectator = TestClient.connect(site.address)) {
            player.play(seat.match().id(), seat.token());
            player.next(MessageCase.TURN);
            spectator.say(ClientMessage.newBuilder()
                    .setWatch(Watch.newBuilder()
                            .setMatch(seat.match().id())
                            .setView(-1)
                            .setOrAnother(true)));
            Stage stage = spectator.next(MessageCase.STAGE).getStage();
            assertEquals(1, stage.getView());
            assertEquals(List.of(1), stage.getOpenViewsList());
        }
    }

    @Test
    void theIdOfAMatchThatIsOverLeadsToItsReplay() throws InterruptedException {
        String id = site.arena
                .lobby()
                .create(new Lineup("probe", Map.of("ticks", "20"), List.of("walker", "walker")), false, () -> {})
                .id();
        MatchResult result = site.results.poll(10, TimeUnit.SECONDS);
        try (TestClient client = TestClient.connect(site.address)) {
            client.watch(id, -1);
            Stage stage = client.next(MessageCase.STAGE).getStage();
            assertEquals("replay/" + result.replay(), stage.getMatch());
            assertEquals(20, stage.getReplayTicks());
            client.watch(id.substring(1), -1);
            client.refused(Refusal.UNKNOWN_MATCH);
        }
    }

    @Test
    void thoughtsOfAgentsAreShownWhereOnlyAgentsPlay() {
        try (TestClient client = TestClient.connect(site.address)) {
            client.watch("tv", -1);
            var walker = client.next(MessageCase.THOUGHTS).getThoughts().getSeats(0);
            assertEquals(0.75f, walker.getWinProbability());
            assertEquals(List.of(0f, 1f, 0f), walker.getActors(0).getVerbProbabilitiesList());
        }
    }

    @Test
    void tvPlaysMatchAfterMatchWhileSomebodyWatchesAndReportsResults() throws InterruptedException {
        assertTrue(site.arena.lobby().matches().isEmpty());
        try (TestClient client = TestClient.connect(site.address)) {
            client.watch("tv", 1);
            Stage first = client.next(MessageCase.STAGE).getStage();
            assertTrue(first.getExhibition());
            Seat walker = client.next(MessageCase.SEATS).getSeats().getSeats(0);
            assertEquals(PlayerKind.AGENT, walker.getKind());
            assertEquals(123f, walker.getRating());
            client.next(MessageCase.OVER);
            Stage second = client.next(MessageCase.STAGE).getStage();
            assertEquals(1, second.getView());
            assertFalse(first.getMatch().equals(second.getMatch()));
            MatchResult result = site.results.poll(5, TimeUnit.SECONDS);
            assertTrue(result.exhibition() && result.undisturbed());
        }
    }

    @Test
    void aReplayIsShownPausedSoughtAndEnds() {
        site.arena
                .lobby()
                .create(new Lineup("probe", Map.of("ticks", "20"), List.of("walker", "walker")), false, () -> {});
        try (TestClient client = TestClient.connect(site.address)) {
            MatchResult result = site.results.poll(10, TimeUnit.SECONDS);
            client.watch("replay/" + result.replay(), -1);
            Stage stage = client.next(MessageCase.STAGE).getStage();
            assertEquals(20, stage.getReplayTicks());
            assertEquals(Map.of("ticks", "20"), stage.getGame().getSettingsMap());
            client.say(ClientMessage.newBuilder()
                    .setPlayback(Playback.newBuilder().setPaused(true).setSeek(15)));
            Frame frame = client.next(MessageCase.FRAME).getFrame();
            while (frame.getTick() < 15) {
                frame = client.next(MessageCase.FRAME).getFrame();
            }
            client.say(ClientMessage.newBuilder()
                    .setPlayback(Playback.newBuilder().setSeek(2).setSpeed(16)));
            frame = client.next(MessageCase.FRAME).getFrame();
            assertEquals(2, frame.getTick());
            assertEquals(2, client.next(MessageCase.OVER).getOver().getOutcomesCount());
            client.watch("replay/../../secret", -1);
            client.refused(Refusal.UNKNOWN_MATCH);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void aReaderThatNeverReadsIsCutOffAndNobodyElseNotices() throws Exception {
        var match = site.arena
                .lobby()
                .create(new Lineup("probe", Map.of("ticks", "600"), List.of("walker", "bot:random")), false, () -> {});
        try (TestClient reader = TestClient.connect(site.address);
                TestClient stuck = TestClient.connectWithoutReading(site.address)) {
            reader.watch(match.id(), -1);
            stuck.watch(match.id(), -1);
            int last = reader.next(MessageCase.FRAME).getFrame().getTick();
            for (int i = 0; i < 200; i++) {
                Frame frame = reader.next(MessageCase.FRAME).getFrame();
                assertTrue(frame.getFull() || frame.getTick() == last + 1, "a change without what it changes");
                last = frame.getTick();
            }
        }
    }
}
