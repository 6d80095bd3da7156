package dev.agon.league.coordinator;

import dev.agon.league.wire.Protocol;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.WorkerStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who works here. A worker that was silent for long is forgotten and joins again when it can. */
final class WorkerRegistry {
    private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(2L * Protocol.SILENCE_SECONDS);

    private final Map<String, WorkerRecord> byName = new TreeMap<>();
    private final LongSupplier nanoTime;

    private final Consumer<String> whenForgotten;

    /** Of nobody; {@code whenForgotten} hears who works here no more, and calls nothing of this. */
    WorkerRegistry(LongSupplier nanoTime, Consumer<String> whenForgotten) {
        this.nanoTime = nanoTime;
        this.whenForgotten = whenForgotten;
    }

    /** Takes the worker in; the same process that comes back keeps what is known of it. */
    synchronized WorkerRecord join(JoinRequest request, Place place) {
        WorkerRecord known = byName.get(request.getWorker());
        if (known != null && known.incarnation() == request.getWorkerIncarnation()) {
            return known;
        }
        WorkerRecord fresh =
                new WorkerRecord(request, place, known == null ? 0 : known.restarts() + 1, nanoTime.getAsLong());
        byName.put(request.getWorker(), fresh);
        return fresh;
    }

    /** The process is known no more. */
    synchronized void dismiss(WorkerRecord worker) {
        if (byName.remove(worker.name(), worker)) {
            whenForgotten.accept(worker.name());
        }
    }

    /** The worker, if it has joined and no other process has taken its place. */
    synchronized @Nullable WorkerRecord find(String worker, long incarnation) {
        WorkerRecord known = byName.get(worker);
        return known != null && known.incarnation() == incarnation ? known : null;
    }

    synchronized @Nullable WorkerRecord find(String worker) {
        return byName.get(worker);
    }

    /** Whether nobody of that name was heard of within the time after which silence means gone. */
    synchronized boolean isGone(String worker) {
        WorkerRecord known = byName.get(worker);
        return known == null
                || known.silentNanos(nanoTime.getAsLong()) >= TimeUnit.SECONDS.toNanos(Protocol.SILENCE_SECONDS);
    }

    /** Everybody that was heard of lately, by name. */
    synchronized List<WorkerStatus> status() {
        long now = nanoTime.getAsLong();
        forgetSilent(now);
        return byName.values().stream().map(record -> record.status(now)).toList();
    }

    private void forgetSilent(long now) {
        List<WorkerRecord> silent = byName.values().stream()
                .filter(record -> record.silentNanos(now) > FORGET_NANOS)
                .toList();
        silent.forEach(this::dismiss);
    }

    /** How many were heard within the time after which silence means gone. */
    synchronized int present() {
        long now = nanoTime.getAsLong();
        forgetSilent(now);
        long limit = TimeUnit.SECONDS.toNanos(Protocol.SILENCE_SECONDS);
        return (int) byName.values().stream()
                .filter(record -> record.silentNanos(now) < limit)
                .count();
    }
}
