package dev.agon.server.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.client.ClientFactory;
import dev.agon.proto.arena.Bot;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Ping;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls of bots: who is let in, and what ends a call. */
class BotCallsTest extends WithBots {
    private static final int SMALL_WINDOW = 1024;

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
    void aCallEndsSoonAfterItsTokenIsTakenBack() throws Exception {
        TokenBook.Issued bobs = tokens.issue(Role.PLAYER, "bob", Duration.ofDays(1));
        try (TestBot bob = TestBot.dial(server.address(), bobs.token(), TestBot.called("bob"));
                TestBot ada = dial("ada")) {
            tokens.revoke(bobs.grant().id());
            Status why = bob.hungUp();
            assertEquals(Status.Code.UNAUTHENTICATED, why.getCode());
            assertEquals("the token " + bobs.grant().id() + " was taken back or has ended", why.getDescription());
            // The bot hears of it first, the list of bots right after.
            for (int i = 0; i < 6000 && isListed("remote:bob"); i++) {
                Thread.sleep(5);
            }
            assertFalse(isListed("remote:bob"));
            assertTrue(isListed("remote:ada"));
        }
    }

    private boolean isListed(String name) {
        return bots.list(CONNECT4).stream().anyMatch(one -> one.name().equals(name));
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

    /** The client's side of the connection holds so little that all else waits at the server. */
    @Test
    void whoDoesNotReadIsSentAwayAndWhoReadsIsNot() throws Exception {
        int many = 900;
        int burst = 100;
        ClientFactory small = ClientFactory.builder()
                .http2InitialStreamWindowSize(SMALL_WINDOW)
                .build();
        try (TestBot deaf = TestBot.dialWithoutReading(server.address(), token, small);
                TestBot reader = dial("reader")) {
            deaf.hello(TestBot.called("deaf"));
            for (int i = 0; i < many; i++) {
                deaf.say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(Long.MAX_VALUE)));
                reader.say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(i)));
                if (i % burst == burst - 1) {
                    for (int said = i - burst + 1; said <= i; said++) {
                        assertEquals(
                                said, reader.next(MessageCase.PONG).getPong().getNanos());
                    }
                }
            }
            for (int i = 0; i < 6000 && isListed("remote:deaf"); i++) {
                Thread.sleep(5);
            }
            assertFalse(isListed("remote:deaf"));
            assertTrue(isListed("remote:reader"));
            deaf.read();
            Status why = deaf.hungUp();
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, why.getCode());
            assertEquals("too many messages wait for you: read what you are sent", why.getDescription());
        } finally {
            CompletableFuture<?> unused = small.closeAsync();
        }
    }

    @Test
    void whoNeverSaysHelloIsNotKept() {
        serve(new RemoteSettings(false, PATIENT, PATIENT, PATIENT, PATIENT, PATIENT, AT_ONCE, 3, 4096));
        try (TestBot silent = TestBot.dial(server.address(), token)) {
            assertEquals(Status.Code.DEADLINE_EXCEEDED, silent.hungUp().getCode());
        }
    }
}
