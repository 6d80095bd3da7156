package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.MatchRandom;
import dev.agon.league.rating.Precision.Contrast;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionTest {
    private final MatchRandom random = new MatchRandom(5);

    /** Below and above the size up to which the matrix is written out. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 1_010})
    void isTheMatrixThatItsPriorAndResultsAddUpTo(int size) {
        Tridiagonal prior = prior(size);
        List<Contrast> contrasts = contrasts(size);
        double[] information =
                contrasts.stream().mapToDouble(c -> random.nextFloat() * 1e-4).toArray();
        double[] side = IntStream.range(0, size)
                .mapToDouble(i -> random.nextFloat() - 0.5)
                .toArray();

        Precision precision = new Precision(prior, contrasts, information);

        Cholesky expected = new Cholesky(writtenOut(prior, contrasts, information));
        assertArrayEquals(expected.solve(side), precision.solve(side), 1e-6);
        double[] variances = expected.inverseDiagonal();
        double[] found = precision.inverseDiagonal();
        for (int i = 0; i < size; i++) {
            assertEquals(1, found[i] / variances[i], 1e-6, "variance of " + i);
        }
    }

    /** Two lineages: within one a rating is near the one before it. */
    private static Tridiagonal prior(int size) {
        double drift = 1 / (RatingTable.DRIFT * RatingTable.DRIFT);
        double[] diagonal = new double[size];
        double[] coupling = new double[size];
        for (int i = 0; i < size; i++) {
            if (i == 0 || i == size / 2) {
                diagonal[i] += 1 / RatingTable.UNKNOWN.variance();
            } else {
                diagonal[i] += drift;
                diagonal[i - 1] += drift;
                coupling[i] = -drift;
            }
        }
        return new Tridiagonal(diagonal, coupling);
    }

    /** Against anchors, one against one, two against one, and between anchors, which tells nothing. */
    private List<Contrast> contrasts(int size) {
        List<Contrast> contrasts = new ArrayList<>(List.of(new Contrast(new int[0], new double[0])));
        for (int i = 0; i < size; i++) {
            contrasts.add(new Contrast(new int[] {i}, new double[] {random.nextInt(2) == 0 ? 1 : 0.5}));
            int other = random.nextInt(size);
            int third = random.nextInt(size);
            if (i != other) {
                contrasts.add(new Contrast(new int[] {i, other}, new double[] {1, -1}));
            }
            if (i != other && other != third && third != i) {
                contrasts.add(new Contrast(new int[] {other, i, third}, new double[] {0.5, 0.5, -1}));
            }
        }
        return contrasts;
    }

    private static double[][] writtenOut(Tridiagonal prior, List<Contrast> contrasts, double[] information) {
        double[][] matrix = new double[prior.diagonal().length][prior.diagonal().length];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = prior.diagonal()[i];
            if (i > 0) {
                matrix[i - 1][i] = prior.coupling()[i];
                matrix[i][i - 1] = prior.coupling()[i];
            }
        }
        for (int c = 0; c < contrasts.size(); c++) {
            Contrast contrast = contrasts.get(c);
            for (int k = 0; k < contrast.players().length; k++) {
                for (int l = 0; l < contrast.players().length; l++) {
                    matrix[contrast.players()[k]][contrast.players()[l]] +=
                            information[c] * contrast.weights()[k] * contrast.weights()[l];
                }
            }
        }
        return matrix;
    }
}
