package dev.agon.league.players;

import static dev.agon.league.players.KuhnRun.KUHN;
import static dev.agon.league.players.KuhnRun.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sends a player's name to a server opens no file or folder with it that the server does not list. */
class NamesFromPagesTest {
    @TempDir
    Path folder;

    private RunFolders runs;
    private RunFolder listed;
    private RunFolder elsewhere;

    @BeforeEach
    void makeRuns() throws IOException {
        runs = new RunFolders(folder.resolve("runs"));
        listed = KuhnRun.in(folder.resolve("runs")).folder();
        elsewhere = KuhnRun.in(folder.resolve("elsewhere")).folder();
        Files.move(elsewhere.path(), folder.resolve("other"));
        elsewhere = RunFolder.open(folder.resolve("other"));
        Files.createDirectories(folder.resolve("no-run"));
    }

    private PlayerCatalogue ofPages(String... named) {
        return PlayerCatalogue.ofPages(runs, null, null, Set.of(named));
    }

    @Test
    void aNameIsNeverTakenForAPath() {
        PlayerCatalogue pages = ofPages();
        assertEquals(
                listed.name() + "@10",
                pages.resolve(listed.name() + "@latest", KUHN).name());
        assertEquals(listed.name() + "@10", pages.resolve("@latest", KUHN).name());

        PlayerCatalogue commandLine = new PlayerCatalogue(runs);
        for (String path : List.of(elsewhere.path().toString(), "../other", "./" + listed.name())) {
            assertTrue(commandLine.resolve(path + "@9", KUHN).name().endsWith("@9"));
            assertNobody(pages, path + "@9");
            assertThrows(UnknownNameException.class, () -> pages.entry(path + "@9", KUHN), path);
            assertNobody(pages, path + "@best");
            assertNobody(pages, path + "@main@9");
            assertNobody(pages, path);
        }
    }

    @Test
    void whatIsThereIsRefusedInTheWordsForWhatIsNot() {
        PlayerCatalogue pages = ofPages();
        for (String path : List.of("../no-run", folder + "/no-run", "../nothing", "/", "..", "/etc/passwd")) {
            assertNobody(pages, path + "@9+search");
        }
    }

    private static void assertNobody(PlayerCatalogue pages, String name) {
        UnknownNameException unknown =
                assertThrows(UnknownNameException.class, () -> pages.create(name, KUHN, 1), name);
        assertTrue(unknown.getMessage().startsWith("unknown player '"), unknown.getMessage());
    }

    /** What follows a library's name may be a file. */
    @Test
    void aLibrarysBotPlaysWhereItIsOfferedOrWasNamedAtTheStart() {
        AgonException refused =
                assertThrows(AgonException.class, () -> ofPages().resolve("bot:echo:random", KUHN));
        assertTrue(refused.getMessage().contains("bot:echo:random is not offered here"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ofPages().create("bot:echo:random", KUHN, 1));
        assertEquals("bot:random", ofPages().resolve("bot:random", KUHN).name());

        assertEquals(
                "bot:echo:random",
                ofPages("bot:echo:random").resolve("bot:echo:random", KUHN).name());
        RunFolder anchored = RunFolder.create(
                runs.root(),
                ConfigYaml.override(RunConfig.defaults("kuhn"), List.of("league.anchors.echo:random=50")),
                NOON.plusHours(5));
        PlayerCatalogue offering = PlayerCatalogue.ofPages(runs, anchored, null, Set.of());
        assertEquals(
                "bot:echo:random", offering.resolve("bot:echo:random", KUHN).name());
        assertThrows(AgonException.class, () -> offering.resolve("bot:echo:equilibrium", KUHN));
    }
}
