package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.training.MatchResult;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ResultCourierTest {
    private final BlockingQueue<String> brought = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Test
    void bringsAgainInOrderWhatTheLearnerWasAwayFor() throws InterruptedException {
        AtomicBoolean away = new AtomicBoolean(true);
        CountDownLatch tried = new CountDownLatch(2);
        ResultCourier.Destination learner = result -> {
            tried.countDown();
            if (away.get()) {
                throw Status.UNAVAILABLE.asRuntimeException();
            }
            brought.add(result.getExhibition());
        };
        try (ResultCourier courier = new ResultCourier(learner, lines::add, 1)) {
            courier.start();
            courier.take(result("1"));
            courier.take(result("2"));
            tried.await();
            assertTrue(brought.isEmpty());
            away.set(false);

            assertEquals(List.of("1", "2"), List.of(take(), take()));
        }
        assertTrue(lines.isEmpty(), lines.toString());
    }

    @Test
    void keepsTheNewestAndNamesWhatItDropped() throws InterruptedException {
        try (ResultCourier courier = new ResultCourier(result -> brought.add(result.getExhibition()), lines::add, 1)) {
            IntStream.rangeClosed(0, ResultCourier.CAPACITY).forEach(i -> courier.take(result("match-" + i)));
            courier.start();

            assertEquals("match-1", take());
        }
        assertEquals(1, lines.size());
        assertTrue(lines.remove().contains("match-0 is dropped"));
    }

    @Test
    void goesOnAfterAResultThatTheLearnerRefuses() throws InterruptedException {
        ResultCourier.Destination learner = result -> {
            if (result.getExhibition().equals("1")) {
                throw Status.FAILED_PRECONDITION.withDescription("no").asRuntimeException();
            }
            brought.add(result.getExhibition());
        };
        try (ResultCourier courier = new ResultCourier(learner, lines::add, 1)) {
            courier.start();
            courier.take(result("1"));
            courier.take(result("2"));

            assertEquals("2", take());
            assertTrue(lines.remove().contains("refuses"));
        }
    }

    private String take() throws InterruptedException {
        return String.valueOf(brought.poll(20, TimeUnit.SECONDS));
    }

    private static MatchResult result(String id) {
        return MatchResult.newBuilder().setExhibition(id).build();
    }
}
