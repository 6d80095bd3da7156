package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import dev.agon.proto.training.TrainingStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the learner of a run with default settings at random moments, {@code -Dagon.learnerKills} times: how long nothing is learned, and
 * how many versions are learned again.
 */
@Tag("faults")
class LearnerKillsTest {
    private static final int KILLS = Integer.getInteger("agon.learnerKills", 20);
    private static final long SEED = Long.getLong("agon.kills.seed", 1);
    private static final String GAME = System.getProperty("agon.learnerKills.game", "lanes1v1");

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final MatchRandom random = new MatchRandom(SEED);

    @TempDir
    Path folder;

    private RunFolder run;

    @Test
    void itGoesOnFromItsLastCheckpointAndItsWorkersStay() throws Exception {
        run = RunFolder.createAt(
                folder.resolve("run"),
                ConfigYaml.override(GameDefaults.of(GAME), List.of("workers=2", "worker.spareAfterSeconds=0")));
        int lifeMillis = 1_000 * run.config().learner().checkpointSeconds();
        List<Double> seconds = new ArrayList<>();
        List<Integer> lost = new ArrayList<>();
        try (Supervisor supervisor = Supervisor.start(new SupervisorOptions(run.path(), 0, null), lines::add)) {
            awaitUpdate(0);
            List<Long> workers = workers(supervisor);
            for (int kill = 1; kill <= KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(lifeMillis));
                ProcessHandle learner =
                        ProcessHandle.of(supervisor.processes().get(0)).orElseThrow();
                long killed = System.nanoTime();
                learner.destroyForcibly();
                learner.onExit().join();
                int known = updates().size();
                awaitUpdate(known);
                seconds.add((System.nanoTime() - killed) / 1e9);
                lost.add(version(known - 1) + 1 - version(known));
                assertTrue(lost.get(kill - 1) >= 0, "a version is missing before " + version(known));
                assertEquals(
                        kill + 1,
                        supervisor.status().map(TrainingStatus::getIncarnation).orElseThrow());
            }
            assertEquals(workers, workers(supervisor), () -> "the workers should have stayed: " + lines);
        }
        assertEquals(KILLS, lines.size(), lines.toString());
        seconds.sort(null);
        lost.sort(null);
        System.out.printf(
                "%d kills of the learner of %s: updates again after %.1f s in the middle, %.1f s at worst; versions lost"
                        + " %d in the middle, %d at worst, of %d%n",
                KILLS,
                GAME,
                seconds.get(KILLS / 2),
                seconds.get(KILLS - 1),
                lost.get(KILLS / 2),
                lost.get(KILLS - 1),
                updates().size());
    }

    private static List<Long> workers(Supervisor supervisor) {
        List<Long> processes = supervisor.processes();
        return List.copyOf(processes.subList(1, processes.size()));
    }

    private List<JsonNode> updates() {
        return MetricsReader.all(run.metrics());
    }

    /** Until there are more updates than that. */
    private void awaitUpdate(int known) throws InterruptedException {
        while (updates().size() <= known) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private int version(int update) {
        return updates().get(update).path("version").asInt();
    }
}
