package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Leave;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.Rematch;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Stage;
import dev.agon.proto.arena.Turn;
import dev.agon.server.lobby.Reservation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seats over real connections: taken with a token, played from, lost and taken again. */
class PlayingTest {
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
    void aPersonPlaysAWholeMatchOfTurnsAndPlaysAgain() {
        Reservation seat = site.reserve("connect4", "bot:random", "amber");
        try (TestClient client = TestClient.connect(site.address)) {
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
        Reservation seat = site.reserve("probe", "bot:random", "amber");
        try (TestClient client = TestClient.connect(site.address)) {
            client.play(seat.match().id(), seat.token());
            int tick = client.next(MessageCase.TURN).getTurn().getTick();

            client.order(1, Probe.STEP, Probe.LEFT, tick);
            client.refused(Refusal.ILLEGAL_ORDER);
            client.order(1, Probe.HIT, 2, tick);
            client.refused(Refusal.ILLEGAL_ORDER);
            client.order(1, 63, 0, tick);
            client.refused(Refusal.ILLEGAL_ORDER);
            client.order(2, Probe.HOLD, 0, tick);
            client.refused(Refusal.NOT_YOUR_ACTOR);
            client.order(99, Probe.HOLD, 0, tick);
            client.refused(Refusal.NOT_YOUR_ACTOR);

            client.order(1, Probe.STEP, Probe.RIGHT, tick);
            while (client.picture.entities.get(1)[1] < 3) {
                assertFalse(client.next().hasRefused());
            }
        }
    }

    @Test
    void aTokenOpensOnlyItsOwnSeat() {
        Reservation mine = site.reserve("probe", "bot:random", "amber");
        Reservation other = site.reserve("probe", "bot:random", "sky");
        try (TestClient client = TestClient.connect(site.address)) {
            client.play(other.match().id(), mine.token());
            client.refused(Refusal.BAD_TOKEN);
            client.play(mine.match().id(), "guess");
            client.refused(Refusal.BAD_TOKEN);
            client.play(mine.match().id(), "");
            client.refused(Refusal.BAD_TOKEN);
            client.order(1, Probe.HOLD, 0, 0);
            client.refused(Refusal.NOT_YOUR_ACTOR);
        }
    }

    @Test
    void whoReturnsGetsEverythingAndTheOldConnectionIsFenced() {
        Reservation seat = site.reserve("probe", "bot:random", "sky");
        try (TestClient old = TestClient.connect(site.address)) {
            old.play(seat.match().id(), seat.token());
            old.next(MessageCase.TURN);
            try (TestClient returning = TestClient.connect(site.address)) {
                returning.play(seat.match().id(), seat.token());
                returning.next(MessageCase.STAGE);
                assertTrue(returning.next(MessageCase.FRAME).getFrame().getFull());
                old.refused(Refusal.REPLACED);
                old.order(2, Probe.HOLD, 0, 0);
                old.refused(Refusal.NOT_YOUR_ACTOR);
            }
            Stage again;
            try (TestClient third = TestClient.connect(site.address)) {
                third.play(seat.match().id(), seat.token());
                again = third.next(MessageCase.STAGE).getStage();
                third.say(ClientMessage.newBuilder().setLeave(Leave.newBuilder()));
                third.play(seat.match().id(), seat.token());
                third.refused(Refusal.BAD_TOKEN);
            }
            assertEquals(seat.seat(), again.getOwnSeat());
        }
    }
}
