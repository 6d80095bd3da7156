package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.MatchRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VtraceTest {
    private static final float[] REWARDS = {1, 2};
    private static final float[] VALUES = {0.5f, 1};
    private static final float[] LAST = {4};
    private static final double[] DISCOUNTS = {0.5, 0.25};
    private static final double[] LOG_RATIOS = {Math.log(2), Math.log(0.5)};

    private final float[] advantages = new float[2];
    private final float[] returns = new float[2];

    @Test
    void agreesWithAnExampleWorkedByHand() {
        estimate(new Vtrace(new VtraceConfig(1, 1), 1));
        // Second step: ρ = 0.5, δ = 0.5 · (2 + 0.25 · 4 - 1) = 1, v = 1 + 1.
        // First step: ρ = c = 1, δ = 1 + 0.5 · 1 - 0.5 = 1, v = 0.5 + 1 + 0.5 · 1 · (2 - 1).
        assertArrayEquals(new float[] {2, 2}, returns, 1e-6f);
        // 1 + 0.5 · 2 - 0.5 and 2 + 0.25 · 4 - 1.
        assertArrayEquals(new float[] {1.5f, 2}, advantages, 1e-6f);
    }

    @Test
    void truncatesSurpriseAndCarryApartAndShortensTheCarryByLambda() {
        estimate(new Vtrace(new VtraceConfig(3, 1.5), 0.5));
        // First step: ρ = 2, δ = 2 · 1, c = 0.5 · 1.5, v = 0.5 + 2 + 0.5 · 0.75 · (2 - 1).
        assertArrayEquals(new float[] {2.875f, 2}, returns, 1e-6f);
    }

    private void estimate(Vtrace vtrace) {
        vtrace.estimate(REWARDS, VALUES, LAST, DISCOUNTS, LOG_RATIOS, advantages, returns);
    }

    @Test
    void isTheWholeReturnWhereThePolicyIsTheOneThatActedAndLambdaIsOne() {
        MatchRandom random = new MatchRandom(8);
        int steps = 7;
        float[] rewards = numbers(steps, random);
        float[] values = numbers(steps, random);
        double[] discounts = new double[steps];
        for (int i = 0; i < steps; i++) {
            discounts[i] = 0.5 + 0.5 * random.nextFloat();
        }
        float[] found = new float[steps];
        float[] foundAdvantages = new float[steps];
        new Vtrace(new VtraceConfig(1, 1), 1)
                .estimate(rewards, values, LAST, discounts, new double[steps], foundAdvantages, found);
        double whole = LAST[0];
        for (int step = steps - 1; step >= 0; step--) {
            whole = rewards[step] + discounts[step] * whole;
            assertEquals(whole, found[step], 1e-5);
            assertEquals(whole - values[step], foundAdvantages[step], 1e-5);
        }
        for (double lambda : new double[] {1, 0.9, 0}) {
            float[] byGae = new float[steps];
            Advantages.estimate(rewards, values, LAST, discounts, lambda, new float[steps], byGae);
            new Vtrace(new VtraceConfig(1, 1), lambda)
                    .estimate(rewards, values, LAST, discounts, new double[steps], new float[steps], found);
            assertArrayEquals(byGae, found, 1e-5f, "lambda " + lambda);
        }
    }

    private static float[] numbers(int count, MatchRandom random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 2 * random.nextFloat() - 1;
        }
        return numbers;
    }

    @Test
    void ratioOfASeatIsTheProductOverItsActorsDecisions() {
        PolicySpec spec = spec(CoreKind.NONE);
        Rollout rollout = Rollouts.play(spec, Policy.initial(spec, 1), 1, 4).get(0);
        Hindsight hindsight = Hindsight.blank(rollout);
        for (int actor = 0; actor < 4; actor++) {
            rollout.logProbability[actor] = -1;
            hindsight.logProbability()[actor] = -1 + (actor + 1) / 8.0;
        }
        // In the second step both actors are the first seat's.
        rollout.actorSeat[3] = 0;
        double[] ratios = hindsight.logRatios(rollout);
        assertArrayEquals(new double[] {1 / 8.0, 2 / 8.0, 7 / 8.0, 0}, java.util.Arrays.copyOf(ratios, 4), 1e-9);
        // Somebody else's orders and orders without a choice change nothing.
        rollout.learningSeats = 2;
        assertEquals(0, hindsight.logRatios(rollout)[0]);
    }

    @Test
    void freshRolloutsGiveTheTargetsOfGae() {
        for (CoreKind core : List.of(CoreKind.NONE, CoreKind.LSTM)) {
            PolicySpec spec = spec(core);
            List<Rollout> batch = Rollouts.play(spec, Policy.initial(spec, 1), 20, 4);
            Policy acting = Policy.initial(spec, 1);
            UpdateStats gae = update(acting, Targets.GAE, batch);
            UpdateStats vtrace = update(acting, Targets.VTRACE, batch);
            assertEquals(gae.valueLoss(), vtrace.valueLoss(), 1e-5, core + "");
            assertEquals(gae.explainedVariance(), vtrace.explainedVariance(), 1e-5, core + "");
            // To a learner of other weights the same rollouts are another policy's.
            double apart = update(moved(acting), Targets.VTRACE, batch).explainedVariance()
                    - update(moved(acting), Targets.GAE, batch).explainedVariance();
            assertTrue(Math.abs(apart) > 1e-2, "apart by " + apart);
        }
    }

    private static Policy moved(Policy policy) {
        MatchRandom random = new MatchRandom(7);
        float[] parameters = policy.parameters();
        int scale = policy.spec().shape().tensor("value.scale").offset();
        for (int i = 0; i < scale; i++) {
            parameters[i] += random.nextFloat() - 0.5f;
        }
        return new Policy(policy.spec(), 0, parameters);
    }

    private static UpdateStats update(Policy newest, Targets targets, List<Rollout> batch) {
        PpoConfig config = TestConfigs.ppo()
                .withSequenceSteps(4)
                .withLearningRate(1e-12)
                .withTargets(targets, VtraceConfig.defaults(), 0.9);
        try (PpoLearner learner = new PpoLearner(newest.spec(), config, RewardConfig.defaults(), 2, 1)) {
            learner.load(newest);
            return learner.update(batch);
        }
    }

    @Test
    void refusesACarryThatReachesFurtherThanTheSurprise() {
        String message = assertThrows(IllegalArgumentException.class, () -> new VtraceConfig(1, 2))
                .getMessage();
        assertEquals("ppo.vtrace.maxC must be in (0, maxRho=1.0]: 2.0", message);
    }

    private static PolicySpec spec(CoreKind core) {
        return new PolicySpec(new SignalGame(false), new NetworkConfig(core, 16, 32, 24, 16));
    }
}
