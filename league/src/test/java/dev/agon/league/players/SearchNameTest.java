package dev.agon.league.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolders;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchNameTest {
    private static final Game CONNECT4 = Games.onClassPath().get("connect4");

    @TempDir
    Path runs;

    @Test
    void hasAPolicyAndANumber() {
        assertEquals(Optional.of(new SearchName("house", 200)), SearchName.of("house+search"));
        assertEquals(Optional.of(new SearchName("a+b@latest", 50)), SearchName.of("a+b@latest+search50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"house", "house+searching", "+search", "house+search50x", "search50"})
    void otherNamesHaveNone(String name) {
        assertEquals(Optional.empty(), SearchName.of(name));
    }

    @Test
    void theHousePlayerSitsWithIt() {
        ResolvedPlayer player = catalogue().resolve("house+search", CONNECT4);

        assertEquals("house+search200", player.name());
        player.sit(1).close();
    }

    @Test
    void whatCannotBeSearchedIsRefusedByName() {
        Game kuhn = Games.onClassPath().get("kuhn");

        AgonException hidden =
                assertThrows(AgonException.class, () -> catalogue().resolve("house+search", kuhn));
        AgonException none = assertThrows(AgonException.class, () -> catalogue().resolve("house+search0", CONNECT4));

        assertTrue(String.valueOf(hidden.getMessage()).contains("house+search200: "), hidden::getMessage);
        assertTrue(String.valueOf(none.getMessage()).contains("simulations must be in"), none::getMessage);
    }

    private PlayerCatalogue catalogue() {
        return new PlayerCatalogue(new RunFolders(runs));
    }
}
