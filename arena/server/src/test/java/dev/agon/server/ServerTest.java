package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Ping;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in and who is not, and what the port serves besides. */
class ServerTest {
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
    void otherSitesPagesAreKeptOut() {
        for (String origin :
                List.of("http://evil.example", site.address + ".evil.example", "null", site.address + "0")) {
            assertThrows(CompletionException.class, () -> TestClient.open(site.address, origin), origin);
        }
        WebClient client = WebClient.of(site.address);
        assertEquals(
                403,
                client.execute(get("/api/arena/games", "http://evil.example"))
                        .aggregate()
                        .join()
                        .status()
                        .code());
        assertEquals(
                200,
                client.execute(get("/api/arena/games", site.address))
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
        try (TestClient honest = TestClient.connect(site.address);
                TestClient malformed = TestClient.connect(site.address);
                TestClient oversize = TestClient.connect(site.address)) {
            malformed.sayBytes(new byte[] {(byte) 0xff, 1, 2, 3});
            oversize.sayBytes(new byte[QuickArena.SETTINGS.maxMessageBytes() + 1]);
            malformed.closed.get(10, TimeUnit.SECONDS);
            oversize.closed.get(10, TimeUnit.SECONDS);
            honest.say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(42)));
            assertEquals(42, honest.next(MessageCase.PONG).getPong().getNanos());
        }
    }

    @Test
    void metricsAndHealthAreServed() {
        WebClient client = WebClient.of(site.address);
        assertEquals(200, client.get("/health").aggregate().join().status().code());
        assertTrue(client.get("/metrics").aggregate().join().contentUtf8().contains("armeria"));
    }

    @Test
    void aPortInUseIsLeftForTheNextUnlessItWasAskedFor() {
        ServerSettings same = ServerSettings.onPort(site.server.port());
        assertThrows(PortInUseException.class, () -> AgonServer.start(same, builder -> {}));
        try (AgonServer next =
                AgonServer.start(new ServerSettings("127.0.0.1", site.server.port(), true), builder -> {})) {
            assertTrue(next.port() > site.server.port());
        }
    }

    @Test
    void anAddressThatOthersCanReachIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> new ServerSettings("0.0.0.0", 8080, true))
                .getMessage();
        assertTrue(message.contains("TLS"), message);
    }
}
