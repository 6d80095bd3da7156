package dev.agon.agents.selfplay;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.agents.rollout.TeamRewards;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.SeatsOfView;
import java.util.function.Consumer;

/** One match after another, every view of which is played by the learning policy. */
final class Table {
    private final Game game;
    private final MatchRandom random;
    private final TeamRewards rewards;
    private final SeatsOfView[] seats;
    private final Orders[] orders;
    private final boolean[] acts;

    final Observation[] observations;
    final CoreState[] states;
    final Decision[] decisions;
    final RolloutRecorder[] recorders;
    private Match match;

    Table(PolicySpec spec, int sequenceSteps, MatchRandom random) {
        game = spec.game();
        this.random = random;
        rewards = new TeamRewards(game);
        seats = SeatsOfView.all(game);
        orders = Orders.forGame(game);
        acts = new boolean[game.views()];
        observations = new Observation[game.views()];
        states = new CoreState[game.views()];
        decisions = new Decision[game.views()];
        recorders = new RolloutRecorder[game.views()];
        for (int view = 0; view < game.views(); view++) {
            observations[view] = new Observation(game.layout(), seats[view].count());
            states[view] = new CoreState(spec);
            decisions[view] = new Decision(spec);
            recorders[view] = new RolloutRecorder(spec, seats[view].count(), sequenceSteps);
        }
        match = game.start(random.nextLong());
    }

    /** Starts a match, after so many ticks of wandering unless that ended it. */
    void start(int warmupTicks, long version) {
        do {
            match = game.start(random.nextLong());
            warmUp(warmupTicks);
        } while (match.over());
        for (int view = 0; view < recorders.length; view++) {
            states[view].reset();
            recorders[view].begin(states[view], version);
        }
    }

    private void warmUp(int ticks) {
        WanderingPlayer[] players = new WanderingPlayer[orders.length];
        for (int view = 0; view < players.length; view++) {
            players[view] = new WanderingPlayer(random.nextLong());
            players[view].begin(game, view, -1L);
        }
        for (int tick = 0; tick < ticks && !match.over(); tick++) {
            for (int view = 0; view < orders.length; view++) {
                orders[view].clear();
                match.observe(view, observations[view]);
                players[view].decide(observations[view], orders[view]);
            }
            match.advance(orders);
        }
    }

    /** Observes for a view; false when it has nothing to decide this tick. Hands over its rollout when that is long enough. */
    boolean observe(int view, int rolloutSteps, long version, Consumer<Rollout> done) {
        acts[view] = match.awaits(view);
        if (acts[view]) {
            match.observe(view, observations[view]);
            RolloutRecorder recorder = recorders[view];
            if (recorder.steps() >= rolloutSteps) {
                done.accept(recorder.cut(observations[view]));
                recorder.begin(states[view], version);
            }
        }
        return acts[view];
    }

    /** Plays one tick by the decisions; true when the match is over, whose rollouts are handed over. */
    boolean advance(Consumer<Rollout> done) {
        for (int view = 0; view < orders.length; view++) {
            orders[view].clear();
            if (acts[view]) {
                recorders[view].append(observations[view], decisions[view], states[view]);
                orders[view].copyFrom(decisions[view].orders);
                clearBeyond(orders[view], observations[view].actors);
            }
        }
        match.advance(orders);
        rewards.read(match);
        for (int view = 0; view < recorders.length; view++) {
            if (recorders[view].steps() > 0) {
                rewards.give(seats[view], recorders[view]);
            }
        }
        if (match.over()) {
            finish(done);
        }
        return match.over();
    }

    private static void clearBeyond(Orders orders, int actors) {
        for (int row = actors; row < orders.verb.length; row++) {
            orders.verb[row] = Orders.NONE;
        }
    }

    private void finish(Consumer<Rollout> done) {
        for (int view = 0; view < recorders.length; view++) {
            if (recorders[view].steps() > 0) {
                done.accept(recorders[view].end(seats[view].outcomes(match)));
            }
        }
    }
}
