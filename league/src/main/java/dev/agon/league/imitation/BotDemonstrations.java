package dev.agon.league.imitation;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Demonstration;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.league.evaluation.MatchRunner;
import dev.agon.league.players.ResolvedPlayer;
import java.util.Collections;
import java.util.List;

/** Ever new matches of a bot against itself; all seats are imitated. */
final class BotDemonstrations implements Demonstrations {
    private final PolicySpec spec;
    private final int sequenceSteps;
    private final List<ResolvedPlayer> teams;
    private final MatchRandom random;

    BotDemonstrations(PolicySpec spec, int sequenceSteps, ResolvedPlayer bot, long seed) {
        this.spec = spec;
        this.sequenceSteps = sequenceSteps;
        teams = Collections.nCopies(spec.game().teams(), bot);
        random = new MatchRandom(seed);
    }

    @Override
    public List<Rollout> next() {
        Game game = spec.game();
        Demonstration demonstration = new Demonstration(spec, sequenceSteps, allSeats(game));
        Match[] played = new Match[1];
        MatchRunner.play(game, teams, random.nextLong(), (match, seen, orders) -> {
            played[0] = match;
            demonstration.advance(match, seen, orders);
        });
        return demonstration.end(played[0]);
    }

    private static long allSeats(Game game) {
        return -1L >>> (Long.SIZE - game.seats());
    }
}
