package dev.agon.server.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Orders;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Leave;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.Conduct;
import dev.agon.server.Probe;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bots that go, crash, stop or come back, and who plays meanwhile. */
class LostBotsTest extends WithBots {
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
    void aBotGetsItsSeatInAMatchThatWasBegunOnAServerThatIsGone() {
        try (Board board = new Board(CONNECT4, bots.sitAgain("ada", CONNECT4, "", null))) {
            assertTrue(board.player.away());
            assertFalse(board.player.proven());
            CompletableFuture<Void> decided = board.decide();
            try (TestBot bot = dial("ada")) {
                assertEquals(
                        "connect4",
                        bot.next(MessageCase.STAGE).getStage().getGame().getName());
                bot.order(order(turn(bot), 0, 3));
                await(decided);
                assertFalse(board.player.away());
                assertEquals(3, board.orders[1].target[0]);
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
    @Timeout(60)
    void anIdleBotIsPingedAndNoLongerListedWhenItAnswersNoMore() throws Exception {
        try (Relay relay = new Relay(server.address());
                TestBot bot = TestBot.dial(relay.address(), token, TestBot.called("ada"))) {
            assertTrue(relay.pinged(), "the line is silent");
            assertEquals(1, bots.list(CONNECT4).size(), "it answers, and stays");
            assertFalse(bot.heardMore(), "pings are none of the bot's business");
            relay.standStill();
            while (!bots.list(CONNECT4).isEmpty()) {
                Thread.onSpinWait();
            }
        }
    }
}
