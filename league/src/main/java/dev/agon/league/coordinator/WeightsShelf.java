package dev.agon.league.coordinator;

import dev.agon.agents.policy.Policy;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.TrainingLimits;
import dev.agon.league.wire.WeightsCodec;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WeightsPart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest weights of one agent, which workers pull. */
public final class WeightsShelf {
    private static final int REMEMBERED = 256;

    private final String run;
    private final String agent;
    private final int incarnation;
    private final Deque<WeightsId> published = new ArrayDeque<>();
    private final Deque<Policy> policies = new ArrayDeque<>();
    private volatile Published latest;

    /** A shelf of the learner's given life, with its first weights. */
    public WeightsShelf(String run, String agent, int incarnation, Policy first) {
        this.run = run;
        this.agent = agent;
        this.incarnation = incarnation;
        latest = new Published(id(first), first, null);
        published.add(latest.id);
        policies.add(first);
    }

    /** Puts newer weights on the shelf. One thread does. */
    public void publish(Policy policy) {
        Published next = new Published(id(policy), policy, latest.policy);
        synchronized (published) {
            published.addFirst(next.id);
            if (published.size() > REMEMBERED) {
                published.removeLast();
            }
            policies.addFirst(policy);
            if (policies.size() > TrainingLimits.AUDITED_VERSIONS) {
                policies.removeLast();
            }
        }
        latest = next;
    }

    private WeightsId id(Policy policy) {
        return WeightsCodec.id(run, agent, incarnation, policy);
    }

    /** Which weights are the newest. */
    public WeightsId latest() {
        return latest.id;
    }

    /** The weights of that version, where they are among the last few. */
    public Optional<Policy> policy(long version) {
        synchronized (published) {
            return policies.stream()
                    .filter(policy -> policy.version() == version)
                    .findFirst();
        }
    }

    List<WeightsPart> latestUnless(String haveHash) {
        Published now = latest;
        return now.id.getHash().equals(haveHash) ? List.of(WeightsCodec.unchanged(now.id)) : now.parts(haveHash);
    }

    /**
     * Lets only weights pass that this learner published.
     *
     * @throws RefusedException for another run's, another incarnation's or unknown weights
     */
    void requirePublished(WeightsId id) throws RefusedException {
        if (!id.getRun().equals(run) || id.getIncarnation() != incarnation) {
            throw new RefusedException("weights of " + id.getRun() + " incarnation " + id.getIncarnation()
                    + ", this is " + run + " incarnation " + incarnation);
        }
        synchronized (published) {
            if (!published.contains(id)) {
                throw new RefusedException("weights " + id.getVersion() + " were not published here lately");
            }
        }
    }

    /** Weights on the shelf, packed when somebody first asks for them: from those before where these are what somebody has. */
    private static final class Published {
        final WeightsId id;
        final Policy policy;
        private final @Nullable Policy before;
        private @Nullable List<WeightsPart> whole;
        private @Nullable List<WeightsPart> difference;

        Published(WeightsId id, Policy policy, @Nullable Policy before) {
            this.id = id;
            this.policy = policy;
            this.before = before;
        }

        synchronized List<WeightsPart> parts(String haveHash) {
            if (before != null && before.hash().equals(haveHash)) {
                difference = difference == null ? WeightsCodec.parts(id, policy, before) : difference;
                return difference;
            }
            whole = whole == null ? WeightsCodec.parts(id, policy) : whole;
            return whole;
        }
    }
}
