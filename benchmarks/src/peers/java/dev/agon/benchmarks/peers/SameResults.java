package dev.agon.benchmarks.peers;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.TensorSlot;
import dev.agon.agents.ppo.UpdateStats;
import java.util.List;

/** Refuses to compare speeds of libraries that do not compute the same. */
final class SameResults {
    private static final double LOSS_TOLERANCE = 1e-4;
    private static final double FORWARD_TOLERANCE = 1e-4;

    private SameResults() {}

    /** Mean and deviation of returns that our first update finds. */
    static float[] returnScale(CoreKind core) {
        try (Ours ours = new Ours(core, 1)) {
            ours.update();
            return scaleOf(core, ours.parameters());
        }
    }

    private static float[] scaleOf(CoreKind core, float[] parameters) {
        int at = Ours.spec(core).shape().tensor("value.scale").offset();
        return new float[] {parameters[at], parameters[at + 1]};
    }

    /**
     * The greatest difference of a weight after one update of both from equal weights.
     *
     * @throws IllegalStateException when losses differ, or weights by more than a hundredth of a step
     */
    static double ofTraining(CoreKind core) {
        try (Ours ours = new Ours(core, 1);
                TorchTraining torch = new TorchTraining(core, 1, 1, returnScale(core))) {
            UpdateStats stats = ours.update();
            torch.once();
            require("policy loss", stats.policyLoss(), torch.policyLoss, LOSS_TOLERANCE);
            require("entropy", stats.entropy(), torch.entropy, LOSS_TOLERANCE);
            require("value loss", stats.valueLoss(), torch.valueLoss, LOSS_TOLERANCE * stats.valueLoss());
            require("win loss", stats.winLoss(), torch.winLoss, LOSS_TOLERANCE);
            double difference = greatestDifference(Ours.spec(core).shape(), ours.parameters(), torch.parameters());
            require("weights", difference, 0, Ours.config().learningRate() / 100);
            return difference;
        }
    }

    private static double greatestDifference(NetworkShape shape, float[] ours, float[] theirs) {
        double greatest = 0;
        for (TensorSlot slot : shape.tensors()) {
            for (int i = slot.offset(); slot.trained() && i < slot.offset() + slot.length(); i++) {
                greatest = Math.max(greatest, Math.abs(ours[i] - theirs[i]));
            }
        }
        return greatest;
    }

    /**
     * The greatest difference of a value at equal weights.
     *
     * @throws IllegalStateException when it is more than rounding
     */
    static double ofForward(CoreKind core) {
        try (OurForward ours = new OurForward(core);
                OnnxForward lean = new OnnxForward(core, false);
                OnnxForward exported = new OnnxForward(core, true)) {
            float[] values = ours.values();
            double greatest = 0;
            for (float[] theirs : List.of(lean.values(), exported.values())) {
                for (int row = 0; row < values.length; row++) {
                    greatest = Math.max(greatest, Math.abs(values[row] - theirs[row]));
                }
            }
            require("values", greatest, 0, FORWARD_TOLERANCE);
            return greatest;
        }
    }

    private static void require(String what, double ours, double theirs, double tolerance) {
        if (!(Math.abs(ours - theirs) <= tolerance)) {
            throw new IllegalStateException(what + " differs: " + ours + " and " + theirs);
        }
    }
}
