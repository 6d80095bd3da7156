package dev.agon.agents.network;

/**
 * The element-wise part of a long short-term memory, one array per gate, each {@code [row, width]} flattened: {@code c = f·c' +
 * i·g}, {@code h = o·tanh(c)}, and its gradient.
 */
final class LstmCells {
    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;

    /** Sums before, activations after {@link #forward}: input, forget, candidate, output. */
    final float[][] gates;

    /** Gradients of the sums. */
    final float[][] gateGradients;

    final float[] before;
    final float[] after;
    final float[] output;
    final float[] beforeGradient;
    final float[] afterGradient;
    final float[] outputGradient;
    private final float[] squashed;

    LstmCells(int length, int trainedLength) {
        gates = new float[4][length];
        gateGradients = new float[4][trainedLength];
        before = new float[length];
        after = new float[length];
        squashed = new float[length];
        output = new float[length];
        beforeGradient = new float[trainedLength];
        afterGradient = new float[trainedLength];
        outputGradient = new float[trainedLength];
    }

    void forward(int first, int count) {
        sigmoid(gates[INPUT], first, count);
        sigmoid(gates[FORGET], first, count);
        tanh(gates[CANDIDATE], gates[CANDIDATE], first, count);
        sigmoid(gates[OUTPUT], first, count);
        carry(gates[INPUT], gates[FORGET], gates[CANDIDATE], first, count);
        tanh(after, squashed, first, count);
        product(gates[OUTPUT], squashed, output, first, count);
    }

    private static void sigmoid(float[] x, int first, int count) {
        for (int i = first; i < first + count; i++) {
            x[i] = Kernels.sigmoid(x[i]);
        }
    }

    private static void tanh(float[] x, float[] into, int first, int count) {
        for (int i = first; i < first + count; i++) {
            into[i] = Kernels.tanh(x[i]);
        }
    }

    private void carry(float[] input, float[] forget, float[] candidate, int first, int count) {
        for (int i = first; i < first + count; i++) {
            after[i] = forget[i] * before[i] + input[i] * candidate[i];
        }
    }

    private static void product(float[] a, float[] b, float[] into, int first, int count) {
        for (int i = first; i < first + count; i++) {
            into[i] = a[i] * b[i];
        }
    }

    /** From the gradients of output and of the cell after, to those of the gates' sums and of the cell before. */
    void backward(int first, int count) {
        outputBackward(gates[OUTPUT], gateGradients[OUTPUT], first, count);
        inputBackward(gates[INPUT], gates[CANDIDATE], gateGradients[INPUT], gateGradients[CANDIDATE], first, count);
        forgetBackward(gates[FORGET], gateGradients[FORGET], first, count);
    }

    private void outputBackward(float[] gate, float[] gradient, int first, int count) {
        for (int i = first; i < first + count; i++) {
            float d = outputGradient[i];
            float o = gate[i];
            float t = squashed[i];
            gradient[i] = d * t * o * (1f - o);
            afterGradient[i] += d * o * (1f - t * t);
        }
    }

    private void inputBackward(
            float[] input, float[] candidate, float[] inputGradient, float[] candidateGradient, int first, int count) {
        for (int i = first; i < first + count; i++) {
            float d = afterGradient[i];
            float a = input[i];
            float c = candidate[i];
            inputGradient[i] = d * c * a * (1f - a);
            candidateGradient[i] = d * a * (1f - c * c);
        }
    }

    private void forgetBackward(float[] forget, float[] gradient, int first, int count) {
        for (int i = first; i < first + count; i++) {
            float d = afterGradient[i];
            float f = forget[i];
            gradient[i] = d * before[i] * f * (1f - f);
            beforeGradient[i] = d * f;
        }
    }
}
