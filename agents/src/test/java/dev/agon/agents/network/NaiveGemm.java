package dev.agon.agents.network;

/** Three loops: what every other implementation is compared with. */
final class NaiveGemm implements Gemm {
    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < n; column++) {
                double sum = beta == 0 ? 0 : beta * c.get(row, column);
                for (int i = 0; i < k; i++) {
                    double left = transposeA ? a.get(i, row) : a.get(row, i);
                    double right = transposeB ? b.get(column, i) : b.get(i, column);
                    sum += left * right;
                }
                c.set(row, column, (float) sum);
            }
        }
    }
}
