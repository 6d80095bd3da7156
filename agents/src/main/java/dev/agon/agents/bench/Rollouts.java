package dev.agon.agents.bench;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.rollout.Rollout;
import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rollouts to learn from: the first view's steps in matches of a policy against itself, without rewards. */
public final class Rollouts {
    private final Game game;
    private final PolicySpec spec;
    private final PpoConfig ppo;
    private final PolicyRunner runner;
    private final MatchRandom random;
    private final Observation[] observation = new Observation[1];
    private final CoreState[] state;
    private final @Nullable MatchRandom[] draws;
    private final Decision[] decision;
    private final List<Rollout> done = new ArrayList<>();
    private int steps;

    private Rollouts(Policy policy, PpoConfig ppo, PolicyRunner runner, long seed) {
        spec = policy.spec();
        game = spec.game();
        this.ppo = ppo;
        this.runner = runner;
        random = new MatchRandom(seed);
        state = new CoreState[] {new CoreState(spec)};
        draws = new @Nullable MatchRandom[] {random};
        decision = new Decision[] {new Decision(spec)};
    }

    /** At least so many steps. */
    public static List<Rollout> ofSelfPlay(Policy policy, PpoConfig ppo, int atLeastSteps, long seed) {
        try (PolicyRunner runner = new PolicyRunner(policy.spec(), 1)) {
            runner.load(policy);
            Rollouts rollouts = new Rollouts(policy, ppo, runner, seed);
            while (rollouts.steps < atLeastSteps) {
                rollouts.play(atLeastSteps);
            }
            return rollouts.done;
        }
    }

    private void play(int atLeastSteps) {
        Match match = game.start(random.nextLong());
        Orders[] orders = Orders.forGame(game);
        CoreState recorded = new CoreState(spec);
        RolloutRecorder recorder = new RolloutRecorder(spec, game.seatsOfView(0), ppo.sequenceSteps());
        begin(recorder, recorded);
        while (!match.over() && steps < atLeastSteps) {
            for (int view = 0; view < orders.length; view++) {
                orders[view].clear();
                if (!match.awaits(view)) {
                    continue;
                }
                observation[0] = new Observation(game.layout(), game.seatsOfView(view));
                match.observe(view, observation[0]);
                if (view == 0 && recorder.steps() == ppo.rolloutSteps()) {
                    add(recorder.cut(observation[0]));
                    begin(recorder, recorded);
                }
                decide(view, recorded, recorder);
                give(orders[view]);
            }
            match.advance(orders);
        }
        if (match.over() && recorder.steps() > 0) {
            add(recorder.end(new float[game.seatsOfView(0)]));
        }
    }

    private void begin(RolloutRecorder recorder, CoreState recorded) {
        recorder.begin(recorded, 0);
    }

    /** The first view keeps its core's state; the others play without memory. */
    private void decide(int view, CoreState recorded, RolloutRecorder recorder) {
        state[0].reset();
        if (view == 0) {
            state[0].copyFrom(recorded);
        }
        runner.decide(1, observation, state, draws, decision);
        if (view == 0) {
            recorded.copyFrom(state[0]);
            recorder.append(observation[0], decision[0], recorded);
        }
    }

    private void give(Orders orders) {
        for (int actor = 0; actor < observation[0].actors; actor++) {
            orders.set(actor, decision[0].orders.verb[actor], decision[0].orders.target[actor]);
        }
    }

    private void add(Rollout rollout) {
        done.add(rollout);
        steps += rollout.steps();
    }
}
