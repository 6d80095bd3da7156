package dev.agon.league.supervisor;

import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.ExhibitionReply;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.StatusRequest;
import dev.agon.proto.training.TrainingStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The supervisor's own line to the learner, wherever that is reached now. Thread-safe; calls are made outside of the lock. */
final class LearnerLine implements AutoCloseable {
    private final Token token;
    private @Nullable TrainingChannel channel;

    LearnerLine(Token token) {
        this.token = token;
    }

    /** The learner is reached there from now on. */
    synchronized void open(InetSocketAddress address) {
        close();
        channel = new TrainingChannel(address, token);
    }

    synchronized boolean isOpen() {
        return channel != null;
    }

    private synchronized @Nullable TrainingChannel channel() {
        return channel;
    }

    /** How training goes, or empty while the learner cannot be asked. */
    Optional<TrainingStatus> status() {
        TrainingChannel asked = channel();
        if (asked == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(asked.calls().status(StatusRequest.getDefaultInstance()));
        } catch (StatusRuntimeException away) {
            return Optional.empty();
        }
    }

    /**
     * Hands over the result of a match that was played for people to watch.
     *
     * @throws StatusRuntimeException when the learner is away or refuses it
     */
    void bring(MatchResult result) {
        TrainingChannel open = channel();
        if (open == null) {
            throw Status.UNAVAILABLE.asRuntimeException();
        }
        ExhibitionReply unused = open.calls().reportExhibition(result);
    }

    @Override
    public synchronized void close() {
        if (channel != null) {
            channel.close();
        }
    }
}
