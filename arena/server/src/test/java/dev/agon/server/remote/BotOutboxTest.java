package dev.agon.server.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.ServerLimits;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import org.junit.jupiter.api.Test;

class BotOutboxTest {
    private static final int FAR_TOO_MANY = 3 * ServerLimits.BOT_WAITING_MESSAGES;

    private final Call call = new Call();
    private int toldOfTooMuch;
    private final BotOutbox outbox = new BotOutbox(call, () -> toldOfTooMuch++);

    @Test
    void soMuchMayWaitForABotAndNoMore() {
        sendFarTooMany();

        assertEquals(ServerLimits.BOT_WAITING_MESSAGES, call.written);
        assertEquals(1, toldOfTooMuch);
    }

    @Test
    void aBotThatReadsAllNowAndThenIsSentAll() {
        for (int burst = 0; burst < 3; burst++) {
            for (int sent = 0; sent < ServerLimits.BOT_WAITING_MESSAGES; sent++) {
                outbox.send(ServerMessage.getDefaultInstance());
            }
            outbox.left();
        }

        assertEquals(FAR_TOO_MANY, call.written);
        assertEquals(0, toldOfTooMuch);
    }

    @Test
    void nothingIsWrittenAfterTheEnd() {
        outbox.end(Status.OK);
        outbox.end(Status.UNAVAILABLE);
        sendFarTooMany();

        assertEquals(0, call.written);
        assertEquals(0, toldOfTooMuch);
    }

    private void sendFarTooMany() {
        for (int sent = 0; sent < FAR_TOO_MANY; sent++) {
            outbox.send(ServerMessage.getDefaultInstance());
        }
    }

    /** Counts what is written before the end, which comes once. */
    private static final class Call implements StreamObserver<ServerMessage> {
        int written;
        private boolean ended;

        @Override
        public void onNext(ServerMessage message) {
            mustNotHaveEnded();
            written++;
        }

        @Override
        public void onError(Throwable failure) {
            onCompleted();
        }

        @Override
        public void onCompleted() {
            mustNotHaveEnded();
            ended = true;
        }

        private void mustNotHaveEnded() {
            if (ended) {
                throw new IllegalStateException("the call has ended");
            }
        }
    }
}
