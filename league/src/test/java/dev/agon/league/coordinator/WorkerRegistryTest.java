package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.agon.league.wire.Protocol;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.WorkerCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A worker is forgotten after a time of silence, whoever asks then, and that is told once. */
class WorkerRegistryTest {
    private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(2L * Protocol.SILENCE_SECONDS);

    private final List<String> forgotten = new ArrayList<>();
    private long now;
    private final WorkerRegistry workers = new WorkerRegistry(() -> now, forgotten::add);

    @Test
    void forgetsWhoIsSilentForLong() {
        join("a", 1);
        WorkerRecord heard = join("b", 1);
        now = FORGET_NANOS;
        heard.heard(now, WorkerCounters.getDefaultInstance());
        assertEquals(1, workers.present());
        assertEquals(List.of(), forgotten);

        now++;

        assertEquals(1, workers.present());
        assertEquals(List.of("a"), forgotten);
        assertEquals(1, workers.status().size());
        assertEquals(List.of("a"), forgotten);
        assertNull(workers.find("a"));
    }

    @Test
    void forgetsWhoIsDismissedUnlessAnotherHasItsName() {
        WorkerRecord first = join("a", 1);
        WorkerRecord second = join("a", 2);

        workers.dismiss(first);
        assertEquals(List.of(), forgotten);

        workers.dismiss(second);
        assertEquals(List.of("a"), forgotten);
    }

    private WorkerRecord join(String name, long process) {
        JoinRequest request = JoinRequest.newBuilder()
                .setWorker(name)
                .setWorkerIncarnation(process)
                .build();
        return workers.join(request, new Place("127.0.0.1", "", true));
    }
}
