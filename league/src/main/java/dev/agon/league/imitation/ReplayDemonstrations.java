package dev.agon.league.imitation;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Demonstration;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.RecordedOrders;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Matches of replay files, each played again; once all were seen, all over again in another order. */
final class ReplayDemonstrations implements Demonstrations {
    private final PolicySpec spec;
    private final Games games;
    private final ReplayChoice choice;
    private final int sequenceSteps;
    private final MatchRandom random;
    private final Deque<Path> left = new ArrayDeque<>();

    /** From files that {@link ReplayChoice#check} has found to be of the game. */
    ReplayDemonstrations(PolicySpec spec, Games games, ReplayChoice choice, int sequenceSteps, long seed) {
        this.spec = spec;
        this.games = games;
        this.choice = choice;
        this.sequenceSteps = sequenceSteps;
        random = new MatchRandom(seed);
    }

    @Override
    public List<Rollout> next() {
        List<Rollout> rollouts = List.of();
        while (rollouts.isEmpty()) {
            if (left.isEmpty()) {
                shuffle();
            }
            Path file = left.removeFirst();
            ReplayFile replay = choice.read(file);
            long seats = choice.seats(replay);
            rollouts = seats == 0 ? List.of() : playAgain(file, replay, seats);
        }
        return rollouts;
    }

    private void shuffle() {
        List<Path> rest = new ArrayList<>(choice.files());
        while (!rest.isEmpty()) {
            left.add(rest.remove(random.nextInt(rest.size())));
        }
    }

    private List<Rollout> playAgain(Path file, ReplayFile replay, long seats) {
        RecordedOrders recorded;
        try {
            recorded = RecordedOrders.of(games, replay);
        } catch (DamagedReplayException differs) {
            throw ReplayChoice.refused(file, differs);
        }
        Game game = spec.game();
        Demonstration demonstration = new Demonstration(spec, sequenceSteps, seats);
        Match match = recorded.start();
        Observation[] seen = new Observation[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        Orders[] orders = Orders.forGame(game);
        int next = 0;
        while (!match.over() && next < recorded.count()) {
            for (int view = 0; view < seen.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen[view]);
                    recorded.give(next++, orders[view]);
                }
            }
            demonstration.advance(match, seen, orders);
        }
        return demonstration.end(match);
    }
}
