package dev.agon.league.bench;

import dev.agon.agents.rollout.Rollout;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.WeightsId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rollouts, packed into chunks as a worker does it.
 *
 * @param decisions in all of them
 * @param bytes of all of them on the wire
 * @param unpackedBytes of their rollouts in memory
 */
record RecordedChunks(List<Chunk> chunks, long decisions, long bytes, long unpackedBytes) {
    /** What the rollouts are, played by those weights. */
    static RecordedChunks of(List<Rollout> rollouts, RolloutCodec codec, WeightsId weights) {
        List<Chunk> chunks = new ArrayList<>();
        Chunk.Builder chunk = envelope();
        long decisions = 0;
        long unpacked = 0;
        int held = 0;
        for (Rollout rollout : rollouts) {
            PackedRollout packed = codec.encode(rollout, weights);
            if (held > 0 && held + rollout.bytes() > Protocol.CHUNK_BYTES) {
                chunks.add(chunk.build());
                chunk = envelope();
                held = 0;
            }
            chunk.addRollouts(packed);
            held += rollout.bytes();
            unpacked += rollout.bytes();
            decisions += rollout.decisions();
        }
        chunks.add(chunk.build());
        long bytes = chunks.stream().mapToLong(Chunk::getSerializedSize).sum();
        return new RecordedChunks(chunks, decisions, bytes, unpacked);
    }

    /** With the largest numbers that a worker could give. */
    private static Chunk.Builder envelope() {
        return Chunk.newBuilder()
                .setWorker("worker-0000")
                .setWorkerIncarnation(Long.MAX_VALUE)
                .setSequence(Integer.MAX_VALUE);
    }

    /** The same without the chunks. */
    RecordedChunks figures() {
        return new RecordedChunks(List.of(), decisions, bytes, unpackedBytes);
    }

    void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Chunk chunk : chunks) {
                chunk.writeDelimitedTo(out);
            }
        }
    }

    static List<Chunk> read(Path file) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Chunk next = Chunk.parseDelimitedFrom(in); next != null; next = Chunk.parseDelimitedFrom(in)) {
                chunks.add(next);
            }
        }
        return chunks;
    }
}
