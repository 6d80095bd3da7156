package dev.agon.league.players;

import static dev.agon.league.players.KuhnRun.KUHN;
import static dev.agon.league.players.KuhnRun.NOON;
import static dev.agon.league.players.KuhnRun.rating;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.store.RatingRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Players of runs as they are written: run, agent, version. */
class NamedRunsTest {
    @TempDir
    Path root;

    private KuhnRun kuhn;
    private RunFolder run;
    private PlayerCatalogue players;

    @BeforeEach
    void makeRun() throws IOException {
        kuhn = KuhnRun.in(root);
        run = kuhn.folder();
        players = new PlayerCatalogue(new RunFolders(root));
    }

    @Test
    void takesTheGreatestVersionAsTheLatest() {
        assertEquals(
                run.name() + "@10",
                players.resolve(run.name() + "@latest", KUHN).name());
        assertEquals(run.name() + "@10", players.resolve(run.name(), KUHN).name());
        assertEquals(run.name() + "@10", players.resolve("@latest", KUHN).name());
        assertEquals(
                run.name() + "@10",
                players.resolve(run.path() + "@latest", KUHN).name());
        assertEquals(run.name() + "@9", players.resolve(run.name() + "@9", KUHN).name());
    }

    @Test
    void takesWhatIsVeryLikelyTheStrongestAsTheBest() {
        kuhn.rate(rating(2, 500, 200), rating(9, 300, 20), rating(10, 250, 20));

        assertEquals(
                run.name() + "@9", players.resolve(run.name() + "@best", KUHN).name());
    }

    @Test
    void takesTheNewestAsTheBestBeforeAnythingIsRated() {
        assertEquals(
                run.name() + "@10", players.resolve(run.name() + "@best", KUHN).name());
    }

    @Test
    void playsTheSnapshotBeforeADamagedLatest() throws IOException {
        kuhn.damage(10);

        assertEquals(
                run.name() + "@9", players.resolve(run.name() + "@latest", KUHN).name());
    }

    @Test
    void refusesADamagedSnapshotThatWasAskedForByNumber() throws IOException {
        kuhn.damage(10);

        AgonException refusal = assertThrows(AgonException.class, () -> players.resolve(run.name() + "@10", KUHN));

        assertEquals(AgonException.INPUT, refusal.exitCode());
        assertTrue(refusal.getMessage().contains("main-10.safetensors"), refusal.getMessage());
    }

    @Test
    void saysWhatIsWrongWhereEverySnapshotIsDamaged() throws IOException {
        kuhn.damage(2);
        kuhn.damage(9);
        kuhn.damage(10);

        AgonException refusal = assertThrows(AgonException.class, () -> players.resolve(run.name() + "@latest", KUHN));

        assertTrue(refusal.getMessage().contains("main-10.safetensors"), refusal.getMessage());
    }

    @Test
    void saysThatARunHasNoSnapshotYet() {
        RunFolder young = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON.plusHours(1));

        AgonException refusal =
                assertThrows(AgonException.class, () -> players.resolve(young.name() + "@latest", KUHN));

        assertTrue(refusal.getMessage().contains("has no snapshot yet"), refusal.getMessage());
    }

    @Test
    void namesTheNearestOfWhatIsUnknown() {
        assertUnknown(run.name() + "@11", "did you mean '10'?");
        assertUnknown(run.name() + "@lates", "did you mean 'latest'?");
        assertUnknown("bot:equilibrum", "did you mean 'equilibrium'?");
        assertUnknown("rndom", "did you mean 'bot:random'?");
        assertUnknown(run.name().substring(1) + "@latest", "did you mean '" + run.name() + "@latest'?");
    }

    private void assertUnknown(String name, String hint) {
        UnknownNameException unknown = assertThrows(UnknownNameException.class, () -> players.resolve(name, KUHN));
        assertTrue(unknown.getMessage().contains(hint), unknown.getMessage());
    }

    @Test
    void namesTheSnapshotsOfOtherAgentsToo() throws IOException {
        kuhn.snapshot("main-exploiter", 7);
        kuhn.snapshot("main-exploiter", 8);
        kuhn.snapshot("main-exploiter-2", 30);
        kuhn.rate(new RatingRecord("main-exploiter@7", 7, Instant.EPOCH, 400, 20, 10), rating(10, 250, 20));
        String exploiter = run.name() + "@main-exploiter";

        assertEquals(exploiter + "@7", players.resolve(exploiter + "@7", KUHN).name());
        assertEquals(
                exploiter + "@8", players.resolve(exploiter + "@latest", KUHN).name());
        assertEquals(
                exploiter + "@7", players.resolve(exploiter + "@best", KUHN).name());
        assertEquals(
                exploiter + "-2@30",
                players.resolve("@main-exploiter-2@latest", KUHN).name());
        assertEquals(
                run.name() + "@10",
                players.resolve(run.name() + "@main@latest", KUHN).name());
        assertEquals(
                run.name() + "@10", players.resolve(run.name() + "@best", KUHN).name());
        assertEquals(
                KuhnRun.policy(7).hash(), players.policy(exploiter + "@7", KUHN).hash());
        assertEquals(400, players.entry(exploiter + "@7", KUHN).rating());
        assertNull(players.entry(exploiter + "@8", KUHN).rating());
        assertEquals(
                "kuhn",
                players.gameOf(exploiter + "@7", Games.onClassPath())
                        .orElseThrow()
                        .name());
    }

    @Test
    void namesTheNearestAgentAndItsSnapshots() throws IOException {
        kuhn.snapshot("main-exploiter", 7);

        assertUnknown(run.name() + "@main-explorer@7", "did you mean 'main-exploiter'?");
        assertUnknown(run.name() + "@main-exploiter@8", "did you mean '7'?");
        assertUnknown(run.name() + "@main-exploiter@lates", "did you mean 'latest'?");
        assertUnknown(run.name() + "@main-exploiter", "did you mean 'main-exploiter@latest'?");
    }

    @Test
    void readsASnapshotAgainWhenItsFileChanged() throws IOException {
        players.resolve(run.name() + "@10", KUHN);
        kuhn.damage(10);

        assertThrows(AgonException.class, () -> players.resolve(run.name() + "@10", KUHN));
    }
}
