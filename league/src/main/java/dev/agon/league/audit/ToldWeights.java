package dev.agon.league.audit;

import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.WeightsFrom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** By which versions of the newest weights a match was played, as it was told. */
final class ToldWeights {
    private final Map<String, TreeMap<Integer, Long>> versionFrom = new HashMap<>();

    ToldWeights(List<PlayedOrders> stretches) {
        for (PlayedOrders stretch : stretches) {
            for (WeightsFrom from : stretch.getWeightsList()) {
                versionFrom
                        .computeIfAbsent(PlayerRefs.fromWire(from.getAgent()), first -> new TreeMap<>())
                        .put(from.getStep(), from.getVersion());
            }
        }
    }

    /**
     * The version that the agent played that step by.
     *
     * @throws LieException where nothing was told of that
     */
    long version(String agent, int step) throws LieException {
        TreeMap<Integer, Long> versions = versionFrom.get(agent);
        Map.Entry<Integer, Long> from = versions == null ? null : versions.floorEntry(step);
        if (from == null) {
            throw new LieException("does not tell by which weights of " + agent + " step " + step + " was played");
        }
        return from.getValue();
    }
}
