package dev.agon.server.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Bot;
import dev.agon.proto.arena.Choice;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Gone;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Leave;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Ping;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Stage;
import dev.agon.proto.arena.Turn;
import dev.agon.server.AgonServer;
import dev.agon.server.Conduct;
import dev.agon.server.LatePlayer;
import dev.agon.server.Probe;
import dev.agon.server.ServerSettings;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import dev.agon.server.wire.FrameEncoder;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bots over real connections; the test plays the match's part. */
class RemoteBotsTest {
    private static final Games GAMES = Games.onClassPath();
    private static final Game CONNECT4 = GAMES.get("connect4");
    private static final Game PROBE = new Probe(100_000, 50);
    private static final long PATIENT = 60_000;
    private static final long AT_ONCE = 1;

    @TempDir
    Path folder;

    private TokenBook tokens;
    private String token;
    private RemoteBots bots;
    private AgonServer server;

    @BeforeEach
    void open() throws IOException {
        tokens = new TokenBook(folder, InstantSource.system());
        token = tokens.issue(Role.PLAYER, null, Duration.ofDays(1)).token();
        serve(PATIENT, PATIENT);
    }

    private void serve(long decisionMillis, long holdMillis) {
        serve(new RemoteSettings(
                false, decisionMillis, decisionMillis, PATIENT, holdMillis, PATIENT, PATIENT, 3, 4096));
    }

    private void serve(RemoteSettings settings) {
        if (server != null) {
            close();
        }
        bots = new RemoteBots(GAMES, tokens, settings);
        server = AgonServer.start(ServerSettings.onPort(0), bots::mount);
    }

    /** In the background, because it takes Netty two seconds. */
    @AfterEach
    void close() {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(server::close);
    }

    private TestBot dial(String name) {
        return TestBot.dial(server.address(), token, TestBot.called(name));
    }

    /** A match of the test's own, with a bot in view 1. */
    private final class Board implements AutoCloseable {
        final Game game;
        final Match match;
        final LatePlayer player;
        final Observation seen;
        final Orders[] orders;

        Board(Game game, LatePlayer player) {
            this.game = game;
            this.player = player;
            match = game.start(7);
            seen = new Observation(game.layout(), 1);
            orders = Orders.forGame(game);
            player.begin(game, 1, 0b10);
        }

        /** Plays on until the bot is awaited, and looks. */
        void look() {
            while (!match.awaits(1)) {
                match.advance(orders);
            }
            match.observe(1, seen);
        }

        CompletableFuture<Void> decide() {
            look();
            orders[1].clear();
            return CompletableFuture.runAsync(() -> player.decide(seen, orders[1]));
        }

        @Override
        public void close() {
            player.close();
        }
    }

    private Board seat(String name, Game game) {
        return new Board(game, bots.sit(name, game, "", null));
    }

    private static void await(CompletableFuture<?> done) {
        try {
            done.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Order.Builder order(Turn turn, int verb, int target) {
        return Order.newBuilder()
                .setActor(turn.getActors(0).getActor())
                .setVerb(verb)
                .setTarget(target)
                .setTick(turn.getTick());
    }

    private static Turn turn(TestBot bot) {
        return bot.next(MessageCase.TURN).getTurn();
    }

    @Test
    void aBotIsToldTheLayoutAndWhatItSeesAndItsOrderCounts() {
        try (TestBot bot = dial("ada");
                Board board = seat("ada", CONNECT4)) {
            CompletableFuture<Void> decided = board.decide();
            Stage stage = bot.next(MessageCase.STAGE).getStage();
            assertEquals("connect4", stage.getGame().getName());
            assertEquals(List.of(1), stage.getOwnSeatsList());
            assertTrue(stage.getGame().getLayout().getVerbsCount() > 0);
            Frame frame = bot.next(MessageCase.FRAME).getFrame();
            assertEquals(new FrameEncoder(CONNECT4.layout()).full(board.seen, List.of()), frame);
            Turn turn = turn(bot);
            assertEquals(7, turn.getActors(0).getChoices(0).getTargetsCount());
            assertFalse(decided.isDone());
            bot.order(order(turn, 0, 5));
            await(decided);
            assertEquals(0, board.orders[1].verb[0]);
            assertEquals(5, board.orders[1].target[0]);
        }
    }

    @Test
    void framesSayWhatChangedUnlessTheBotWantsThemWhole() {
        for (boolean whole : new boolean[] {true, false}) {
            Bot self = Bot.newBuilder().setName("ada").setFullFrames(whole).build();
            try (TestBot bot = TestBot.dial(server.address(), token, self);
                    Board board = seat("ada", CONNECT4)) {
                for (int move = 0; move < 2; move++) {
                    CompletableFuture<Void> decided = board.decide();
                    Frame frame = bot.next(MessageCase.FRAME).getFrame();
                    assertEquals(whole || move == 0, frame.getFull());
                    bot.order(order(turn(bot), 0, 5));
                    await(decided);
                    board.match.advance(board.orders);
                }
                bot.leave();
                assertEquals(Status.Code.OK, bot.hungUp().getCode());
            }
        }
    }

    @Test
    void anIllegalOrderIsRefusedAndCountedAndTheMatchGoesOn() {
        try (TestBot bot = dial("ada");
                Board board = seat("ada", CONNECT4)) {
            CompletableFuture<Void> decided = board.decide();
            bot.order(order(turn(bot), 0, 7));
            assertEquals(
                    Refusal.ILLEGAL_ORDER,
                    bot.next(MessageCase.REFUSED).getRefused().getReason());
            await(decided);
            assertEquals(Orders.NONE, board.orders[1].verb[0]);

            board.match.advance(board.orders);
            decided = board.decide();
            Turn turn = turn(bot);
            bot.order(order(turn, 0, 1).setActor(-2));
            assertEquals(
                    Refusal.NOT_YOUR_ACTOR,
                    bot.next(MessageCase.REFUSED).getRefused().getReason());
            bot.order(order(turn, 0, 1).setTick(turn.getTick() - 1));
            assertEquals(
                    Refusal.TOO_LATE, bot.next(MessageCase.REFUSED).getRefused().getReason());
            bot.order(order(turn, 63, -1));
            assertEquals(
                    Refusal.ILLEGAL_ORDER,
                    bot.next(MessageCase.REFUSED).getRefused().getReason());
            await(decided);
            assertEquals(4, board.player.conduct().refused());
            assertEquals(0, board.player.conduct().late());
        }
    }

    @Test
    void aBotCommandsItsOwnSeatsOfAViewAndNoOthers() {
        Game game = GAMES.get("lanes3v3");
        try (TestBot bot = dial("ada");
                LatePlayer player = bots.sit("ada", game, "", null)) {
            Observation seen = new Observation(game.layout(), game.seatsOfView(0));
            game.start(7).observe(0, seen);
            Orders orders = new Orders(seen.maxActors);
            player.begin(game, 0, 0b101);
            CompletableFuture<Void> decided = CompletableFuture.runAsync(() -> player.decide(seen, orders));
            assertEquals(List.of(0, 2), bot.next(MessageCase.STAGE).getStage().getOwnSeatsList());
            Turn turn = turn(bot);
            assertEquals(
                    List.of(0, 2),
                    turn.getActorsList().stream().map(Actor::getSeat).toList());

            bot.order(order(turn, turn.getActors(0).getChoices(0).getVerb(), 0).setActor(seen.id[seen.actorEntity[1]]));
            assertEquals(
                    Refusal.NOT_YOUR_ACTOR,
                    bot.next(MessageCase.REFUSED).getRefused().getReason());
            for (Actor actor : turn.getActorsList()) {
                assertFalse(decided.isDone());
                Choice choice = actor.getChoices(actor.getChoicesCount() - 1);
                bot.order(Order.newBuilder()
                        .setActor(actor.getActor())
                        .setVerb(choice.getVerb())
                        .setTarget(choice.getTargetsCount() == 0 ? 0 : choice.getTargets(0))
                        .setTick(turn.getTick()));
            }
            await(decided);
            for (int row = 0; row < seen.actors; row++) {
                assertEquals(seen.actorSeat[row] == 1, orders.verb[row] == Orders.NONE, "actor row " + row);
            }
        }
    }

    @Test
    void whatStoodIsDoneWhereNoAnswerComesInTime() {
        serve(AT_ONCE, PATIENT);
        try (TestBot bot = dial("ada");
                Board board = seat("ada", PROBE)) {
            Turn turn = asked(bot, board);
            bot.order(order(turn, Probe.STEP, Probe.LEFT));
            while (board.orders[1].verb[0] != Probe.STEP) {
                board.match.advance(board.orders);
                await(board.decide());
            }
            Conduct conduct = board.player.conduct();
            assertTrue(conduct.late() > 0 && conduct.late() <= conduct.decisions(), conduct.toString());
            board.player.over(board.match.tick(), List.of(1f, -1f), "");
            var over = bot.next(MessageCase.OVER).getOver();
            assertEquals(List.of(1f, -1f), over.getOutcomesList());
            assertEquals(
                    conduct.late(), bot.next(MessageCase.CONDUCT).getConduct().getLate());
        }
        assertTrue(bots.conducts().get("ada").late() > 0);
    }

    private static Turn asked(TestBot bot, Board board) {
        await(board.decide());
        return turn(bot);
    }

    @Test
    void aSlowBotIsAskedAboutTheNewestStateNext() {
        serve(AT_ONCE, PATIENT);
        try (TestBot bot = dial("ada");
                Board board = seat("ada", PROBE)) {
            Turn first = asked(bot, board);
            for (int tick = 0; tick < 20; tick++) {
                board.match.advance(board.orders);
                await(board.decide());
            }
            assertFalse(bot.heardMore(), "it is asked again before it has answered");
            board.match.advance(board.orders);
            board.look();
            board.player.ask(board.seen);
            bot.done(first);
            assertEquals(board.seen.tick, bot.next(MessageCase.FRAME).getFrame().getTick());
            assertEquals(board.seen.tick, turn(bot).getTick());
        }
    }

    @Test
    void aLostBotGetsItsSeatBackWithAllThatIsSeen() {
        try (TestBot bot = dial("ada");
                Board board = seat("ada", CONNECT4)) {
            CompletableFuture<Void> decided = board.decide();
            turn(bot);
            bot.crash();
            try (TestBot again = dial("ada")) {
                assertEquals(
                        "connect4",
                        again.next(MessageCase.STAGE).getStage().getGame().getName());
                assertTrue(again.next(MessageCase.FRAME).getFrame().getFull());
                again.order(order(turn(again), 0, 3));
                await(decided);
                assertEquals(3, board.orders[1].target[0]);
                assertEquals(1, board.player.conduct().lost());
                assertEquals(Conduct.Gone.STAYED, board.player.conduct().gone());
                board.player.over(1, List.of(0f, 0f), "");
                assertEquals(1, again.next(MessageCase.CONDUCT).getConduct().getLost());
            }
        }
    }

    @Test
    void aMatchGoesOnWithoutABotThatDoesNotComeBack() {
        serve(PATIENT, AT_ONCE);
        try (TestBot bot = dial("ada");
                Board board = seat("ada", CONNECT4)) {
            CompletableFuture<Void> decided = board.decide();
            turn(bot);
            bot.crash();
            await(decided);
            assertEquals(Orders.NONE, board.orders[1].verb[0]);
            assertTrue(board.player.away());
            assertEquals(Conduct.Gone.LOST, board.player.conduct().gone());
            try (TestBot again = dial("ada");
                    Board next = seat("ada", CONNECT4)) {
                assertFalse(next.player.away());
                assertEquals(1, again.next(MessageCase.STAGE).getStage().getView());
            }
        }
    }

    @Test
    void aBotThatLeavesIsNotWaitedFor() {
        for (boolean inWords : new boolean[] {true, false}) {
            try (TestBot bot = dial("ada");
                    Board board = seat("ada", CONNECT4)) {
                CompletableFuture<Void> decided = board.decide();
                turn(bot);
                if (inWords) {
                    bot.say(ClientMessage.newBuilder().setLeave(Leave.newBuilder()));
                } else {
                    bot.leave();
                }
                await(decided);
                assertEquals(Conduct.Gone.LEFT, board.player.conduct().gone());
                assertEquals(0, board.player.conduct().lost());
            }
        }
    }

    @Test
    void aStoppedBotIsGivenUp() {
        serve(new RemoteSettings(false, AT_ONCE, AT_ONCE, PATIENT, AT_ONCE, AT_ONCE, PATIENT, 3, 4096));
        try (TestBot bot = dial("ada");
                Board board = seat("ada", PROBE)) {
            while (!board.player.away()) {
                await(board.decide());
                board.match.advance(board.orders);
            }
            assertEquals(Conduct.Gone.SILENT, board.player.conduct().gone());
            assertEquals(Status.Code.DEADLINE_EXCEEDED, bot.hungUp().getCode());
        }
    }

    @Test
    void somebodyStandsInForALostBotWherePeopleWatch() {
        serve(new RemoteSettings(true, PATIENT, PATIENT, AT_ONCE, PATIENT, PATIENT, PATIENT, 3, 4096));
        StepsLeft standIn = new StepsLeft();
        try (TestBot bot = dial("ada");
                Board board = new Board(PROBE, bots.sit("ada", PROBE, "walker", standIn))) {
            board.look();
            board.player.ask(board.seen);
            bot.order(order(turn(bot), Probe.HOLD, 0));
            while (board.player.awaited()) {
                Thread.onSpinWait();
            }
            board.player.collect(board.orders[1]);
            assertEquals(Probe.HOLD, board.orders[1].verb[0]);
            bot.crash();
            while (!board.player.away()) {
                Thread.onSpinWait();
            }
            board.match.advance(board.orders);
            board.look();
            board.player.ask(board.seen);
            assertFalse(board.player.awaited());
            board.player.collect(board.orders[1]);
            assertEquals(Probe.STEP, board.orders[1].verb[0]);
            assertEquals("walker", board.player.standIn());
            assertEquals(2, standIn.decisions);
        }
        assertTrue(standIn.closed);
    }

    @Test
    void aBotSitsAtOneTableForEachCall() {
        serve(new RemoteSettings(false, PATIENT, PATIENT, 0, PATIENT, PATIENT, PATIENT, 3, 4096));
        try (TestBot bot = dial("ada")) {
            Board first = seat("ada", CONNECT4);
            AbsentBotException busy = assertThrows(AbsentBotException.class, () -> seat("ada", CONNECT4));
            assertTrue(busy.getMessage().contains("plays elsewhere"), busy.getMessage());
            assertTrue(bots.list(CONNECT4).get(0).description().contains("elsewhere"));
            try (TestBot second = dial("ada");
                    Board other = seat("ada", CONNECT4)) {
                assertEquals(1, second.next(MessageCase.STAGE).getStage().getOwnSeat());
            }
            first.close();
            bot.next(MessageCase.OVER);
            seat("ada", CONNECT4).close();
            AbsentBotException absent = assertThrows(AbsentBotException.class, () -> seat("bob", CONNECT4));
            assertTrue(absent.getMessage().contains("not dialled in"), absent.getMessage());
        }
    }

    @Test
    void aMatchWithoutAScreenWaitsForABotThatPlaysElsewhere() {
        serve(new RemoteSettings(false, PATIENT, PATIENT, AT_ONCE, PATIENT, PATIENT, PATIENT, 3, 4096));
        assertThrows(AbsentBotException.class, () -> seat("ada", CONNECT4));
        try (TestBot bot = dial("ada")) {
            Board first = seat("ada", CONNECT4);
            bot.next(MessageCase.STAGE);
            CompletableFuture<Board> second = CompletableFuture.supplyAsync(() -> seat("ada", CONNECT4));
            first.decide();
            turn(bot);
            assertFalse(second.isDone());
            first.close();
            await(second);
            bot.next(MessageCase.STAGE);
            second.join().close();
        }
    }

    @Test
    void aBotIsListedForTheGamesThatItPlays() {
        Bot self = Bot.newBuilder().setName("ada").addGames("kuhn").build();
        try (TestBot bot = TestBot.dial(server.address(), token, self)) {
            assertEquals("remote:ada", bots.list(GAMES.get("kuhn")).get(0).name());
            assertTrue(bots.list(CONNECT4).isEmpty());
            bot.leave();
            bot.hungUp();
            assertTrue(bots.list(GAMES.get("kuhn")).isEmpty());
        }
    }

    @Test
    void onlyBearersOfATokenForTheNameAreLetIn() throws IOException {
        TokenBook.Issued bobs = tokens.issue(Role.PLAYER, "bob", Duration.ofDays(1));
        try (TestBot stranger = TestBot.dial(server.address(), "guess");
                TestBot nobody = TestBot.dial(server.address(), "");
                TestBot other = TestBot.dial(server.address(), bobs.token())) {
            assertEquals(Status.Code.UNAUTHENTICATED, stranger.hungUp().getCode());
            assertEquals(Status.Code.UNAUTHENTICATED, nobody.hungUp().getCode());
            other.hello(TestBot.called("ada"));
            assertEquals(Status.Code.PERMISSION_DENIED, other.hungUp().getCode());
        }
        TestBot.dial(server.address(), bobs.token(), TestBot.called("bob")).close();
        tokens.revoke(bobs.grant().id());
        try (TestBot revoked = TestBot.dial(server.address(), bobs.token())) {
            assertEquals(Status.Code.UNAUTHENTICATED, revoked.hungUp().getCode());
        }
    }

    @Test
    void nonsenseEndsTheCallWithAReason() {
        assertEquals(Status.Code.INVALID_ARGUMENT, answerTo(TestBot.called("")).getCode());
        assertEquals(
                Status.Code.INVALID_ARGUMENT,
                answerTo(TestBot.called("<b>ada</b>")).getCode());
        assertEquals(
                Status.Code.INVALID_ARGUMENT,
                answerTo(TestBot.called("a".repeat(33))).getCode());
        Status game =
                answerTo(Bot.newBuilder().setName("ada").addGames("conect4").build());
        assertEquals(Status.Code.INVALID_ARGUMENT, game.getCode());
        assertTrue(String.valueOf(game.getDescription()).contains("connect4"), game.toString());
        try (TestBot old = TestBot.dial(server.address(), token);
                TestBot rude = TestBot.dial(server.address(), token);
                TestBot large = TestBot.dial(server.address(), token)) {
            old.say(ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(2)));
            assertEquals(Status.Code.FAILED_PRECONDITION, old.hungUp().getCode());
            rude.say(ClientMessage.newBuilder().setPing(Ping.newBuilder()));
            assertEquals(Status.Code.FAILED_PRECONDITION, rude.hungUp().getCode());
            large.hello(TestBot.called("a".repeat(5000)));
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, large.hungUp().getCode());
        }
        assertTrue(bots.list(CONNECT4).isEmpty());
    }

    private Status answerTo(Bot self) {
        try (TestBot bot = TestBot.dial(server.address(), token)) {
            bot.hello(self);
            return bot.hungUp();
        }
    }

    @Test
    void callsAndMessagesAreLimited() {
        try (TestBot a = dial("a");
                TestBot b = dial("b");
                TestBot c = dial("c");
                TestBot d = TestBot.dial(server.address(), token)) {
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, d.hungUp().getCode());
            for (int i = 0; i < 5000; i++) {
                a.say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(i)));
            }
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, a.hungUp().getCode());
            assertEquals(2, bots.list(CONNECT4).size());
        }
    }

    @Test
    void whoNeverSaysHelloIsNotKept() {
        serve(new RemoteSettings(false, PATIENT, PATIENT, PATIENT, PATIENT, PATIENT, AT_ONCE, 3, 4096));
        try (TestBot silent = TestBot.dial(server.address(), token)) {
            assertEquals(Status.Code.DEADLINE_EXCEEDED, silent.hungUp().getCode());
        }
    }

    @Test
    void aBrokenOffMatchAndTheServersEndAreTold() {
        TestBot bot = dial("ada");
        try (bot) {
            Board board = seat("ada", CONNECT4);
            CompletableFuture<Void> decided = board.decide();
            bot.order(order(turn(bot), 0, 5));
            await(decided);
            board.close();
            assertEquals(0, bot.next(MessageCase.OVER).getOver().getOutcomesCount());
            assertEquals(Gone.STAYED, bot.next(MessageCase.CONDUCT).getConduct().getGone());
            server.close();
            assertEquals(Status.Code.UNAVAILABLE, bot.hungUp().getCode());
        }
    }
}
