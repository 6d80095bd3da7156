package dev.agon.league.coordinator;

import dev.agon.proto.training.RoundPart;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** A worker's wait for its part of a round, which ends once: with the part, or with why there is none. Thread-safe. */
final class RoundReply {
    private final StreamObserver<RoundPart> reply;
    private boolean ended;

    RoundReply(StreamObserver<RoundPart> reply) {
        this.reply = reply;
    }

    synchronized void send(List<RoundPart> parts) {
        if (!ended) {
            ended = true;
            parts.forEach(reply::onNext);
            reply.onCompleted();
        }
    }

    synchronized void fail(Status why) {
        if (!ended) {
            ended = true;
            reply.onError(why.asRuntimeException());
        }
    }

    /** The token that let the worker in is no longer good. */
    void tokenEnded(String why) {
        fail(Status.UNAUTHENTICATED.withDescription(why));
    }
}
