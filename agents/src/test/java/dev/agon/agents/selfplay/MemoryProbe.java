package dev.agon.agents.selfplay;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyPlayer;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.Locale;

/**
 * How well each core learns what must be remembered, by hand; see docs/results/memory-probe.md.
 *
 * <pre>{@code MemoryProbe DELAY DECISIONS SEEDS [CORE...]}</pre>
 */
final class MemoryProbe {
    private static final int EVALUATION_MATCHES = 1000;

    private MemoryProbe() {}

    /** Prints a line per core and seed: share of right answers as training goes on, and the time it took. */
    public static void main(String[] arguments) {
        int delay = Integer.parseInt(arguments[0]);
        long decisions = Long.parseLong(arguments[1]);
        int seeds = Integer.parseInt(arguments[2]);
        for (CoreKind core : CoreKind.values()) {
            boolean asked = arguments.length == 3;
            for (int i = 3; i < arguments.length; i++) {
                asked |= arguments[i].equals(core.key());
            }
            for (int seed = 1; asked && seed <= seeds; seed++) {
                trace(core, delay, decisions, seed);
            }
        }
    }

    private static void trace(CoreKind core, int delay, long decisions, int seed) {
        long start = System.nanoTime();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-11s seed %d", core.key(), seed));
        try (SelfPlayTrainer trainer = trainer(core, delay, decisions, seed)) {
            for (int tenth = 1; tenth <= 10; tenth++) {
                train(trainer, decisions * tenth / 10);
                line.append(String.format(Locale.ROOT, " %.3f", rightAnswers(trainer.policy(), EVALUATION_MATCHES)));
            }
        }
        System.out.printf(Locale.ROOT, "%s  %.0f s%n", line, (System.nanoTime() - start) / 1e9);
    }

    /** A trainer of a small network, annealed over so many decisions; gradients flow through whole matches. */
    static SelfPlayTrainer trainer(CoreKind core, int delay, long decisions, long seed) {
        NetworkConfig network = new NetworkConfig(core, 8, 32, 32, 32).withTransformer(1, 4, Math.max(2, delay + 4));
        PpoConfig ppo = PpoConfig.defaults()
                .withSequenceSteps(delay + 1)
                .withBatch(128 * (delay + 1), 32 * (delay + 1), 4)
                .withLearningRate(2e-3, 1e-4)
                .withEntropyBonus(0.01, 0.001, decisions);
        PolicySpec spec = new PolicySpec(new RecallGame(delay), network);
        return new SelfPlayTrainer(spec, new SelfPlayConfig(64, 0, 0), ppo, RewardConfig.defaults(), seed);
    }

    static void train(SelfPlayTrainer trainer, long decisions) {
        while (trainer.decisions() < decisions) {
            trainer.iterate();
        }
    }

    /** Share of matches, always with the likeliest order, in which the colour asked for is named. */
    static double rightAnswers(Policy policy, int matches) {
        RecallGame game = (RecallGame) policy.spec().game();
        Observation seen = new Observation(game.layout(), 1);
        Orders[] orders = Orders.forGame(game);
        float[] earned = new float[1];
        double right = 0;
        try (PolicyPlayer player = PolicyPlayer.deterministic(policy)) {
            for (int i = 0; i < matches; i++) {
                Match match = game.start(-1 - i);
                player.begin(game, 0, 1);
                while (!match.over()) {
                    match.observe(0, seen);
                    orders[0].clear();
                    player.decide(seen, orders[0]);
                    match.advance(orders);
                }
                match.rewards(0, earned);
                right += earned[0];
            }
        }
        return right / matches;
    }
}
