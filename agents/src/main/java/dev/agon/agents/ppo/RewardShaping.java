package dev.agon.agents.ppo;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;

/** Turns a rollout's named reward terms into one number per step and seat: weights, time decay, then team spirit; and what a draw is worth. */
final class RewardShaping {
    private final RewardConfig config;
    private final float[] weights;
    private final int lasting;
    private final double decayPerTick;
    private final double discountPerTick;

    RewardShaping(PolicySpec spec, RewardConfig config) {
        this.config = config;
        weights = config.weightsFor(spec.game());
        lasting = spec.game().rewardTerms().indexOf(RewardConfig.WIN);
        int pace = spec.game().ticksPerSecond();
        decayPerTick = pace == 0 ? 1 : Math.pow(config.decay(), 1 / (config.decaySeconds() * pace));
        discountPerTick = config.discountPerTick(spec.game());
    }

    /** Rewards {@code [step, seat]}. */
    float[] rewards(Rollout rollout) {
        int seats = rollout.size.seats();
        float[] rewards = new float[rollout.steps() * seats];
        for (int step = 0; step < rollout.steps(); step++) {
            double decay = Math.pow(decayPerTick, rollout.tick[step]);
            for (int seat = 0; seat < seats; seat++) {
                int i = step * seats + seat;
                rewards[i] = weighted(rollout.rewards, i * weights.length, decay);
            }
            shareWithTeam(rewards, step * seats, seats);
        }
        if (rollout.ended) {
            payDraw(rollout, rewards);
        }
        return rewards;
    }

    private void payDraw(Rollout rollout, float[] rewards) {
        for (int seat = 0; seat < rollout.size.seats(); seat++) {
            if (rollout.outcome[seat] == 0) {
                rewards[rewards.length - rollout.size.seats() + seat] += (float) config.draw();
            }
        }
    }

    private float weighted(float[] terms, int offset, double decay) {
        double sum = 0;
        for (int term = 0; term < weights.length; term++) {
            sum += terms[offset + term] * weights[term] * (term == lasting ? 1 : decay);
        }
        return (float) sum;
    }

    private void shareWithTeam(float[] rewards, int offset, int seats) {
        if (seats == 1) {
            return;
        }
        double mean = 0;
        for (int seat = 0; seat < seats; seat++) {
            mean += rewards[offset + seat] / seats;
        }
        for (int seat = 0; seat < seats; seat++) {
            double own = rewards[offset + seat];
            rewards[offset + seat] = (float) (own + config.teamSpirit() * (mean - own));
        }
    }

    /** Discount from each step to the next, {@code [step]}. */
    double[] discounts(Rollout rollout) {
        double[] discounts = new double[rollout.steps()];
        for (int step = 0; step < discounts.length; step++) {
            discounts[step] = Math.pow(discountPerTick, Math.max(1, rollout.tick[step + 1] - rollout.tick[step]));
        }
        return discounts;
    }
}
