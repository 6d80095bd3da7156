package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RewardShapingTest {
    @Test
    void teamSpiritMixesEachSeatsRewardWithTheMeanOfItsTeam() {
        PolicySpec spec = new PolicySpec(new SignalGame(false), NetworkConfig.defaults());
        Rollout rollout = rollout(spec);
        Arrays.fill(rollout.rewards, 0);
        rollout.rewards[0] = 4;
        rollout.rewards[1] = 0;
        float[] rewards = new RewardShaping(spec, config(0.25, 1)).rewards(rollout);
        // Mean 2: 4 + 0.25 · (2 - 4) and 0 + 0.25 · (2 - 0).
        assertArrayEquals(new float[] {3.5f, 0.5f}, Arrays.copyOf(rewards, 2), 1e-6f);
    }

    @Test
    void shapingDecaysWithTheMatchesTimeAndWinningDoesNot() {
        Game game = Games.onClassPath().get("lanes1v1");
        PolicySpec spec = new PolicySpec(game, NetworkConfig.defaults());
        Rollout rollout = rollout(spec);
        List<String> terms = game.rewardTerms();
        int pace = game.ticksPerSecond();
        Arrays.fill(rollout.rewards, 0);
        Map<String, Double> weights = Map.of("win", 2.0, terms.get(0), 3.0);
        for (int step = 0; step < 2; step++) {
            rollout.tick[step] = step * 10 * pace;
            rollout.rewards[step * terms.size()] = 1;
            rollout.rewards[step * terms.size() + terms.indexOf("win")] = 1;
        }
        rollout.tick[2] = 30 * pace;
        RewardConfig config = new RewardConfig(weights, 0, 20, 0.5, 10, 0);
        float[] rewards = new RewardShaping(spec, config).rewards(rollout);
        // After ten seconds half of the shaped term is left: 3 + 2, then 1.5 + 2.
        assertArrayEquals(new float[] {5, 3.5f}, Arrays.copyOf(rewards, 2), 1e-5f);
        double[] discounts = new RewardShaping(spec, config).discounts(rollout);
        // Ten and twenty seconds at a horizon of twenty.
        assertArrayEquals(new double[] {Math.exp(-0.5), Math.exp(-1)}, Arrays.copyOf(discounts, 2), 1e-9);
    }

    @Test
    void aDrawCostsEachSeatWhatItIsSetToAtTheMatchsEndAlone() {
        PolicySpec spec = new PolicySpec(new SignalGame(false), NetworkConfig.defaults());
        RewardConfig config = new RewardConfig(Map.of(), 0.5, 30, 0.5, 1, -3);
        Rollout rollout = rollout(spec);
        Arrays.fill(rollout.rewards, 0);
        int seats = rollout.size.seats();
        int all = rollout.steps() * seats;
        rollout.ended = false;
        assertArrayEquals(new float[all], new RewardShaping(spec, config).rewards(rollout), "it goes on");
        rollout.ended = true;
        Arrays.fill(rollout.outcome, 0);
        float[] drawn = new RewardShaping(spec, config).rewards(rollout);
        float[] expected = new float[all];
        Arrays.fill(expected, all - seats, all, -3);
        assertArrayEquals(expected, drawn, "drawn");
        Arrays.fill(rollout.outcome, -1);
        assertArrayEquals(new float[all], new RewardShaping(spec, config).rewards(rollout), "lost");
    }

    private static RewardConfig config(double spirit, double decay) {
        return new RewardConfig(Map.of(), spirit, 30, decay, 600, 0);
    }

    private static Rollout rollout(PolicySpec spec) {
        return Rollouts.play(spec, Policy.initial(spec, 1), 1, 4).get(0);
    }
}
