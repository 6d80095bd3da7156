package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.config.RunConfig;
import dev.agon.league.learner.LearnerOptions;
import dev.agon.league.learner.LearnerProcess;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.StoreReader;
import dev.agon.league.wire.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same seed gives the same weights, whatever happens in between. */
@Timeout(300)
class DeterministicTrainingTest {
    private static final List<String> SETTINGS = List.of(
            "learner.deterministic=true",
            "learner.threads=2",
            "learner.checkpointSeconds=1",
            "ppo.batch=300",
            "ppo.minibatch=100",
            "worker.matches=8",
            "worker.variedStartShare=0.5",
            "worker.variedStartTicks=2",
            "league.latestShare=0.5",
            "league.snapshotEverySteps=900",
            "workers=2");

    @TempDir
    Path folder;

    @Test
    void sameSeedGivesTheSameWeightsAlsoAcrossStopsAndLosses() throws Exception {
        RunFolder straight = run("straight", 1, 5000);
        train(straight);
        Map<Long, String> hashes = hashes(straight);
        assertTrue(hashes.size() >= 5, hashes.toString());

        RunFolder stopped = run("stopped", 1, 1200);
        train(stopped);
        Path checkpoint = stopped.checkpoint();
        Path kept = folder.resolve("kept");
        copy(checkpoint, kept);
        trainTo(stopped, 2500);
        // As after a power cut: what was learned since the older checkpoint is lost, the snapshots since then are
        // there.
        copy(kept, checkpoint);
        trainTo(stopped, 5000);

        Map<Long, String> across = hashes(stopped);
        assertTrue(across.size() > hashes.size(), "a stop makes a snapshot of its own");
        across.keySet().retainAll(hashes.keySet());
        assertEquals(hashes, across);
    }

    @Test
    void anotherSeedGivesOtherWeights() throws Exception {
        RunFolder one = run("one", 1, 600);
        RunFolder other = run("other", 2, 600);
        train(one);
        train(other);
        assertNotEquals(last(hashes(one)), last(hashes(other)));
    }

    @Test
    void workerThatIsReplacedChangesNothing() throws Exception {
        RunFolder replaced = run("replaced", 1, 0);
        LearnerProcess learner = learner(replaced);
        train(learner, crew -> {
            crew.awaitSteps(600);
            crew.replace("worker-2");
            crew.awaitSteps(crew.steps() + 1200);
            learner.stop();
        });
        List<SnapshotRecord> made = snapshots(replaced);
        RunFolder straight = run("straight", 1, made.get(made.size() - 1).step());
        train(straight);
        assertEquals(hashes(straight), hashes(replaced));
    }

    @Test
    void refusesToGoOnWithAnotherNumberOfWorkers() throws Exception {
        RunFolder run = run("run", 1, 300);
        train(run);
        ConfigYaml.write(run.configFile(), ConfigYaml.override(config(1, 600), List.of("workers=3")));
        AgonException refused = assertThrows(AgonException.class, () -> train(run));
        assertTrue(refused.getMessage().contains("--workers 2"), refused.getMessage());
    }

    private RunFolder run(String name, long seed, long steps) {
        return RunFolder.createAt(folder.resolve(name), config(seed, steps));
    }

    private static RunConfig config(long seed, long steps) {
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.add("seed=" + seed);
        settings.add("steps=" + steps);
        return ConfigYaml.override(GameDefaults.of("leduc"), settings);
    }

    private void trainTo(RunFolder run, long steps) throws Exception {
        ConfigYaml.write(run.configFile(), config(1, steps));
        train(run);
    }

    private void train(RunFolder run) throws Exception {
        train(learner(run), crew -> {});
    }

    private LearnerProcess learner(RunFolder run) throws IOException {
        Token.random().write(folder.resolve("token"));
        return new LearnerProcess(
                new LearnerOptions(run.path(), folder.resolve("token"), 0, null), Games.onClassPath());
    }

    /** Trains with two workers while something happens to them. */
    private void train(LearnerProcess learner, TwoWorkers.Incident incident) throws Exception {
        AtomicReference<TwoWorkers> crew = new AtomicReference<>();
        AtomicReference<CompletableFuture<Void>> happening = new AtomicReference<>();
        try {
            learner.run(port -> {
                TwoWorkers working = new TwoWorkers(port, folder.resolve("token"));
                crew.set(working);
                happening.set(working.suffer(incident, learner::stop));
            });
            happening.get().join();
        } finally {
            if (crew.get() != null) {
                crew.get().close();
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> old = Files.list(to)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static List<SnapshotRecord> snapshots(RunFolder run) {
        try (StoreReader store = RunStore.read(run)) {
            return store.snapshots();
        }
    }

    private static Map<Long, String> hashes(RunFolder run) {
        Map<Long, String> hashes = new LinkedHashMap<>();
        snapshots(run).forEach(snapshot -> hashes.put(snapshot.version(), snapshot.hash()));
        return hashes;
    }

    private static String last(Map<Long, String> hashes) {
        return List.copyOf(hashes.values()).get(hashes.size() - 1);
    }
}
