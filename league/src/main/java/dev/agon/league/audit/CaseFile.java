package dev.agon.league.audit;

import dev.agon.agents.policy.Policy;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.league.wire.TrainingLimits;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.WeightsFrom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that one process told of one match which is to be played again. Parts may come in any order. Not thread-safe. */
final class CaseFile {
    private final Sender sender;
    private final LeasedMatch match;
    private final List<PackedRollout> rollouts = new ArrayList<>();
    private final List<PlayedOrders> stretches = new ArrayList<>();
    private final Map<WeightsKey, Policy> weights = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private @Nullable MatchResult result;
    private long bytes;
    private long endedNanos;
    private boolean dropped;

    private record WeightsKey(String agent, long version) {}

    CaseFile(Sender sender, LeasedMatch match) {
        this.sender = sender;
        this.match = match;
    }

    Sender sender() {
        return sender;
    }

    LeasedMatch match() {
        return match;
    }

    void add(PackedRollout rollout) {
        rollouts.add(rollout);
        bytes += rollout.getSerializedSize();
    }

    /** Adds a stretch, and holds on to weights that it was played by before they are forgotten, as far as there is room for them. */
    void add(PlayedOrders stretch, Policies policies) {
        stretches.add(stretch);
        bytes += stretch.getSerializedSize();
        for (WeightsFrom from : stretch.getWeightsList()) {
            String agent = PlayerRefs.fromWire(from.getAgent());
            policies.published(agent, from.getVersion())
                    .filter(policy -> (weights.size() + 1L) * policy.parameterCount() * Float.BYTES
                            <= TrainingLimits.AUDITED_WEIGHTS_BYTES)
                    .ifPresent(policy -> weights.put(new WeightsKey(agent, from.getVersion()), policy));
        }
    }

    /** Forgets everything: the match will not be played again. */
    void drop() {
        dropped = true;
        rollouts.clear();
        stretches.clear();
        weights.clear();
        bytes = 0;
    }

    boolean isDropped() {
        return dropped;
    }

    /** The match has ended. */
    void end(MatchResult ended, Policies policies, long nowNanos) {
        result = ended;
        bytes += ended.getSerializedSize();
        endedNanos = nowNanos;
        match.players().stream()
                .filter(player -> player.getLatest())
                .map(PlayerRefs::agent)
                .forEach(agent -> newest.put(agent, policies.newest(agent)));
    }

    /** When it was told to have ended. */
    long endedNanos() {
        return endedNanos;
    }

    long bytes() {
        return bytes;
    }

    MatchResult result() {
        if (result == null) {
            throw new IllegalStateException(match + " has not ended");
        }
        return result;
    }

    /** What was told to be learned from, in the order in which it was played. */
    List<PackedRollout> rollouts() {
        return rollouts.stream()
                .sorted(Comparator.comparingInt(
                        (PackedRollout rollout) -> rollout.getPart().getFirstStep()))
                .toList();
    }

    /** All stretches in order. */
    List<PlayedOrders> stretches() {
        return stretches.stream()
                .sorted(Comparator.comparingInt(PlayedOrders::getFirstStep))
                .toList();
    }

    /** Whether the orders of all steps are here. */
    boolean hasAllOrders() {
        int next = 0;
        for (PlayedOrders stretch : stretches()) {
            if (stretch.getFirstStep() != next || stretch.getSteps() <= 0) {
                return false;
            }
            next += stretch.getSteps();
        }
        return next == result().getSteps();
    }

    /** The agent's weights of that version, or null where they were not kept. */
    @Nullable
    Policy weights(String agent, long version) {
        return weights.get(new WeightsKey(agent, version));
    }

    /** Number of the agent's newest weights when the match had ended. */
    long newest(String agent) {
        return newest.getOrDefault(agent, -1L);
    }
}
