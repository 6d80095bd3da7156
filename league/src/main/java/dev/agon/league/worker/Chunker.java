package dev.agon.league.worker;

import dev.agon.league.wire.Protocol;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.PlayedOrders;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Gathers rollouts and results into chunks of a good size, none of which waits long. Used by the thread that plays. */
final class Chunker {
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ChunkSink sink;
    private final int mostSteps;
    private final LongSupplier nanoTime;
    private Chunk.Builder chunk = Chunk.newBuilder();
    private int bytes;
    private int steps;
    private long firstNanos;

    /**
     * Nothing has been gathered yet.
     *
     * @param mostSteps decision steps after which a chunk is sent whatever its size
     */
    Chunker(ChunkSink sink, int mostSteps, LongSupplier nanoTime) {
        this.sink = sink;
        this.mostSteps = mostSteps;
        this.nanoTime = nanoTime;
    }

    /**
     * Adds a rollout.
     *
     * @param size in bytes before it was packed: what a chunk holds, and so how fresh it is, does not depend on how well that went
     */
    void add(PackedRollout rollout, int size) throws InterruptedException {
        if (bytes > 0 && bytes + size > Protocol.CHUNK_BYTES) {
            flush();
        }
        began();
        chunk.addRollouts(rollout);
        bytes += size;
        steps += rollout.getSteps();
        if (steps >= mostSteps) {
            flush();
        }
    }

    void add(MatchResult result) {
        began();
        chunk.addResults(result);
        bytes += result.getSerializedSize();
    }

    void add(PlayedOrders stretch) throws InterruptedException {
        int size = stretch.getSerializedSize();
        if (bytes > 0 && bytes + size > Protocol.CHUNK_BYTES) {
            flush();
        }
        began();
        chunk.addOrders(stretch);
        bytes += size;
    }

    private void began() {
        if (bytes == 0) {
            firstNanos = nanoTime.getAsLong();
        }
    }

    /** Sends what has been gathered for long enough. */
    void tick() throws InterruptedException {
        if (bytes >= Protocol.CHUNK_BYTES || (bytes > 0 && nanoTime.getAsLong() - firstNanos > LONGEST_WAIT_NANOS)) {
            flush();
        }
    }

    /** Sends what has been gathered, if anything has. */
    void flush() throws InterruptedException {
        if (bytes == 0) {
            return;
        }
        sink.send(chunk);
        chunk = Chunk.newBuilder();
        bytes = 0;
        steps = 0;
    }
}
