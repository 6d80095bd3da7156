package dev.agon.benchmarks;

import dev.agon.agents.evaluation.NashConv;
import dev.agon.agents.evaluation.PolicyRunnerOracle;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.selfplay.SelfPlayConfig;
import dev.agon.agents.selfplay.SelfPlayTrainer;
import dev.agon.game.Enumerable;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.config.RunConfig;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Learns a small game by self-play on one thread, and measures it exactly on the way: {@code SelfPlayCurve GAME SEED [SETTING...]}
 * prints ten lines of decisions, seconds, seconds of processor time, and exploitability of the newest policy and of the snapshot,
 * whose weights are an average. Settings are those of {@code ./agon train --game GAME}, with those given over them, e.g. {@code
 * ppo.learningRate=0.002}; it ends when the learning rate has fallen as far as it does.
 */
public final class SelfPlayCurve {
    private static final int LINES = 10;
    private static final int MATCHES = 256;

    private SelfPlayCurve() {}

    /** Trains and prints. */
    public static void main(String[] arguments) {
        Enumerable game = (Enumerable) Games.onClassPath().get(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        RunConfig config = ConfigYaml.override(
                GameDefaults.of(game.name()), Arrays.asList(arguments).subList(2, arguments.length));
        long decisions = config.ppo().annealDecisions();
        PolicySpec spec = new PolicySpec(game, config.network());
        NashConv evaluator = new NashConv(game);
        long begin = System.nanoTime();
        try (SelfPlayTrainer trainer =
                new SelfPlayTrainer(spec, new SelfPlayConfig(MATCHES, 0, 0), config.ppo(), config.rewards(), seed)) {
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
