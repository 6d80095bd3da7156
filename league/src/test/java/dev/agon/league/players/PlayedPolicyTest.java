package dev.agon.league.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.evaluation.MatchRunner;
import dev.agon.league.run.RunFolders;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayedPolicyTest {
    private static final Game CONNECT4 = Games.onClassPath().get("connect4");

    @TempDir
    Path runs;

    @Test
    void hasAPolicyAndWhatFollows() {
        assertEquals(new PlayedPolicy("house", "+search", 200), PlayedPolicy.of("house+search"));
        assertEquals(new PlayedPolicy("a+b@latest", "+search", 50), PlayedPolicy.of("a+b@latest+search50"));
        assertEquals(new PlayedPolicy("run@7", "+greedy", 0), PlayedPolicy.of("run@7+greedy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"house", "house+searching", "+search", "house+search50x", "search50", "+greedy", "house+greedy5"
            })
    void otherNamesAreOfThePolicyAlone(String name) {
        assertEquals(new PlayedPolicy(name, "", 0), PlayedPolicy.of(name));
    }

    /** Two such players play one match over and over, whatever their seeds. */
    @Test
    void aGreedyPolicyDoesNotDrawItsOrders() {
        ResolvedPlayer greedy = catalogue().resolve("house+greedy", CONNECT4);
        ResolvedPlayer drawing = catalogue().resolve("house", CONNECT4);

        assertEquals("house+greedy", greedy.name());
        assertEquals(1, differentMatches(greedy));
        assertTrue(differentMatches(drawing) > 1, "matches of who draws");
    }

    @Test
    void aSlipInWhatFollowsIsPutRight() {
        UnknownNameException slip =
                assertThrows(UnknownNameException.class, () -> catalogue().resolve("house+greedyy", CONNECT4));

        assertTrue(String.valueOf(slip.getMessage()).contains("did you mean 'house+greedy'?"), slip::getMessage);
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

    /** How many of eight matches against itself, each of another seed, went another way. */
    private static int differentMatches(ResolvedPlayer player) {
        Set<Long> ends = new HashSet<>();
        for (int seed = 1; seed <= 8; seed++) {
            long[] last = {0};
            MatchRunner.play(CONNECT4, List.of(player, player), seed, (match, seen, orders) -> {
                match.advance(orders);
                last[0] = match.hash();
            });
            ends.add(last[0]);
        }
        return ends.size();
    }

    private PlayerCatalogue catalogue() {
        return new PlayerCatalogue(new RunFolders(runs));
    }
}
