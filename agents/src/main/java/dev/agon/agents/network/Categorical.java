package dev.agon.agents.network;

import dev.agon.game.MatchRandom;

/** A distribution over those choices of a list that a mask allows; acting and learning compute it by the same code. */
public final class Categorical {
    private Categorical() {}

    /**
     * Softmax over the legal choices.
     *
     * @param logits from {@code offset} on; read only where legal
     * @param mask bit {@code i % 64} of word {@code maskOffset + i / 64} allows choice {@code i}; at least one bit is set
     * @param probabilities overwritten from {@code into} on where legal, others left alone
     * @return the log of the normaliser: a choice's log-probability is its logit minus this
     */
    public static float softmax(
            float[] logits, int offset, long[] mask, int maskOffset, int words, float[] probabilities, int into) {
        float max = Float.NEGATIVE_INFINITY;
        for (int word = 0; word < words; word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                max = Math.max(max, logits[offset + choice(word, rest)]);
            }
        }
        float sum = 0;
        for (int word = 0; word < words; word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int choice = choice(word, rest);
                float p = Kernels.expOfNonPositive(logits[offset + choice] - max);
                probabilities[into + choice] = p;
                sum += p;
            }
        }
        float scale = 1 / sum;
        for (int word = 0; word < words; word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                probabilities[into + choice(word, rest)] *= scale;
            }
        }
        return max + (float) Math.log(sum);
    }

    /** Draws a legal choice. */
    public static int sample(
            float[] probabilities, int offset, long[] mask, int maskOffset, int words, MatchRandom random) {
        float left = random.nextFloat();
        int last = -1;
        for (int word = 0; word < words; word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int choice = choice(word, rest);
                float p = probabilities[offset + choice];
                left -= p;
                last = p > 0 || last < 0 ? choice : last;
                if (left < 0) {
                    return choice;
                }
            }
        }
        return last;
    }

    /**
     * Draws as {@link #sample} does, and tells how far the draw lies from where it gives this choice.
     *
     * @param chosen a legal choice
     * @return 0 where the draw gives the choice, else by how much probability it misses it, at most 1
     */
    public static float miss(
            float[] probabilities, int offset, long[] mask, int maskOffset, int words, MatchRandom random, int chosen) {
        float draw = random.nextFloat();
        float before = 0;
        for (int word = 0; word < words; word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int choice = choice(word, rest);
                if (choice < chosen) {
                    before += probabilities[offset + choice];
                }
            }
        }
        return Math.max(0, Math.max(before - draw, draw - before - probabilities[offset + chosen]));
    }

    /** The likeliest legal choice, the first of equals. */
    public static int likeliest(float[] probabilities, int offset, long[] mask, int maskOffset, int words) {
        int best = -1;
        for (int word = 0; word < words; word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int choice = choice(word, rest);
                if (best < 0 || probabilities[offset + choice] > probabilities[offset + best]) {
                    best = choice;
                }
            }
        }
        return best;
    }

    private static int choice(int word, long rest) {
        return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
    }
}
