package dev.agon.league.worker;

import dev.agon.game.MatchRandom;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Round;
import dev.agon.proto.training.TableState;

/** The matches that begin in one round of a deterministic run: their line-ups in turn, their seeds by their numbers. */
final class RoundMatches {
    private final Round round;
    private final PastPolicies past;
    private int begun;

    RoundMatches(Round round, PastPolicies past) {
        this.round = round;
        this.past = past;
    }

    MatchOrder next() throws InterruptedException {
        Assignment lineup = round.getLineups(begun % round.getLineupsCount());
        long seed = MatchRandom.derive(round.getSeed(), begun);
        return new MatchOrder(
                round.getMark().getRound() + "-" + round.getMark().getShare(),
                begun++,
                seed,
                lineup.getPlayersList(),
                lineup.getLearningSeats(),
                false,
                past.await(lineup.getPlayersList()));
    }

    /** The match that began in an earlier round. */
    static MatchOrder of(TableState table, PastPolicies past) throws InterruptedException {
        return new MatchOrder(
                table.getLease(),
                table.getMatch(),
                table.getSeed(),
                table.getPlayersList(),
                table.getLearningSeats(),
                false,
                past.await(table.getPlayersList()));
    }
}
