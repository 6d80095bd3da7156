package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Leave;
import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.Ping;
import dev.agon.proto.arena.Playback;
import dev.agon.proto.arena.PlayerKind;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.Refused;
import dev.agon.proto.arena.Rematch;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Stage;
import dev.agon.proto.arena.Turn;
import dev.agon.proto.arena.Watch;
import dev.agon.server.lobby.MatchRequest;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server, asked over real connections. */
class ArenaTest {
    private static final Games GAMES = Games.onClassPath();
    private static final ArenaSettings QUICK =
            new ArenaSettings(8, 100, 100, 4096, 1000, 60_000, 30_000, 1_000, 60_000, 20, 10, 2_000, 50, false);

    @TempDir
    Path replays;

    private final BlockingQueue<MatchResult> results = new LinkedBlockingQueue<>();
    private Arena arena;
    private AgonServer server;
    private String address;

    @BeforeEach
    void start() {
        arena = new Arena(
                GAMES,
                new Bots(),
                () -> new Lineup("probe", Map.of("ticks", "10"), List.of("walker", "bot:random")),
                results::add,
                replays,
                QUICK);
        server = AgonServer.start(ServerSettings.onPort(0), arena::mount);
        address = server.address();
    }

    @AfterEach
    void stop() {
        server.close();
        arena.close();
    }

    @Test
    void framesAddUpToExactlyWhatTheSpectatorSees() throws IOException, InterruptedException {
        for (int view = Match.SPECTATOR; view < 2; view++) {
            var match = arena.lobby()
                    .create(new Lineup("probe", Map.of(), List.of("walker", "bot:random")), false, () -> {});
            List<String> pictures = new ArrayList<>();
            try (TestClient client = TestClient.connect(address)) {
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
                MatchResult result = results.poll(5, TimeUnit.SECONDS);
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
        assertTrue(ReplayVerifier.verify(GAMES, replay).ok());
        ReplayCursor cursor = ReplayCursor.open(GAMES, replay);
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
    void aPersonPlaysAWholeMatchOfTurnsAndPlaysAgain() {
        Reservation seat = reserve("connect4", "bot:random", "amber");
        try (TestClient client = TestClient.connect(address)) {
            client.play(seat.match().id(), seat.token());
            Stage stage = client.next(MessageCase.STAGE).getStage();
            assertEquals(seat.seat(), stage.getOwnSeat());
            ServerMessage message = client.next();
            while (!message.hasOver()) {
                Turn turn = message.getTurn();
                if (turn.getActorsCount() > 0) {
                    var actor = turn.getActors(0);
                    client.order(actor.getActor(), 0, actor.getChoices(0).getTargets(0), turn.getTick());
                }
                message = client.next();
                assertFalse(message.hasRefused(), message.toString());
            }
            assertEquals(2, message.getOver().getOutcomesCount());

            client.say(ClientMessage.newBuilder().setRematch(Rematch.newBuilder()));
            var invitation = client.next(MessageCase.INVITATION).getInvitation();
            client.play(invitation.getMatch(), invitation.getToken());
            assertEquals(
                    invitation.getMatch(),
                    client.next(MessageCase.STAGE).getStage().getMatch());
        }
    }

    @Test
    void standingOrdersMoveAUnitAndImpossibleOnesAreRefused() {
        Reservation seat = reserve("probe", "bot:random", "amber");
        try (TestClient client = TestClient.connect(address)) {
            client.play(seat.match().id(), seat.token());
            int tick = client.next(MessageCase.TURN).getTurn().getTick();

            client.order(1, Probe.STEP, Probe.LEFT, tick);
            assertRefused(client, Refusal.ILLEGAL_ORDER);
            client.order(1, Probe.HIT, 2, tick);
            assertRefused(client, Refusal.ILLEGAL_ORDER);
            client.order(1, 63, 0, tick);
            assertRefused(client, Refusal.ILLEGAL_ORDER);
            client.order(2, Probe.HOLD, 0, tick);
            assertRefused(client, Refusal.NOT_YOUR_ACTOR);
            client.order(99, Probe.HOLD, 0, tick);
            assertRefused(client, Refusal.NOT_YOUR_ACTOR);

            client.order(1, Probe.STEP, Probe.RIGHT, tick);
            while (client.picture.entities.get(1)[1] < 3) {
                assertFalse(client.next().hasRefused());
            }
        }
    }

    private static Refused assertRefused(TestClient client, Refusal reason) {
        Refused refused = client.next(MessageCase.REFUSED).getRefused();
        assertEquals(reason, refused.getReason(), refused.getText());
        return refused;
    }

    @Test
    void aTokenOpensOnlyItsOwnSeat() {
        Reservation mine = reserve("probe", "bot:random", "amber");
        Reservation other = reserve("probe", "bot:random", "sky");
        try (TestClient client = TestClient.connect(address)) {
            client.play(other.match().id(), mine.token());
            assertRefused(client, Refusal.BAD_TOKEN);
            client.play(mine.match().id(), "guess");
            assertRefused(client, Refusal.BAD_TOKEN);
            client.play(mine.match().id(), "");
            assertRefused(client, Refusal.BAD_TOKEN);
            client.order(1, Probe.HOLD, 0, 0);
            assertRefused(client, Refusal.NOT_YOUR_ACTOR);
        }
    }

    @Test
    void whoReturnsGetsEverythingAndTheOldConnectionIsFenced() {
        Reservation seat = reserve("probe", "bot:random", "sky");
        try (TestClient old = TestClient.connect(address)) {
            old.play(seat.match().id(), seat.token());
            old.next(MessageCase.TURN);
            try (TestClient returning = TestClient.connect(address)) {
                returning.play(seat.match().id(), seat.token());
                returning.next(MessageCase.STAGE);
                assertTrue(returning.next(MessageCase.FRAME).getFrame().getFull());
                assertRefused(old, Refusal.REPLACED);
                old.order(2, Probe.HOLD, 0, 0);
                assertRefused(old, Refusal.NOT_YOUR_ACTOR);
            }
            Stage again;
            try (TestClient third = TestClient.connect(address)) {
                third.play(seat.match().id(), seat.token());
                again = third.next(MessageCase.STAGE).getStage();
                third.say(ClientMessage.newBuilder().setLeave(Leave.newBuilder()));
                third.play(seat.match().id(), seat.token());
                assertRefused(third, Refusal.BAD_TOKEN);
            }
            assertEquals(seat.seat(), again.getOwnSeat());
        }
    }

    @Test
    void spectatorsSeeNothingThatThePersonPlayingDoesNot() {
        Reservation seat = reserve("probe", "walker", "amber");
        try (TestClient player = TestClient.connect(address);
                TestClient spectator = TestClient.connect(address)) {
            player.play(seat.match().id(), seat.token());
            player.next(MessageCase.TURN);
            for (int hidden : new int[] {-1, 1, 7, Integer.MIN_VALUE}) {
                spectator.watch(seat.match().id(), hidden);
                assertRefused(spectator, Refusal.HIDDEN_VIEW);
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
        Reservation seat = reserve("probe", "walker", "sky");
        try (TestClient player = TestClient.connect(address);
                TestClient spectator = TestClient.connect(address)) {
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
        String id = arena.lobby()
                .create(new Lineup("probe", Map.of("ticks", "20"), List.of("walker", "walker")), false, () -> {})
                .id();
        MatchResult result = results.poll(10, TimeUnit.SECONDS);
        try (TestClient client = TestClient.connect(address)) {
            client.watch(id, -1);
            Stage stage = client.next(MessageCase.STAGE).getStage();
            assertEquals("replay/" + result.replay(), stage.getMatch());
            assertEquals(20, stage.getReplayTicks());
            client.watch(id.substring(1), -1);
            assertRefused(client, Refusal.UNKNOWN_MATCH);
        }
    }

    @Test
    void thoughtsOfAgentsAreShownWhereOnlyAgentsPlay() {
        try (TestClient client = TestClient.connect(address)) {
            client.watch("tv", -1);
            var walker = client.next(MessageCase.THOUGHTS).getThoughts().getSeats(0);
            assertEquals(0.75f, walker.getWinProbability());
            assertEquals(List.of(0f, 1f, 0f), walker.getActors(0).getVerbProbabilitiesList());
        }
    }

    @Test
    void tvPlaysMatchAfterMatchWhileSomebodyWatchesAndReportsResults() throws InterruptedException {
        assertTrue(arena.lobby().matches().isEmpty());
        try (TestClient client = TestClient.connect(address)) {
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
            MatchResult result = results.poll(5, TimeUnit.SECONDS);
            assertTrue(result.exhibition() && result.undisturbed());
        }
    }

    @Test
    void aReplayIsShownPausedSoughtAndEnds() {
        arena.lobby().create(new Lineup("probe", Map.of("ticks", "20"), List.of("walker", "walker")), false, () -> {});
        try (TestClient client = TestClient.connect(address)) {
            MatchResult result = results.poll(10, TimeUnit.SECONDS);
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
            assertRefused(client, Refusal.UNKNOWN_MATCH);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void otherSitesPagesAreKeptOut() {
        for (String origin : List.of("http://evil.example", address + ".evil.example", "null", address + "0")) {
            assertThrows(CompletionException.class, () -> TestClient.open(address, origin), origin);
        }
        WebClient client = WebClient.of(address);
        assertEquals(
                403,
                client.execute(get("/api/arena/games", "http://evil.example"))
                        .aggregate()
                        .join()
                        .status()
                        .code());
        assertEquals(
                200,
                client.execute(get("/api/arena/games", address))
                        .aggregate()
                        .join()
                        .status()
                        .code());
    }

    private static RequestHeaders get(String path, String origin) {
        return RequestHeaders.of(HttpMethod.GET, path, HttpHeaderNames.ORIGIN, origin);
    }

    @Test
    void malformedAndOversizeMessagesCloseTheirConnectionOnly() throws Exception {
        try (TestClient honest = TestClient.connect(address);
                TestClient malformed = TestClient.connect(address);
                TestClient oversize = TestClient.connect(address)) {
            malformed.sayBytes(new byte[] {(byte) 0xff, 1, 2, 3});
            oversize.sayBytes(new byte[QUICK.maxMessageBytes() + 1]);
            malformed.closed.get(10, TimeUnit.SECONDS);
            oversize.closed.get(10, TimeUnit.SECONDS);
            honest.say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(42)));
            assertEquals(42, honest.next(MessageCase.PONG).getPong().getNanos());
        }
    }

    @Test
    void aReaderThatNeverReadsIsCutOffAndNobodyElseNotices() throws Exception {
        var match = arena.lobby()
                .create(new Lineup("probe", Map.of("ticks", "600"), List.of("walker", "bot:random")), false, () -> {});
        try (TestClient reader = TestClient.connect(address);
                TestClient stuck = TestClient.connectWithoutReading(address)) {
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

    @Test
    void pagesFindGamesOpponentsAndMatchesAndMakeOne() throws IOException {
        ObjectMapper json = new ObjectMapper();
        WebClient client = WebClient.of(address);
        JsonNode games =
                json.readTree(client.get("/api/arena/games").aggregate().join().contentUtf8());
        assertTrue(games.findValuesAsText("name").contains("connect4"));
        JsonNode opponents = json.readTree(
                client.get("/api/arena/opponents?game=probe").aggregate().join().contentUtf8());
        assertEquals("walker", opponents.get(0).get("name").asText());
        assertEquals(
                404,
                client.get("/api/arena/opponents?game=prob")
                        .aggregate()
                        .join()
                        .status()
                        .code());

        AggregatedHttpResponse made = post(client, "{\"game\":\"probe\",\"opponent\":\"walker\",\"side\":\"sky\"}");
        assertEquals(201, made.status().code());
        JsonNode seat = json.readTree(made.contentUtf8());
        assertEquals(1, seat.get("seat").asInt());
        JsonNode matches = json.readTree(
                client.get("/api/arena/matches").aggregate().join().contentUtf8());
        assertEquals(seat.get("match"), matches.get(0).get("id"));
        assertEquals("guest", matches.get(0).get("seats").get(1).get("player").asText());
        assertFalse(matches.toString().contains(seat.get("token").asText()));

        AggregatedHttpResponse unknown = post(client, "{\"game\":\"probe\",\"opponent\":\"walkr\"}");
        assertEquals(400, unknown.status().code());
        assertTrue(unknown.contentUtf8().contains("did you mean 'walker'"), unknown.contentUtf8());
        assertEquals(400, post(client, "{\"game\":1").status().code());
    }

    @Test
    void anInvitationIsSeenAndAnsweredOnceOverHttp() throws IOException {
        ObjectMapper json = new ObjectMapper();
        WebClient client = WebClient.of(address);
        JsonNode made = json.readTree(post(
                        client,
                        "{\"game\":\"probe\",\"opponents\":[\"human\"],\"standIn\":\"walker\",\"side\":\"amber\",\"name\":\"Ada\"}")
                .contentUtf8());
        String path = "/api/arena/invitations/"
                + made.get("invitations").get(0).get("token").asText();
        JsonNode seen = json.readTree(client.get(path).aggregate().join().contentUtf8());
        assertEquals("Ada", seen.get("host").asText());
        assertEquals(1, seen.get("team").asInt());
        assertTrue(seen.get("seats").get(1).get("open").asBoolean());

        AggregatedHttpResponse accepted = post(client, path, "{\"name\":\"Bob\"}");
        assertEquals(201, accepted.status().code());
        JsonNode seat = json.readTree(accepted.contentUtf8());
        assertEquals(1, seat.get("seat").asInt());
        assertFalse(accepted.contentUtf8().contains(made.get("token").asText()));
        assertEquals(404, post(client, path, "{\"name\":\"Eve\"}").status().code());
        assertEquals(404, client.get(path).aggregate().join().status().code());
        assertEquals(400, post(client, "{\"game\":\"probe\"}").status().code());
        assertEquals(
                400,
                post(client, "/api/arena/people", "{\"name\":\" \"}").status().code());
    }

    private static AggregatedHttpResponse post(WebClient client, String body) {
        return post(client, "/api/arena/matches", body);
    }

    private static AggregatedHttpResponse post(WebClient client, String path, String body) {
        return client.prepare()
                .post(path)
                .content(MediaType.JSON, body)
                .execute()
                .aggregate()
                .join();
    }

    @Test
    void metricsAndHealthAreServed() {
        WebClient client = WebClient.of(address);
        assertEquals(200, client.get("/health").aggregate().join().status().code());
        assertTrue(client.get("/metrics").aggregate().join().contentUtf8().contains("armeria"));
    }

    @Test
    void aPortInUseIsLeftForTheNextUnlessItWasAskedFor() {
        ServerSettings same = ServerSettings.onPort(server.port());
        assertThrows(PortInUseException.class, () -> AgonServer.start(same, builder -> {}));
        try (AgonServer next = AgonServer.start(new ServerSettings("127.0.0.1", server.port(), true), builder -> {})) {
            assertTrue(next.port() > server.port());
        }
    }

    @Test
    void anAddressThatOthersCanReachIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> new ServerSettings("0.0.0.0", 8080, true))
                .getMessage();
        assertTrue(message.contains("TLS"), message);
    }

    private Reservation reserve(String game, String opponent, String side) {
        return arena.lobby().create(MatchRequest.against(opponent, game, settingsOf(game), side, "Ada"));
    }

    private static Map<String, String> settingsOf(String game) {
        Game known = GAMES.get(game);
        return known instanceof Probe ? Map.of("ticks", "1000") : Map.of();
    }
}
