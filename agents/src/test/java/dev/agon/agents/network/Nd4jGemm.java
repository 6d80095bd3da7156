package dev.agon.agents.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The product as ND4J's own arrays compute it. */
final class Nd4jGemm implements Gemm {
    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
        try (INDArray left = array(a, transposeA ? k : m, transposeA ? m : k);
                INDArray right = array(b, transposeB ? n : k, transposeB ? k : n);
                INDArray result = Nd4j.createUninitialized(new long[] {m, n}, 'f')) {
            (transposeA ? left.transpose() : left).mmuli(transposeB ? right.transpose() : right, result);
            for (int row = 0; row < m; row++) {
                for (int column = 0; column < n; column++) {
                    float old = beta == 0 ? 0 : beta * c.get(row, column);
                    c.set(row, column, old + result.getFloat(row, column));
                }
            }
        }
    }

    private static INDArray array(Matrix matrix, int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row][column] = matrix.get(row, column);
            }
        }
        return Nd4j.createFromArray(values);
    }
}
