package dev.agon.server.bench;

import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Watch;

/** Someone who looks on. */
final class SpectatorClient extends LoadClient {
    SpectatorClient(String match, int view, MatchClock clock, Measurements measured) {
        super(
                clock,
                ClientMessage.newBuilder()
                        .setWatch(Watch.newBuilder().setMatch(match).setView(view))
                        .build(),
                measured);
    }

    @Override
    void count(int bytes) {
        measured.spectatorBytes += bytes;
    }
}
