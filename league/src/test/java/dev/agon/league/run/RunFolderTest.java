package dev.agon.league.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 2, 12, 0, 5);

    @TempDir
    Path folder;

    private Path root;
    private RunFolders runs;

    @BeforeEach
    void nameRoot() {
        root = folder.resolve("runs");
        runs = new RunFolders(root);
    }

    @Test
    void namesARunAfterGameAndTimeAndNeverTwiceTheSame() {
        RunFolder first = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON);
        RunFolder second = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON);

        assertEquals("kuhn-20260102-120005", first.name());
        assertEquals("kuhn-20260102-120005-2", second.name());
        assertEquals(RunConfig.defaults("kuhn"), first.config());
        assertTrue(Files.isDirectory(first.snapshots()) && Files.isDirectory(first.replays()));
    }

    @Test
    void refusesAFolderThatIsNoRun() {
        AgonException refusal = assertThrows(AgonException.class, () -> RunFolder.open(folder));

        assertEquals("not a run folder: " + folder + " (no config.yaml)", refusal.getMessage());
        assertEquals(AgonException.INPUT, refusal.exitCode());
        assertThrows(AgonException.class, () -> runs.find(folder.toString()));
    }

    @Test
    void makesARunOfAnEmptyFolderOnly() throws IOException {
        Path chosen = folder.resolve("mine");
        RunFolder.createAt(chosen, RunConfig.defaults("kuhn"));
        byte[] before = Files.readAllBytes(chosen.resolve("config.yaml"));

        AgonException refusal =
                assertThrows(AgonException.class, () -> RunFolder.createAt(chosen, RunConfig.defaults("connect4")));

        assertTrue(refusal.getMessage().contains("--resume"), refusal.getMessage());
        assertEquals(new String(before), Files.readString(chosen.resolve("config.yaml")));
    }

    @Test
    void findsARunByNameAndByPath() {
        RunFolder run = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON);

        assertEquals(run.path(), runs.find(run.name()).path());
        assertEquals(run.path(), runs.find(run.path().toString()).path());
        UnknownNameException unknown =
                assertThrows(UnknownNameException.class, () -> runs.find("kuhn-20260102-120006"));
        assertTrue(unknown.getMessage().contains("did you mean '" + run.name() + "'"), unknown.getMessage());
    }

    @Test
    void takesTheRunThatWasWrittenToLastAsTheNewest() throws IOException {
        assertEquals(Optional.empty(), runs.newest());
        RunFolder old = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON);
        RunFolder young = RunFolder.create(root, RunConfig.defaults("connect4"), NOON.plusHours(1));
        Files.createDirectory(root.resolve("no-run"));
        Files.setLastModifiedTime(old.configFile(), FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(young.configFile(), FileTime.fromMillis(2_000));

        assertEquals(young.path(), runs.requireNewest().path());
        assertEquals(old.path(), runs.newest("kuhn").orElseThrow().path());

        Files.writeString(old.metrics(), "{}\n");
        assertEquals(
                List.of(old.name(), young.name()),
                runs.all().stream().map(RunFolder::name).toList());
    }

    @Test
    void aLaterRunWithoutRatedMatchesDoesNotHideOneThatHasThem() throws IOException {
        assertEquals(Optional.empty(), runs.newestRated());
        RunFolder rated = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON);
        RunFolder trial = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON.plusHours(1));
        Files.setLastModifiedTime(rated.configFile(), FileTime.fromMillis(1_000));
        assertEquals(trial.path(), runs.newestRated().orElseThrow().path(), "nothing is rated yet");

        try (Store store = SqliteStore.open(rated.database())) {
            store.addRatings(List.of(new RatingRecord("bot:random", 0, Instant.EPOCH, 0, 0, 1)));
        }
        Files.writeString(trial.database(), "damaged");

        assertEquals(rated.path(), runs.newestRated().orElseThrow().path());
        assertEquals(rated.path(), runs.newestRated("kuhn").orElseThrow().path());
        assertEquals(Optional.empty(), runs.newestRated("connect4"));
    }

    @Test
    void letsOneTrainerIn() {
        RunFolder run = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON);
        try (RunLock first = run.lock()) {
            AgonException refusal = assertThrows(AgonException.class, run::lock);

            assertTrue(
                    refusal.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    refusal.getMessage());
            assertEquals(AgonException.ENVIRONMENT, refusal.exitCode());
        }
        run.lock().close();
    }

    @Test
    void isNotLockedByWhatADeadTrainerLeft() throws IOException {
        RunFolder run = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON);
        Files.writeString(run.path().resolve(".lock"), "9".repeat(30) + "\n");

        run.lock().close();

        assertEquals(
                ProcessHandle.current().pid() + "\n",
                Files.readString(run.path().resolve(".lock")));
    }
}
