package dev.agon.league.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where strategies beat each other in a circle; short runs, longer ones by {@link CycleFigures}. */
@Timeout(300)
class CycleTest {
    private static final int EARLY = 4;

    @TempDir
    Path folder;

    @Test
    void latestIsBeatenAgainAndAgainWhileOthersComeToAMixtureThatIsNot() throws Exception {
        // Each is deterministic, so it does not matter that they train at the same time.
        ExecutorService threads = Executors.newCachedThreadPool();
        Future<List<double[]>> byLatest = threads.submit(() -> train("latest"));
        Future<List<double[]>> byPfsp = threads.submit(() -> train("pfsp"));
        Future<List<double[]>> byPsro = threads.submit(() -> train("psro-lite"));
        threads.shutdown();
        List<double[]> latest = byLatest.get();
        List<double[]> pfsp = byPfsp.get();
        List<double[]> psro = byPsro.get();

        assertTrue(meanOfLastHalf(latest) > 0.8, "latest: " + meanOfLastHalf(latest));
        assertTrue(meanOfLastHalf(pfsp) < 0.7, "pfsp: " + meanOfLastHalf(pfsp));
        for (List<double[]> strategies : List.of(pfsp, psro)) {
            double early = mixed(strategies.subList(0, EARLY));
            double last = mixed(strategies);
            assertTrue(last < 0.3 && last < early / 3, "NashConv of the mixture: " + early + ", then " + last);
        }
    }

    @Test
    void knowsTheEquilibriumAndHowFarOthersAreFromIt() {
        assertEquals(0, CycleRun.nashConv(new double[] {0, 1 / 3.0, 1 / 3.0, 1 / 3.0}), 1e-12);
        assertEquals(2, CycleRun.nashConv(new double[] {0, 0, 1, 0}), 1e-12);
        // Paper and the well win 1/4 of the time from whoever throws all alike.
        assertEquals(0.5, CycleRun.nashConv(new double[] {0.25, 0.25, 0.25, 0.25}), 1e-12);
        List<double[]> pure =
                List.of(new double[] {1, 0, 0, 0}, new double[] {0, 1, 0, 0}, new double[] {0, 0, 1, 0}, new double[] {
                    0, 0, 0, 1
                });
        assertEquals(0, mixed(pure), 1e-6);
    }

    @Test
    void countsHowOftenStrategiesGoRound() {
        List<double[]> pure =
                List.of(new double[] {0, 1, 0, 0}, new double[] {0, 0, 1, 0}, new double[] {0, 0, 0, 1}, new double[] {
                    0, 1, 0, 0
                });
        assertEquals(1, CycleRun.rounds(pure), 1e-12);
        assertEquals(0, CycleRun.rounds(List.of(pure.get(0), pure.get(1), pure.get(0))), 1e-12);
        // Halfway from the middle to each corner, with a fifth rock: a triangle of half the height.
        List<double[]> near = List.of(
                new double[] {0.2, 0.8 * 4 / 6, 0.8 / 6, 0.8 / 6},
                new double[] {0.2, 0.8 / 6, 0.8 * 4 / 6, 0.8 / 6},
                new double[] {0.2, 0.8 / 6, 0.8 / 6, 0.8 * 4 / 6},
                new double[] {0.2, 0.8 * 4 / 6, 0.8 / 6, 0.8 / 6});
        assertEquals(0.25, CycleRun.rounds(near), 1e-12);
    }

    private List<double[]> train(String matchmaker) throws Exception {
        CycleRun run = new CycleRun(
                Files.createDirectory(folder.resolve(matchmaker)),
                List.of(
                        "steps=60000",
                        "learner.deterministic=true",
                        "ppo.learningRate=0.002",
                        "ppo.finalLearningRate=0.002",
                        "league.matchmaker=" + matchmaker));
        run.train();
        return run.strategies();
    }

    private static double mixed(List<double[]> strategies) {
        return CycleRun.nashConv(CycleRun.mixture(strategies));
    }

    private static double meanOfLastHalf(List<double[]> strategies) {
        return strategies.subList(strategies.size() / 2, strategies.size()).stream()
                .mapToDouble(CycleRun::nashConv)
                .average()
                .orElseThrow();
    }
}
