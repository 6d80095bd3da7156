package dev.agon.league.worker;

import dev.agon.proto.training.Chunk;

/** Where gathered chunks go. */
interface ChunkSink {
    /** Takes a chunk, after waiting for room. */
    void send(Chunk.Builder chunk) throws InterruptedException;
}
