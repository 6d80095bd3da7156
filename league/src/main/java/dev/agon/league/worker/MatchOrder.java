package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.proto.training.PlayerRef;
import java.util.List;
import java.util.Map;

/**
 * One match that a lease asks for.
 *
 * @param lease the lease's id
 * @param number of the match within the lease
 * @param seed of the match
 * @param players by seat
 * @param learningSeats bit {@code s}: what seat {@code s} does is learned from
 * @param evaluation played from its start to its end, to measure
 * @param snapshots the weights of the snapshots among the players
 */
record MatchOrder(
        String lease,
        int number,
        long seed,
        List<PlayerRef> players,
        long learningSeats,
        boolean evaluation,
        Map<PlayerRef, Policy> snapshots) {}
