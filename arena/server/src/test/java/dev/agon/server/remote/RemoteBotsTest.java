package dev.agon.server.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Bot;
import dev.agon.proto.arena.Choice;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Gone;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.Refused;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Stage;
import dev.agon.proto.arena.Turn;
import dev.agon.server.Conduct;
import dev.agon.server.LatePlayer;
import dev.agon.server.Probe;
import dev.agon.server.wire.FrameEncoder;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Bots at a match: what they are shown and asked, and what their orders do. */
class RemoteBotsTest extends WithBots {
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
            Refused refused = bot.next(MessageCase.REFUSED).getRefused();
            assertEquals(Refusal.ILLEGAL_ORDER, refused.getReason());
            assertEquals("drop has no cell 7: cells are 0 to 6. Possible: 0, 1, 2, 3, 4, 5, 6.", refused.getText());
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
