package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.LeagueConfig;
import dev.agon.league.config.RunConfig;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.rating.RatingTable;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** A simulated run: workers take leases, "play" them for so many ticks, and tell of the results long afterwards. */
class EvaluationTimeTest {
    private static final int WORKERS = 4;
    private static final int MATCHES_A_LEASE = 640;

    private final Game game = Games.onClassPath().get("connect4");
    private final RunConfig config = RunConfig.defaults("connect4");
    private final LeagueDesk desk = new LeagueDesk(
            game, config, 1, Matchmakers.agents(LeagueConfig.defaults(), 1), new RatingTable(game.anchors()));
    private final MatchRandom random = new MatchRandom(9);
    private final Deque<Lease> playing = new ArrayDeque<>();
    private long measured;
    private long all;

    @Test
    void measuringTakesItsShareOfTheWorkersTicksThoughItsMatchesAreFourTimesAsLong() {
        double share = config.league().evaluationShare();
        for (int lease = 0; lease < 200; lease++) {
            if (lease % 5 == 0) {
                desk.addSnapshot("main@" + (1 + lease / 5));
            }
            playing.add(desk.lease("worker", MATCHES_A_LEASE));
            if (playing.size() == WORKERS) {
                play(playing.remove());
            }
            assertTrue(lease < 40 || measured <= 0.1 * all, lease + " leases: " + measured + " of " + all);
        }

        assertTrue(measured > 0.95 * share * all && measured < 1.02 * share * all, measured + " of " + all);
    }

    private void play(Lease lease) {
        for (Assignment assignment : lease.getAssignmentsList()) {
            for (int match = 0; match < assignment.getSeedsCount(); match++) {
                boolean measures = assignment.getEvaluation();
                int ticks = (measures ? 800 : 200) + random.nextInt(100);
                desk.ended(MatchResult.newBuilder()
                        .setLease(lease.getId())
                        .setMatch(assignment.getFirstMatch() + match)
                        .setEvaluation(measures)
                        .setTicks(ticks)
                        .addAllPlayers(assignment.getPlayersList())
                        .build());
                measured += measures ? ticks : 0;
                all += ticks;
            }
        }
    }
}
