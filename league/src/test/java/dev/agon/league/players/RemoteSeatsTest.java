package dev.agon.league.players;

import static dev.agon.league.players.KuhnRun.KUHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolders;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.access.TokenBook;
import dev.agon.server.remote.AbsentBotException;
import dev.agon.server.remote.RemoteBots;
import dev.agon.server.remote.RemoteSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that dial in, where they may and where they may not. */
class RemoteSeatsTest {
    @TempDir
    Path root;

    @Test
    void saysWhereAPersonAndARemoteBotMayPlay() {
        PlayerCatalogue players = new PlayerCatalogue(new RunFolders(root));
        for (String name : List.of("human", "remote:mine")) {
            AgonException refusal = assertThrows(AgonException.class, () -> players.resolve(name, KUHN), name);
            assertEquals(AgonException.USAGE, refusal.exitCode());
            assertTrue(refusal.getMessage().contains("./agon serve"), refusal.getMessage());
        }
    }

    /** Where remote bots may dial in, and none has. */
    private PlayerCatalogue openToBots() {
        RemoteBots nobodyYet =
                new RemoteBots(Games.onClassPath(), new TokenBook(root, InstantSource.system()), RemoteSettings.live());
        return new PlayerCatalogue(new RunFolders(root), null, nobodyYet);
    }

    @Test
    void nobodyWaitsForARemoteBotThatCannotBeCalledSo() {
        PlayerCatalogue open = openToBots();
        for (String name : List.of("remote:", "remote:-x", "remote:a b", "remote:" + "x".repeat(33))) {
            AgonException refusal = assertThrows(AgonException.class, () -> open.resolve(name, KUHN), name);
            assertEquals(AgonException.USAGE, refusal.exitCode());
            assertTrue(refusal.getMessage().contains(RemoteBots.NAME_RULE), refusal.getMessage());
        }
    }

    @Test
    void aRemoteBotIsAPlayerWhereItCanDialInAndStandsInForNobody() {
        PlayerCatalogue open = openToBots();
        ResolvedPlayer bot = open.resolve("remote:mine", KUHN);
        assertEquals(PlayerKind.REMOTE, bot.kind());
        assertThrows(AbsentBotException.class, () -> bot.sit(1));
        PlayerEntry mine = PlayerEntry.unrated("remote:mine", PlayerKind.REMOTE, "");
        assertEquals("house", open.standIn(mine, KUHN).name());
        PlayerEntry random = PlayerEntry.unrated("bot:random", PlayerKind.BOT, "");
        assertEquals(random, open.standIn(random, KUHN));
    }
}
