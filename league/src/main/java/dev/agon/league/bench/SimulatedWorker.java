package dev.agon.league.bench;

import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.HeartbeatRequest;
import dev.agon.proto.training.JoinReply;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeaseRequest;
import dev.agon.proto.training.WorkerCounters;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker that joins, asks for leases and says that it is alive as any other, and in place of what it would play sends recorded chunks
 * under fresh sequence numbers. It keeps no more of them unacknowledged than a worker's spool holds. It has a connection of its own.
 */
final class SimulatedWorker {
    private static final int SPOOL = 4;
    private static final int MATCHES = 64;
    private static final long HEARTBEAT_MILLIS = 3_000;

    private final TrainingChannel channel;
    private final ScheduledExecutorService clock;
    private final JoinRequest join;
    private final List<Chunk> chunks;
    private final CrowdPlan plan;
    private final CrowdTally tally;
    private @Nullable StreamObserver<Chunk> stream;
    private int next;
    private long sequence;
    private int unacknowledged;
    private boolean gone;

    /**
     * A worker that has not called yet.
     *
     * @param clock what it does by itself is done there
     * @param join with its name and incarnation
     * @param first which chunk it sends first
     */
    SimulatedWorker(
            TrainingChannel channel,
            ScheduledExecutorService clock,
            JoinRequest join,
            List<Chunk> chunks,
            int first,
            CrowdPlan plan,
            CrowdTally tally) {
        this.channel = channel;
        this.clock = clock;
        this.join = join;
        this.chunks = chunks;
        this.plan = plan;
        this.tally = tally;
        next = first;
    }

    /** Joins, and does from then on what workers do. */
    void start() {
        channel.streams().join(join, new Answer<JoinReply>(joined -> work(), this::lost));
    }

    private synchronized void work() {
        tally.joined.increment();
        stream = channel.streams().sendChunks(new Answer<>(this::acknowledged, this::lost));
        askLease();
        beat();
        if (plan.chunkMillis() == 0) {
            for (int i = 0; i < SPOOL; i++) {
                send();
            }
        } else {
            sendInTime();
        }
    }

    private synchronized void sendInTime() {
        if (!gone) {
            if (unacknowledged < SPOOL) {
                send();
            }
            clock.schedule(this::sendInTime, plan.chunkMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        StreamObserver<Chunk> open = stream;
        if (open == null || gone) {
            return;
        }
        Chunk recorded = chunks.get(next);
        next = (next + 1) % chunks.size();
        unacknowledged++;
        open.onNext(recorded.toBuilder()
                .setWorker(join.getWorker())
                .setWorkerIncarnation(join.getWorkerIncarnation())
                .setSequence(++sequence)
                .setCounters(WorkerCounters.newBuilder().setSteps(sequence))
                .build());
    }

    private synchronized void acknowledged(ChunkAcknowledgement acknowledgement) {
        unacknowledged--;
        tally.acknowledged(acknowledgement);
        if (plan.chunkMillis() == 0) {
            send();
        }
    }

    private synchronized void askLease() {
        if (gone) {
            return;
        }
        long asked = System.nanoTime();
        LeaseRequest request = LeaseRequest.newBuilder()
                .setWorker(join.getWorker())
                .setMatches(MATCHES)
                .build();
        channel.streams()
                .askLease(
                        request,
                        new Answer<>(
                                lease -> {
                                    tally.leased(System.nanoTime() - asked);
                                    clock.schedule(this::askLease, plan.leaseMillis(), TimeUnit.MILLISECONDS);
                                },
                                this::lost));
    }

    private synchronized void beat() {
        if (gone) {
            return;
        }
        HeartbeatRequest alive = HeartbeatRequest.newBuilder()
                .setWorker(join.getWorker())
                .setWorkerIncarnation(join.getWorkerIncarnation())
                .build();
        channel.streams().heartbeat(alive, new Answer<>(reply -> {}, this::lost));
        clock.schedule(this::beat, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void lost(Throwable cause) {
        if (!gone) {
            gone = true;
            tally.lost(cause);
        }
    }

    /** Leaves without a word, as workers do that are killed. */
    void leave() {
        synchronized (this) {
            gone = true;
        }
        channel.closeSoon();
    }

    /** What every call of a worker says of the protocol. */
    static JoinRequest.Builder joining() {
        return JoinRequest.newBuilder().setProtocol(Protocol.VERSION).setHost("localhost");
    }

    /** Hears messages, or what went wrong. */
    private record Answer<T>(Consumer<T> heard, Consumer<Throwable> failed) implements StreamObserver<T> {
        @Override
        public void onNext(T message) {
            heard.accept(message);
        }

        @Override
        public void onError(Throwable cause) {
            failed.accept(cause);
        }

        @Override
        public void onCompleted() {}
    }
}
