package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.league.wire.WeightsCodec;
import dev.agon.proto.training.WeightsHeader;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WeightsPart;
import dev.agon.proto.training.WeightsRequest;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pulls newer weights as soon as it hears of them, beside the thread that plays, which takes them when it likes. */
final class NewestWeights implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewestWeights.class);

    private final TrainingChannel channel;
    private final PolicySpec spec;
    private final Thread thread;
    private @Nullable WeightsId wanted;
    private @Nullable Held held;
    private boolean closed;

    /** Weights and what they are called. */
    record Held(WeightsId id, Policy policy) {}

    NewestWeights(TrainingChannel channel, PolicySpec spec) {
        this.channel = channel;
        this.spec = spec;
        thread = new Thread(this::keepPulling, "weights");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Hears which weights are the newest. */
    synchronized void heard(WeightsId newest) {
        wanted = newest;
        notifyAll();
    }

    /** The newest that have arrived, or null before any has. */
    synchronized @Nullable Held peek() {
        return held;
    }

    /** The newest that have arrived, after waiting for the first. */
    synchronized Held await() throws InterruptedException {
        while (held == null) {
            wait();
        }
        return held;
    }

    /** Those weights, after waiting for them, or null where newer ones came in their place. */
    synchronized @Nullable Policy await(WeightsId id) throws InterruptedException {
        heard(id);
        while (held == null || !held.id().equals(id)) {
            if (held != null && isAfter(held.id(), id)) {
                return null;
            }
            wait();
        }
        return held.policy();
    }

    private static boolean isAfter(WeightsId one, WeightsId other) {
        return one.getIncarnation() != other.getIncarnation()
                ? one.getIncarnation() > other.getIncarnation()
                : one.getVersion() > other.getVersion();
    }

    private void keepPulling() {
        Backoff backoff = new Backoff();
        try {
            while (awaitNews()) {
                if (pull()) {
                    backoff.reset();
                } else {
                    backoff.pause();
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitNews() throws InterruptedException {
        while (!closed && (wanted == null || (held != null && held.id().equals(wanted)))) {
            wait();
        }
        return !closed;
    }

    private boolean pull() {
        Held before = peek();
        WeightsRequest.Builder request = WeightsRequest.newBuilder().setLatest(true);
        if (before != null) {
            request.setHaveHash(before.id().getHash());
        }
        try {
            Iterator<WeightsPart> parts = channel.pulls().pullWeights(request.build());
            WeightsHeader header = parts.next().getHeader();
            Policy policy = header.getLength() == 0 && before != null
                    ? before.policy().withVersion(header.getId().getVersion())
                    : WeightsCodec.assemble(spec, header, parts);
            arrived(new Held(header.getId(), policy));
            return true;
        } catch (StatusRuntimeException | RefusedException failed) {
            LOG.info("weights could not be pulled: {}", failed.getMessage());
            return false;
        }
    }

    private synchronized void arrived(Held weights) {
        held = weights;
        wanted = weights.id();
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
    }
}
