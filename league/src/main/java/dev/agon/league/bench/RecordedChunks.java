package dev.agon.league.bench;

import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.PlayedOrders;
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
import java.util.function.Consumer;

/**
 * Matches, packed into chunks as a worker does it: rollouts, and all orders, which the learner needs to play a match again.
 *
 * @param decisions in all of them
 * @param bytes of all of them on the wire
 * @param orderBytes those of them that tell the orders, and of which match and step rollouts are
 * @param unpackedBytes of their rollouts in memory
 */
record RecordedChunks(List<Chunk> chunks, long decisions, long bytes, long orderBytes, long unpackedBytes) {
    /** What the matches are, played by those weights. */
    static RecordedChunks of(List<RecordedMatch> matches, RolloutCodec codec, WeightsId weights) {
        Packing packing = new Packing();
        long decisions = 0;
        long unpacked = 0;
        long orders = 0;
        for (RecordedMatch match : matches) {
            for (RecordedMatch.Told told : match.rollouts()) {
                PackedRollout packed = codec.encode(told.rollout(), weights);
                PackedRollout whole = packed.toBuilder().setPart(told.part()).build();
                packing.add(told.rollout().bytes(), chunk -> chunk.addRollouts(whole));
                orders += whole.getSerializedSize() - packed.getSerializedSize();
                unpacked += told.rollout().bytes();
                decisions += told.rollout().decisions();
            }
            for (PlayedOrders stretch : match.orders()) {
                packing.add(stretch.getSerializedSize(), chunk -> chunk.addOrders(stretch));
                orders += stretch.getSerializedSize();
            }
        }
        List<Chunk> chunks = packing.chunks();
        long bytes = chunks.stream().mapToLong(Chunk::getSerializedSize).sum();
        return new RecordedChunks(chunks, decisions, bytes, orders, unpacked);
    }

    /** Fills chunks one after the other up to their usual size. */
    private static final class Packing {
        private final List<Chunk> full = new ArrayList<>();
        private Chunk.Builder chunk = envelope();
        private int held;

        void add(int bytes, Consumer<Chunk.Builder> what) {
            if (held > 0 && held + bytes > Protocol.CHUNK_BYTES) {
                full.add(chunk.build());
                chunk = envelope();
                held = 0;
            }
            what.accept(chunk);
            held += bytes;
        }

        List<Chunk> chunks() {
            full.add(chunk.build());
            return full;
        }
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
        return new RecordedChunks(List.of(), decisions, bytes, orderBytes, unpackedBytes);
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
