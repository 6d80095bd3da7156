package dev.agon.league.audit;

import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import java.util.List;

/**
 * One match as it was leased.
 *
 * @param lease the lease's id
 * @param number of the match within the lease
 * @param players by seat
 * @param learningSeats bit {@code s}: what seat {@code s} does is learned from
 * @param evaluation played to measure
 */
record LeasedMatch(
        String lease, int number, long seed, List<PlayerRef> players, long learningSeats, boolean evaluation) {
    static LeasedMatch of(String lease, Assignment assignment, int number) {
        return new LeasedMatch(
                lease,
                number,
                assignment.getSeeds(number - assignment.getFirstMatch()),
                assignment.getPlayersList(),
                assignment.getLearningSeats(),
                assignment.getEvaluation());
    }

    /**
     * Lets only a result of this very match pass.
     *
     * @throws LieException naming what differs
     */
    void require(MatchResult result) throws LieException {
        require("seed", seed, result.getSeed());
        require("players", players, result.getPlayersList());
        require("learning seats", learningSeats, result.getLearningSeats());
        require("purpose", evaluation, result.getEvaluation());
    }

    private void require(String what, Object leased, Object told) throws LieException {
        if (!leased.equals(told)) {
            throw new LieException(this + " was told with other " + what + " than it was leased with");
        }
    }

    @Override
    public String toString() {
        return "match " + number + " of lease " + lease;
    }
}
