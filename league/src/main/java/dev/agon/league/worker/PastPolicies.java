package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.league.wire.WeightsCodec;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WeightsHeader;
import dev.agon.proto.training.WeightsPart;
import dev.agon.proto.training.WeightsRequest;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Snapshots, pulled when they are needed; those that were used last are kept. Used by one thread. */
final class PastPolicies {
    private static final Logger LOG = LoggerFactory.getLogger(PastPolicies.class);
    static final int KEPT = 8;

    private final Pull pull;
    private final Map<PlayerRef, Policy> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PlayerRef, Policy> eldest) {
            return size() > KEPT;
        }
    };

    /** Fetches a snapshot. */
    @FunctionalInterface
    interface Pull {
        /** The policy of a player that is a snapshot. */
        Policy snapshot(PlayerRef player) throws RefusedException;
    }

    PastPolicies(Pull pull) {
        this.pull = pull;
    }

    /** Those of a coordinator. */
    static PastPolicies of(TrainingChannel channel, PolicySpec spec) {
        return new PastPolicies(player -> {
            Iterator<WeightsPart> parts = channel.pulls()
                    .pullWeights(WeightsRequest.newBuilder()
                            .setAgent(player.getAgent())
                            .setSnapshot(player.getSnapshot())
                            .build());
            WeightsHeader header = parts.next().getHeader();
            return WeightsCodec.assemble(spec, header, parts, null);
        });
    }

    /** The policies of the snapshots among the players. */
    Map<PlayerRef, Policy> among(List<PlayerRef> players) throws RefusedException {
        Map<PlayerRef, Policy> playing = new LinkedHashMap<>();
        for (PlayerRef player : players) {
            if (player.hasSnapshot()) {
                playing.put(player, snapshot(player));
            }
        }
        return playing;
    }

    /** As {@link #among}, tried again until it succeeds. */
    Map<PlayerRef, Policy> await(List<PlayerRef> players) throws InterruptedException {
        Backoff backoff = new Backoff();
        while (true) {
            try {
                return among(players);
            } catch (StatusRuntimeException | RefusedException failed) {
                LOG.info("no snapshot: {}", failed.getMessage());
                backoff.pause();
            }
        }
    }

    /** How many are kept. */
    int kept() {
        return kept.size();
    }

    private Policy snapshot(PlayerRef player) throws RefusedException {
        Policy known = kept.get(player);
        if (known != null) {
            return known;
        }
        Policy pulled = pull.snapshot(player);
        kept.put(player, pulled);
        return pulled;
    }
}
