package dev.agon.dashboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import dev.agon.server.ServerLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replays that take long to be saved as pages keep nothing else waiting. */
@Timeout(120)
class ReplayPageServiceTest {
    /** The replays whose films were asked for, in their order. */
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private ReplayPageService service;
    private Server server;
    private WebClient client;

    @BeforeEach
    void start() {
        ServerBuilder builder = Server.builder()
                .http(0)
                .blockingTaskExecutor(1)
                .service(
                        "/other",
                        (context, request) -> HttpResponse.of(CompletableFuture.supplyAsync(
                                () -> HttpResponse.of(HttpStatus.OK), context.blockingTaskExecutor())));
        service = new ReplayPageService(match -> {
            begun.add(match);
            await(mayEnd);
            return null;
        });
        service.mount(builder);
        server = builder.build();
        server.start().join();
        client = WebClient.of("http://127.0.0.1:" + server.activeLocalPort());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(100, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        mayEnd.countDown();
        server.stop().join();
    }

    @Test
    void othersAreAnsweredWhileOneIsSavedAndTooManyAreTurnedAway() throws InterruptedException {
        List<CompletableFuture<AggregatedHttpResponse>> kept = new ArrayList<>(List.of(save("0")));
        assertEquals("0", begun.take());
        for (int waiting = 1; waiting <= ServerLimits.SAVED_PAGES_WAITING; waiting++) {
            kept.add(save(String.valueOf(waiting)));
        }
        awaitWaiting(ServerLimits.SAVED_PAGES_WAITING);
        assertEquals(HttpStatus.OK, client.get("/other").aggregate().join().status());
        AggregatedHttpResponse refused = save("one too many").join();
        assertEquals(HttpStatus.SERVICE_UNAVAILABLE, refused.status());
        assertTrue(refused.contentUtf8().contains("try again"), refused.contentUtf8());

        mayEnd.countDown();
        kept.forEach(answer -> assertEquals(HttpStatus.NOT_FOUND, answer.join().status()));
    }

    @Test
    void whoeverWentAwayLeavesTheirPlaceToOthers() throws IOException, InterruptedException {
        CompletableFuture<AggregatedHttpResponse> first = save("first");
        assertEquals("first", begun.take());
        List<Socket> leaving = new ArrayList<>();
        for (int waiting = 0; waiting < ServerLimits.SAVED_PAGES_WAITING; waiting++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.activeLocalPort());
            leaving.add(socket);
            socket.getOutputStream()
                    .write("GET /api/replay-page?match=gone HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(US_ASCII));
        }
        awaitWaiting(ServerLimits.SAVED_PAGES_WAITING);
        for (Socket socket : leaving) {
            socket.close();
        }
        awaitWaiting(0);

        CompletableFuture<AggregatedHttpResponse> last = save("last");
        mayEnd.countDown();
        assertEquals(HttpStatus.NOT_FOUND, first.join().status());
        assertEquals(HttpStatus.NOT_FOUND, last.join().status());
        assertEquals("last", begun.take());
    }

    private void awaitWaiting(int count) {
        while (service.waiting() != count) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private CompletableFuture<AggregatedHttpResponse> save(String match) {
        return client.get("/api/replay-page?match=" + match.replace(' ', '-')).aggregate();
    }
}
