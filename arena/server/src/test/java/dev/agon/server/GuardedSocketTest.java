package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Play;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Watch;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the roles may do over a WebSocket of a server for others than this machine, and for how long. */
class GuardedSocketTest extends OnGuardedServer {
    @Test
    void spectatorsWatchAndPlayersPlayAndNeitherDoesTheOther() throws InterruptedException {
        ServerMessage watching = ask(
                Role.SPECTATOR,
                ClientMessage.newBuilder().setWatch(Watch.newBuilder().setMatch("tv")));
        assertTrue(watching.hasStage(), watching.toString());
        ServerMessage playing = ask(
                Role.SPECTATOR,
                ClientMessage.newBuilder().setPlay(Play.newBuilder().setMatch("x")));
        assertEquals(Refusal.BAD_TOKEN, playing.getRefused().getReason());
        assertTrue(playing.getRefused().getText().contains("player's token"), playing.toString());
        ServerMessage looking = ask(
                Role.PLAYER,
                ClientMessage.newBuilder().setWatch(Watch.newBuilder().setMatch("tv")));
        assertTrue(looking.getRefused().getText().contains("spectator's token"), looking.toString());
        for (Role role : List.of(Role.WORKER, Role.ADMIN)) {
            assertThrows(
                    CompletionException.class,
                    () -> open(new LinkedBlockingQueue<>(), role, site.server.address()),
                    role.word());
        }
        assertThrows(
                CompletionException.class,
                () -> open(new LinkedBlockingQueue<>(), Role.SPECTATOR, "https://evil.example"),
                "another site's page");
    }

    @Test
    void whatIsUnderWayEndsSoonAfterItsTokenIsTakenBackOrHasEnded() throws Exception {
        TokenBook.Issued brief = site.book.issue(Role.SPECTATOR, null, Duration.ofMinutes(1));
        Listener revoked = watch(site.tokens.get(Role.SPECTATOR).token());
        Listener ending = watch(brief.token());
        Listener kept =
                watch(site.book.issue(Role.SPECTATOR, null, Duration.ofHours(1)).token());

        assertTrue(site.book.revoke(site.tokens.get(Role.SPECTATOR).grant().id()));
        assertTrue(revoked.over.await(20, TimeUnit.SECONDS), "taken back");
        assertEquals(1, ending.over.getCount(), "not its token");
        site.now = site.now.plusSeconds(61);
        assertTrue(ending.over.await(20, TimeUnit.SECONDS), "ended");

        kept.heard.clear();
        assertTrue(kept.heard.poll(20, TimeUnit.SECONDS) != null, "goes on to watch");
        assertEquals(1, kept.over.getCount());
    }

    /** Watches the match on show in a browser that has signed in with the token. */
    private Listener watch(String token) throws InterruptedException {
        Listener listener = new Listener(new LinkedBlockingQueue<>());
        WebSocket socket = open(listener, GuardedServer.cookie(Role.SPECTATOR, token), site.server.address());
        say(socket, ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1)));
        assertTrue(listener.heard.poll(20, TimeUnit.SECONDS).hasWelcome());
        say(socket, ClientMessage.newBuilder().setWatch(Watch.newBuilder().setMatch("tv")));
        assertTrue(listener.heard.poll(20, TimeUnit.SECONDS) != null);
        return listener;
    }

    private ServerMessage ask(Role role, ClientMessage.Builder question) throws InterruptedException {
        BlockingQueue<ServerMessage> heard = new LinkedBlockingQueue<>();
        WebSocket socket = open(heard, role, site.server.address());
        say(socket, ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1)));
        assertTrue(heard.poll(20, TimeUnit.SECONDS).hasWelcome());
        say(socket, question);
        ServerMessage answer = heard.poll(20, TimeUnit.SECONDS);
        socket.abort();
        return answer;
    }

    private static void say(WebSocket socket, ClientMessage.Builder message) {
        socket.sendBinary(ByteBuffer.wrap(message.build().toByteArray()), true).join();
    }

    private WebSocket open(BlockingQueue<ServerMessage> heard, Role role, String origin) {
        return open(
                new Listener(heard),
                GuardedServer.cookie(role, site.tokens.get(role).token()),
                origin);
    }

    private WebSocket open(Listener listener, String cookie, String origin) {
        URI address = URI.create(site.server.address().replace("https", "wss") + Arena.SOCKET_PATH);
        return site.client
                .newWebSocketBuilder()
                .header("origin", origin)
                .header("cookie", cookie)
                .buildAsync(address, listener)
                .join();
    }

    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<ServerMessage> heard;
        private final CountDownLatch over = new CountDownLatch(1);
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

        Listener(BlockingQueue<ServerMessage> heard) {
            this.heard = heard;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            over.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            over.countDown();
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            parts.writeBytes(bytes);
            if (last) {
                try {
                    heard.add(ServerMessage.parseFrom(parts.toByteArray()));
                } catch (com.google.protobuf.InvalidProtocolBufferException malformed) {
                    throw new IllegalStateException(malformed);
                }
                parts.reset();
            }
            socket.request(1);
            return null;
        }
    }
}
