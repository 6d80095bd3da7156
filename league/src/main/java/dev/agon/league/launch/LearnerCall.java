package dev.agon.league.launch;

import dev.agon.league.AgonException;
import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.RunFolder;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.LiftRequest;
import dev.agon.proto.training.StatusRequest;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.server.tls.Fingerprint;
import dev.agon.server.tls.Trust;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;

/** One question to a run's learner, from a process that only has the run's folder. */
public final class LearnerCall {
    private LearnerCall() {}

    /** How training goes, or empty where the learner is not there, cannot be reached from here, or does not know us. */
    public static Optional<TrainingStatus> status(RunFolder run) {
        return ask(run, channel -> channel.calls().status(StatusRequest.getDefaultInstance()));
    }

    /** Lifts the quarantine of a worker: of how many processes; empty as above. */
    static Optional<Integer> lift(RunFolder run, String worker) {
        LiftRequest request = LiftRequest.newBuilder().setWorker(worker).build();
        return ask(run, channel -> channel.calls().liftQuarantine(request).getLifted());
    }

    private static <T> Optional<T> ask(RunFolder run, Function<TrainingChannel, T> question) {
        Optional<MeetingPoint> point = MeetingPoint.read(run).filter(there -> !there.ended());
        if (point.isEmpty()) {
            return Optional.empty();
        }
        MeetingPoint there = point.get();
        InetSocketAddress address = InetSocketAddress.createUnresolved(there.host(), there.port());
        Trust trust = there.fingerprint().isEmpty()
                ? Trust.plaintext()
                : Trust.pinned(Fingerprint.parse(there.fingerprint()));
        try (TrainingChannel channel = new TrainingChannel(address, Token.read(run.token()), trust)) {
            return Optional.of(question.apply(channel));
        } catch (StatusRuntimeException | IOException | AgonException away) {
            return Optional.empty();
        }
    }
}
