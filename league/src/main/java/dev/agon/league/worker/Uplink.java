package dev.agon.league.worker;

import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings chunks to the coordinator. Keeps each until it is acknowledged, in a spool of bounded length; comes back by itself
 * when the connection breaks, and then sends again what was not acknowledged, in order.
 */
final class Uplink implements ChunkSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

    private final TrainingChannel channel;
    private final Identity identity;
    private final Tally tally;
    private final Joining joining;
    private final Consumer<ChunkAcknowledgement> heard;
    private final int capacity;
    private final Deque<Chunk> spool = new ArrayDeque<>();
    private final Daemon daemon;
    private long sequence;
    private @Nullable StreamObserver<Chunk> stream;
    private @Nullable Acknowledgements connection;
    private boolean closed;

    /** Joins the coordinator as a worker; fails while it cannot be reached. */
    @FunctionalInterface
    interface Joining {
        void join();
    }

    /** An uplink that connects once started. */
    Uplink(
            TrainingChannel channel,
            Identity identity,
            Tally tally,
            int capacity,
            Joining joining,
            Consumer<ChunkAcknowledgement> heard) {
        this.channel = channel;
        this.identity = identity;
        this.tally = tally;
        this.capacity = Math.max(1, capacity);
        this.joining = joining;
        this.heard = heard;
        daemon = new Daemon("uplink", this::stayConnected);
    }

    void start() {
        daemon.start();
    }

    /** Numbers the chunk and sends it, after waiting for room in the spool. */
    @Override
    public synchronized void send(Chunk.Builder chunk) throws InterruptedException {
        long started = System.nanoTime();
        tally.waiting(this::awaitRoom);
        tally.waitedNanos.add(System.nanoTime() - started);
        Chunk numbered = chunk.setWorker(identity.name())
                .setWorkerIncarnation(identity.incarnation())
                .setSequence(++sequence)
                .setCounters(tally.read())
                .build();
        spool.add(numbered);
        if (stream != null) {
            stream.onNext(numbered);
        }
    }

    private synchronized boolean awaitRoom() throws InterruptedException {
        while (spool.size() >= capacity && !closed) {
            wait();
        }
        return !closed;
    }

    private void stayConnected() {
        Backoff backoff = new Backoff();
        try {
            while (!isClosed()) {
                if (connect()) {
                    backoff.reset();
                    awaitBreak();
                }
                backoff.pause();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private boolean connect() {
        try {
            joining.join();
        } catch (StatusRuntimeException unreachable) {
            LOG.info(
                    "the learner cannot be reached: {}", unreachable.getStatus().getCode());
            return false;
        }
        synchronized (this) {
            connection = new Acknowledgements();
            StreamObserver<Chunk> opened = channel.streams().sendChunks(connection);
            stream = opened;
            spool.forEach(opened::onNext);
        }
        LOG.info("connected");
        return true;
    }

    private synchronized void awaitBreak() throws InterruptedException {
        while (stream != null && !closed) {
            wait();
        }
    }

    /** Hangs up, and connects again from the start. */
    synchronized void reconnect() {
        StreamObserver<Chunk> open = stream;
        if (open != null) {
            broke(connection);
            open.onError(Status.CANCELLED.withDescription("reconnecting").asException());
        }
    }

    private synchronized void broke(@Nullable Acknowledgements which) {
        if (connection == which) {
            connection = null;
            stream = null;
            notifyAll();
        }
    }

    /** With what lies behind a status that says nothing: whether the line broke or the learner failed is not to be guessed. */
    private static String reason(Status status) {
        String code = status.getCode().toString();
        if (status.getDescription() != null) {
            return code + ", " + status.getDescription();
        }
        Throwable cause = status.getCause();
        if (cause == null) {
            return code;
        }
        return code + ", " + cause + (cause.getCause() == null ? "" : ", " + cause.getCause());
    }

    private synchronized void acknowledged(ChunkAcknowledgement acknowledgement) {
        spool.removeIf(chunk -> chunk.getSequence() == acknowledgement.getSequence());
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (stream != null) {
                stream.onCompleted();
                stream = null;
            }
            notifyAll();
        }
        daemon.end();
    }

    private final class Acknowledgements implements StreamObserver<ChunkAcknowledgement> {
        @Override
        public void onNext(ChunkAcknowledgement acknowledgement) {
            acknowledged(acknowledgement);
            if (acknowledgement.getRefused() > 0) {
                LOG.warn("{} rollouts were refused: {}", acknowledgement.getRefused(), acknowledgement.getReason());
            }
            heard.accept(acknowledgement);
        }

        @Override
        public void onError(Throwable cause) {
            LOG.info("connection lost: {}", reason(Status.fromThrowable(cause)));
            broke(this);
        }

        @Override
        public void onCompleted() {
            broke(this);
        }
    }
}
