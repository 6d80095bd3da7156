package dev.agon.benchmarks;

import dev.agon.agents.evaluation.NashConv;
import dev.agon.agents.evaluation.PolicyRunnerOracle;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.agents.selfplay.SelfPlayConfig;
import dev.agon.agents.selfplay.SelfPlayTrainer;
import dev.agon.game.Enumerable;
import dev.agon.game.Games;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Learns a small game by self-play on one thread, and measures it exactly on the way: {@code SelfPlayCurve GAME SEED [DECISIONS]}
 * prints ten lines of decisions, seconds, seconds of processor time, and exploitability of the newest policy and of the snapshot,
 * whose weights are an average. Settings are those of {@code ./agon train --game GAME}.
 */
public final class SelfPlayCurve {
    private static final int LINES = 10;
    private static final int MATCHES = 256;

    private SelfPlayCurve() {}

    /** Trains and prints. */
    public static void main(String[] arguments) {
        Enumerable game = (Enumerable) Games.onClassPath().get(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        long decisions = arguments.length > 2 ? Long.parseLong(arguments[2]) : decisions(game.name());
        PolicySpec spec = new PolicySpec(game, NetworkConfig.defaults());
        NashConv evaluator = new NashConv(game);
        long begin = System.nanoTime();
        try (SelfPlayTrainer trainer = new SelfPlayTrainer(
                spec,
                new SelfPlayConfig(MATCHES, 0, 0),
                settings(game.name(), decisions),
                RewardConfig.defaults(),
                seed)) {
            for (int line = 1; line <= LINES; line++) {
                while (trainer.decisions() < decisions * line / LINES) {
                    trainer.iterate();
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s seed %d %10d %5d s %5d cpu-s newest %.4f snapshot %.4f%n",
                        game.name(),
                        seed,
                        trainer.decisions(),
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                        processorSeconds(),
                        exploitability(evaluator, trainer.policy()),
                        exploitability(evaluator, trainer.snapshot()));
            }
        }
    }

    private static long decisions(String game) {
        return game.equals("kuhn") ? 1_000_000 : 2_000_000;
    }

    private static PpoConfig settings(String game, long decisions) {
        PpoConfig common = PpoConfig.defaults().withBatch(4096, 1024, 4);
        return game.equals("kuhn")
                ? common.withLearningRate(1e-3, 1e-4)
                        .withEntropyBonus(0.05, 0.005, decisions)
                        .withMagnet(0.5, 10)
                        .withAverage(0.5)
                : common.withLearningRate(1e-3, 1e-4)
                        .withEntropyBonus(0.1, 0.1, decisions)
                        .withMagnet(0.05, 10)
                        .withAverage(0.25);
    }

    private static double exploitability(NashConv evaluator, Policy policy) {
        try (PolicyRunnerOracle oracle = new PolicyRunnerOracle(policy)) {
            return evaluator.exploitability(oracle);
        }
    }

    private static long processorSeconds() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return TimeUnit.NANOSECONDS.toSeconds(system.getProcessCpuTime());
        }
        return -1;
    }
}
