package dev.agon.league.worker;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.league.play.MatchLog;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WeightsFrom;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Tells the orders of one match after the other in stretches, and by which versions of the newest weights they were given. */
final class OrderTeller {
    private static final int LONG_BYTES = 1 << 14;

    private final MatchLog log = new MatchLog();
    private final Map<String, Long> versions = new HashMap<>();
    private PlayedOrders.Builder stretch = PlayedOrders.newBuilder();
    private MatchOrder order;

    /** Tells that match next, which begins. */
    OrderTeller(MatchOrder order) {
        this.order = order;
        begin(order);
    }

    /** Tells that match from now on, which begins; what was not told of the one before is forgotten. */
    void begin(MatchOrder next) {
        order = next;
        log.take();
        versions.clear();
        stretch = stretchFrom(0);
    }

    private PlayedOrders.Builder stretchFrom(int step) {
        return PlayedOrders.newBuilder()
                .setLease(order.lease())
                .setMatch(order.number())
                .setFirstStep(step);
    }

    /** The next step is played by the newest weights of these versions, by agent. */
    void playedBy(ToLongFunction<String> newest) {
        for (PlayerRef player : order.players()) {
            if (player.getLatest()) {
                String agent = PlayerRefs.agent(player);
                long version = newest.applyAsLong(agent);
                Long before = versions.put(agent, version);
                if (before == null || before != version) {
                    stretch.addWeights(WeightsFrom.newBuilder()
                            .setStep(nextStep())
                            .setAgent(player.getAgent())
                            .setVersion(version));
                }
            }
        }
    }

    private int nextStep() {
        return stretch.getFirstStep() + stretch.getSteps();
    }

    /** A step was ordered by those views that were awaited. */
    void add(boolean[] awaited, Observation[] seen, Orders[] orders) {
        log.add(awaited, seen, orders);
        stretch.setSteps(stretch.getSteps() + 1);
    }

    boolean isEmpty() {
        return stretch.getSteps() == 0;
    }

    /** Whether there is so much to tell that it should not wait. */
    boolean isLong() {
        return log.size() >= LONG_BYTES;
    }

    /** What was not told yet. */
    PlayedOrders take() {
        PlayedOrders told = stretch.setOrders(log.take()).build();
        stretch = stretchFrom(nextStep());
        return told;
    }
}
