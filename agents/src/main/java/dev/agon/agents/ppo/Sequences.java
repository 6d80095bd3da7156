package dev.agon.agents.ppo;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.List;

/** Cuts samples into the sequences that are trained on together, and mixes them. */
final class Sequences {
    private Sequences() {}

    /**
     * Every step of every sample, in order: one by one without a recurrent core, else in stretches from one stored core state to
     * the next.
     *
     * @param longest steps that a sequence may have
     */
    static List<Sample.Sequence> of(List<Sample> samples, PolicySpec spec, int longest) {
        boolean recurrent = spec.network().stateLength() > 0;
        List<Sample.Sequence> sequences = new ArrayList<>();
        for (Sample sample : samples) {
            int length = recurrent ? sample.rollout().size.chunkSteps() : 1;
            if (length > longest) {
                throw new IllegalArgumentException(
                        "rollout stores a core state every " + length + " steps, but ppo.sequenceSteps is " + longest);
            }
            for (int step = 0; step < sample.rollout().steps(); step += length) {
                sequences.add(new Sample.Sequence(
                        sample, step, Math.min(length, sample.rollout().steps() - step)));
            }
        }
        return sequences;
    }

    /** Puts them in an order drawn at random (Fisher and Yates). */
    static void shuffle(List<Sample.Sequence> sequences, MatchRandom random) {
        for (int i = sequences.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Sample.Sequence other = sequences.get(i);
            sequences.set(i, sequences.get(j));
            sequences.set(j, other);
        }
    }
}
