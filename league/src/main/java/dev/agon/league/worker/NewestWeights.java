package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.league.wire.WeightsCodec;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WeightsHeader;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WeightsPart;
import dev.agon.proto.training.WeightsRequest;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls newer weights as soon as it hears of them, beside the thread that plays, which takes them when it likes: those of the main agent,
 * and those of every other from when they are first awaited.
 */
final class NewestWeights implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewestWeights.class);

    private final TrainingChannel channel;
    private final PolicySpec spec;
    private final Daemon daemon;
    private final PullOrder order = new PullOrder();
    private final Map<String, Held> held = new HashMap<>();
    private boolean closed;

    /** Weights and what they are called. */
    record Held(WeightsId id, Policy policy) {}

    NewestWeights(TrainingChannel channel, PolicySpec spec) {
        this.channel = channel;
        this.spec = spec;
        daemon = new Daemon("weights", this::keepPulling);
    }

    void start() {
        daemon.start();
    }

    /** Hears which weights of each agent are the newest. */
    synchronized void heard(List<WeightsId> newest) {
        order.heard(newest);
        notifyAll();
    }

    /** The newest of that agent that have arrived, or null before any has. */
    synchronized @Nullable Held peek(String agent) {
        return held.get(agent);
    }

    /** The newest of that agent that have arrived, after waiting for the first. */
    Held await(String agent) throws InterruptedException {
        return await(agent, 0);
    }

    private synchronized Held await(String agent, int life) throws InterruptedException {
        if (order.add(agent)) {
            notifyAll();
        }
        Held arrived = held.get(agent);
        while (arrived == null || arrived.id().getIncarnation() < life) {
            wait();
            arrived = held.get(agent);
        }
        return arrived;
    }

    /** Waits until there are weights of that life of the learner, or of a later one, for everybody who plays by an agent's newest. */
    void awaitAmong(List<PlayerRef> players, int life) throws InterruptedException {
        for (PlayerRef player : players) {
            if (player.getLatest()) {
                await(PlayerRefs.agent(player), life);
            }
        }
    }

    /** Those weights, after waiting for them, or null where newer ones came in their place. */
    synchronized @Nullable Policy await(WeightsId id) throws InterruptedException {
        heard(List.of(id));
        Held arrived = held.get(PlayerRefs.fromWire(id.getAgent()));
        while (arrived == null || !arrived.id().equals(id)) {
            if (arrived != null && isAfter(arrived.id(), id)) {
                return null;
            }
            wait();
            arrived = held.get(PlayerRefs.fromWire(id.getAgent()));
        }
        return arrived.policy();
    }

    private static boolean isAfter(WeightsId one, WeightsId other) {
        return one.getIncarnation() != other.getIncarnation()
                ? one.getIncarnation() > other.getIncarnation()
                : one.getVersion() > other.getVersion();
    }

    private void keepPulling() {
        Backoff backoff = new Backoff();
        try {
            for (Optional<String> next = awaitNews(); next.isPresent(); next = awaitNews()) {
                if (pull(next.get())) {
                    backoff.reset();
                } else {
                    backoff.pause();
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** An agent of whom there are newer weights, or empty when all is over. */
    private synchronized Optional<String> awaitNews() throws InterruptedException {
        Optional<String> news = order.next();
        while (!closed && news.isEmpty()) {
            wait();
            news = order.next();
        }
        return closed ? Optional.empty() : news;
    }

    private boolean pull(String agent) {
        Held before = peek(agent);
        WeightsRequest.Builder request =
                WeightsRequest.newBuilder().setLatest(true).setAgent(PlayerRefs.toWire(agent));
        if (before != null) {
            request.setHaveHash(before.id().getHash());
        }
        try {
            Iterator<WeightsPart> parts = channel.pulls().pullWeights(request.build());
            WeightsHeader header = parts.next().getHeader();
            Policy policy = header.getLength() == 0 && before != null
                    ? before.policy().withVersion(header.getId().getVersion())
                    : WeightsCodec.assemble(spec, header, parts, before == null ? null : before.policy());
            arrived(agent, new Held(header.getId(), policy));
            return true;
        } catch (StatusRuntimeException | RefusedException failed) {
            LOG.info("weights could not be pulled: {}", failed.getMessage());
            return false;
        }
    }

    private synchronized void arrived(String agent, Held weights) {
        held.put(agent, weights);
        order.arrived(agent, weights.id());
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        daemon.end();
    }
}
