package dev.agon.agents.network;

import dev.agon.game.MatchRandom;

/** Orthogonal initialisation (Saxe, McClelland and Ganguli, 2014): the rows or columns, whichever are fewer, are orthonormal. */
final class Orthogonal {
    private Orthogonal() {}

    /** Fills a tensor, times the gain. */
    static void fill(float[] parameters, TensorSlot slot, double gain, MatchRandom random) {
        boolean wide = slot.columns() >= slot.rows();
        int vectors = Math.min(slot.rows(), slot.columns());
        int length = Math.max(slot.rows(), slot.columns());
        double[][] basis = new double[vectors][];
        for (int v = 0; v < vectors; v++) {
            basis[v] = gaussian(length, random);
            for (int other = 0; other < v; other++) {
                subtractProjection(basis[v], basis[other]);
            }
            normalize(basis[v]);
        }
        for (int row = 0; row < slot.rows(); row++) {
            for (int column = 0; column < slot.columns(); column++) {
                double value = wide ? basis[row][column] : basis[column][row];
                parameters[slot.offset() + row * slot.columns() + column] = (float) (gain * value);
            }
        }
    }

    private static double[] gaussian(int length, MatchRandom random) {
        double[] vector = new double[length];
        for (int i = 0; i < length; i++) {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextFloat()));
            vector[i] = radius * Math.cos(2 * Math.PI * random.nextFloat());
        }
        return vector;
    }

    private static void subtractProjection(double[] vector, double[] unit) {
        double dot = 0;
        for (int i = 0; i < vector.length; i++) {
            dot += vector[i] * unit[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= dot * unit[i];
        }
    }

    private static void normalize(double[] vector) {
        double sum = 0;
        for (double x : vector) {
            sum += x * x;
        }
        double scale = 1 / Math.sqrt(sum);
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
    }
}
