package dev.agon.league.worker;

import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.HeartbeatReply;
import dev.agon.proto.training.HeartbeatRequest;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the coordinator every few seconds that this worker lives, and hears what is new. */
final class Heart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);
    private static final long BEAT_SECONDS = 3;

    private final TrainingChannel channel;
    private final Identity identity;
    private final Tally tally;
    private final Consumer<HeartbeatReply> heard;
    private final Daemon daemon = new Daemon("heartbeat", this::beatOn);

    /** A heart that beats once started. */
    Heart(TrainingChannel channel, Identity identity, Tally tally, Consumer<HeartbeatReply> heard) {
        this.channel = channel;
        this.identity = identity;
        this.tally = tally;
        this.heard = heard;
    }

    void start() {
        daemon.start();
    }

    private void beatOn() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(BEAT_SECONDS);
                beat();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        HeartbeatRequest request = HeartbeatRequest.newBuilder()
                .setWorker(identity.name())
                .setWorkerIncarnation(identity.incarnation())
                .setCounters(tally.read())
                .build();
        try {
            heard.accept(channel.calls().heartbeat(request));
        } catch (StatusRuntimeException unreachable) {
            LOG.debug("not heard: {}", unreachable.getStatus().getCode());
        }
    }

    @Override
    public void close() {
        daemon.end();
    }
}
