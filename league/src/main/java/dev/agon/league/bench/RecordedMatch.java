package dev.agon.league.bench;

import dev.agon.agents.rollout.Rollout;
import dev.agon.proto.training.MatchPart;
import dev.agon.proto.training.PlayedOrders;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker tells of one match.
 *
 * @param number of the match
 * @param rollouts in the order in which they end
 * @param orders all orders of the match, in stretches as workers send them
 */
record RecordedMatch(int number, List<Told> rollouts, List<PlayedOrders> orders) {
    /**
     * A rollout.
     *
     * @param part of which match, view and step it is
     */
    record Told(Rollout rollout, MatchPart part) {}

    /** One of which nothing was told yet. */
    RecordedMatch(int number) {
        this(number, new ArrayList<>(), new ArrayList<>());
    }
}
