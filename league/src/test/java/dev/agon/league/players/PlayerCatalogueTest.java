package dev.agon.league.players;

import static dev.agon.league.players.KuhnRun.KUHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.game.Player;
import dev.agon.game.UnknownNameException;
import dev.agon.game.connect4.Connect4;
import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PlayerCatalogueTest {
    @TempDir
    Path root;

    private RunFolder run;
    private PlayerCatalogue players;

    @BeforeEach
    void makeRun() throws IOException {
        run = KuhnRun.in(root).folder();
        players = new PlayerCatalogue(new RunFolders(root));
    }

    @Test
    void aHousePlayerIsOnePolicyWithoutSnapshots() {
        Games games = Games.onClassPath();
        for (String name : List.of("house@best", "house@latest", "house@main-exploiter@7", "house@2+greedy")) {
            for (Executable naming : List.<Executable>of(
                    () -> players.resolve(name, KUHN),
                    () -> players.gameOf(name, games),
                    () -> players.stored(name, KUHN, games))) {
                AgonException refused = assertThrows(AgonException.class, naming, name);
                assertEquals(AgonException.USAGE, refused.exitCode());
                assertTrue(String.valueOf(refused.getMessage()).endsWith("write house"), refused.getMessage());
            }
        }
    }

    /** What an arena asks for is refused in the way that it answers with a sentence. */
    @Test
    void whoIsKnownButCannotSitThereIsRefusedToAnArena() {
        for (String name : List.of("house@best", "human", "house:leduc")) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> players.create(name, KUHN, 1), name);
            assertEquals(
                    assertThrows(AgonException.class, () -> players.resolve(name, KUHN), name)
                            .getMessage(),
                    refused.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> players.entry("house@best", KUHN));
    }

    @Test
    void theHousePlayerOfAnotherGameIsNamedWithItsGame() {
        Games games = Games.onClassPath();
        assertEquals("house", players.resolve("house:kuhn", KUHN).name());
        assertEquals("house+greedy", players.resolve("house:kuhn+greedy", KUHN).name());
        assertEquals(
                "connect4",
                players.gameOf("house:connect4+search", games).orElseThrow().name());
        assertEquals("leduc", players.stored("house:leduc", KUHN, games).game());

        AgonException refused = assertThrows(AgonException.class, () -> players.resolve("house:leduc", KUHN));
        assertEquals("house:leduc plays leduc, not kuhn", refused.getMessage());
        UnknownNameException unknown =
                assertThrows(UnknownNameException.class, () -> players.stored("house:ludec", KUHN, games));
        assertTrue(String.valueOf(unknown.getMessage()).contains("did you mean 'leduc'"), unknown.getMessage());
    }

    @Test
    void whoIsNoRunMayBeAnotherPlayerMisspelt() {
        Games games = Games.onClassPath();
        for (String[] slip : new String[][] {{"hosue", "house"}, {run.name().substring(1), run.name() + "@latest"}}) {
            UnknownNameException unknown =
                    assertThrows(UnknownNameException.class, () -> players.gameOf(slip[0], games));
            assertTrue(unknown.getMessage().contains("did you mean '" + slip[1] + "'?"), unknown.getMessage());
        }
    }

    @Test
    void findsBotsOfALibrary() {
        try (Player echo = players.create("bot:echo:equilibrium", KUHN, 1);
                Player own = players.create("bot:equilibrium", KUHN, 1)) {
            assertEquals(own.getClass(), echo.getClass());
        }
        assertEquals(
                "bot:echo:equilibrium",
                players.resolve("bot:echo:equilibrium", KUHN).name());
        UnknownNameException unknown =
                assertThrows(UnknownNameException.class, () -> players.resolve("bot:ecko:equilibrium", KUHN));
        assertTrue(unknown.getMessage().contains("Known: equilibrium, random, echo:..."), unknown.getMessage());
        AgonException refusal = assertThrows(AgonException.class, () -> players.resolve("bot:echo:rush", KUHN));
        assertEquals(AgonException.USAGE, refusal.exitCode());
        assertEquals("bot:echo:rush: kuhn has no bot to echo: rush", refusal.getMessage());
    }

    @Test
    void knowsTheGameOfARunsPlayers() {
        Games games = Games.onClassPath();

        assertEquals(
                "kuhn",
                players.gameOf(run.name() + "@latest", games).orElseThrow().name());
        assertEquals(Optional.empty(), players.gameOf("bot:random", games));
        assertEquals(Optional.empty(), players.gameOf("house", games));
        assertThrows(UnknownNameException.class, () -> players.gameOf("nothing@latest", games));
    }

    @Test
    void givesEachMatchAFreshPlayer() {
        try (Player first = players.create(run.name(), KUHN, 1);
                Player second = players.create(run.name(), KUHN, 1)) {
            assertNotSame(first, second);
        }
    }

    @Test
    void refusesAPlayerOfAnotherGame() {
        AgonException refusal =
                assertThrows(AgonException.class, () -> players.resolve(run.name() + "@latest", new Connect4()));

        assertTrue(refusal.getMessage().contains("plays kuhn, not connect4"), refusal.getMessage());
    }
}
