package dev.agon.league.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Player;
import dev.agon.game.UnknownNameException;
import dev.agon.game.connect4.Connect4;
import dev.agon.game.kuhn.Kuhn;
import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.access.TokenBook;
import dev.agon.server.remote.AbsentBotException;
import dev.agon.server.remote.RemoteBots;
import dev.agon.server.remote.RemoteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PlayerCatalogueTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 2, 12, 0);
    private static final Game KUHN = new Kuhn();

    @TempDir
    Path root;

    private RunFolder run;
    private PlayerCatalogue players;

    @BeforeEach
    void makeRun() throws IOException {
        run = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON);
        for (int version : new int[] {2, 9, 10}) {
            snapshot(version);
        }
        players = new PlayerCatalogue(new RunFolders(root));
    }

    private void snapshot(int version) throws IOException {
        snapshot("main", version);
    }

    private void snapshot(String agent, int version) throws IOException {
        NetworkConfig small = new NetworkConfig(CoreKind.NONE, 8, 8, 8, 8);
        PolicyFile.write(
                run.snapshot(agent, version),
                Policy.initial(new PolicySpec(KUHN, small), version).withVersion(version));
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
        rate(rating(2, 500, 200), rating(9, 300, 20), rating(10, 250, 20));

        assertEquals(
                run.name() + "@9", players.resolve(run.name() + "@best", KUHN).name());
    }

    @Test
    void offersTheStrongestAndTheNewestOfOtherAgents() throws IOException {
        snapshot("main-exploiter", 3);
        snapshot("main-exploiter", 4);
        assertTrue(offered().stream().noneMatch(name -> name.endsWith("@best")), "nothing is rated");
        rate(rating(2, 500, 200), rating(9, 300, 20), rating(10, 250, 20));

        assertTrue(
                offered()
                        .containsAll(List.of(
                                run.name() + "@best",
                                run.name() + "@latest",
                                run.name() + "@main-exploiter@latest",
                                run.name() + "@main-exploiter@3")),
                offered().toString());
        PlayerEntry best = players.entry(run.name() + "@best", KUHN);
        assertEquals(300.0, best.rating());
        assertTrue(best.description().endsWith("version 9."), best.description());
    }

    private List<String> offered() {
        return players.list(KUHN).stream().map(PlayerEntry::name).toList();
    }

    @Test
    void takesTheNewestAsTheBestBeforeAnythingIsRated() {
        assertEquals(
                run.name() + "@10", players.resolve(run.name() + "@best", KUHN).name());
    }

    @Test
    void playsTheSnapshotBeforeADamagedLatest() throws IOException {
        damage(10);

        assertEquals(
                run.name() + "@9", players.resolve(run.name() + "@latest", KUHN).name());
    }

    @Test
    void refusesADamagedSnapshotThatWasAskedForByNumber() throws IOException {
        damage(10);

        AgonException refusal = assertThrows(AgonException.class, () -> players.resolve(run.name() + "@10", KUHN));

        assertEquals(AgonException.INPUT, refusal.exitCode());
        assertTrue(refusal.getMessage().contains("main-10.safetensors"), refusal.getMessage());
    }

    @Test
    void saysWhatIsWrongWhereEverySnapshotIsDamaged() throws IOException {
        damage(2);
        damage(9);
        damage(10);

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

    @Test
    void whoIsNoRunMayBeAnotherPlayerMisspelt() {
        Games games = Games.onClassPath();
        for (String[] slip : new String[][] {{"hosue", "house"}, {run.name().substring(1), run.name() + "@latest"}}) {
            UnknownNameException unknown =
                    assertThrows(UnknownNameException.class, () -> players.gameOf(slip[0], games));
            assertTrue(unknown.getMessage().contains("did you mean '" + slip[1] + "'?"), unknown.getMessage());
        }
    }

    private void assertUnknown(String name, String hint) {
        UnknownNameException unknown = assertThrows(UnknownNameException.class, () -> players.resolve(name, KUHN));
        assertTrue(unknown.getMessage().contains(hint), unknown.getMessage());
    }

    @Test
    void namesTheSnapshotsOfOtherAgentsToo() throws IOException {
        snapshot("main-exploiter", 7);
        snapshot("main-exploiter", 8);
        snapshot("main-exploiter-2", 30);
        rate(new RatingRecord("main-exploiter@7", 7, Instant.EPOCH, 400, 20, 10), rating(10, 250, 20));
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
                Policy.initial(new PolicySpec(KUHN, new NetworkConfig(CoreKind.NONE, 8, 8, 8, 8)), 7)
                        .hash(),
                players.policy(exploiter + "@7", KUHN).hash());
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
        snapshot("main-exploiter", 7);

        assertUnknown(run.name() + "@main-explorer@7", "did you mean 'main-exploiter'?");
        assertUnknown(run.name() + "@main-exploiter@8", "did you mean '7'?");
        assertUnknown(run.name() + "@main-exploiter@lates", "did you mean 'latest'?");
        assertUnknown(run.name() + "@main-exploiter", "did you mean 'main-exploiter@latest'?");
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
        assertUnknown("bot:ecko:equilibrium", "Known: equilibrium, random, echo:...");
        AgonException refusal = assertThrows(AgonException.class, () -> players.resolve("bot:echo:rush", KUHN));
        assertEquals(AgonException.USAGE, refusal.exitCode());
        assertEquals("bot:echo:rush: kuhn has no bot to echo: rush", refusal.getMessage());
    }

    @Test
    void listsTheAnchorsThatItsRunHasBesideTheGames() {
        run = RunFolder.create(
                root,
                ConfigYaml.override(RunConfig.defaults("kuhn"), List.of("league.anchors.echo:random=50")),
                NOON.plusHours(5));

        List<PlayerEntry> entries = new PlayerCatalogue(new RunFolders(root), run).list(KUHN);

        assertEquals(
                List.of(50.0),
                entries.stream()
                        .filter(entry -> entry.name().equals("bot:echo:random"))
                        .map(PlayerEntry::rating)
                        .toList());
    }

    @Test
    void saysWhereAPersonAndARemoteBotMayPlay() {
        for (String name : List.of("human", "remote:mine")) {
            AgonException refusal = assertThrows(AgonException.class, () -> players.resolve(name, KUHN));
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

    @Test
    void refusesAPlayerOfAnotherGame() {
        AgonException refusal =
                assertThrows(AgonException.class, () -> players.resolve(run.name() + "@latest", new Connect4()));

        assertTrue(refusal.getMessage().contains("plays kuhn, not connect4"), refusal.getMessage());
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
    void knowsTheRatingOfASnapshotThatIsListedUnderAnotherName() {
        rate(rating(10, 250, 20));
        String name = run.name() + "@10";

        assertTrue(players.list(KUHN).stream().noneMatch(entry -> entry.name().equals(name)));
        assertEquals(250, players.entry(name, KUHN).rating());
        assertNull(players.entry(run.name() + "@9", KUHN).rating());
        assertThrows(UnknownNameException.class, () -> players.entry("nobody@9", KUHN));
    }

    @Test
    void givesEachMatchAFreshPlayer() {
        try (Player first = players.create(run.name(), KUHN, 1);
                Player second = players.create(run.name(), KUHN, 1)) {
            assertNotSame(first, second);
        }
    }

    @Test
    void readsASnapshotAgainWhenItsFileChanged() throws IOException {
        players.resolve(run.name() + "@10", KUHN);
        damage(10);

        assertThrows(AgonException.class, () -> players.resolve(run.name() + "@10", KUHN));
    }

    @Test
    void listsTheRunsPlayersAndBotsBestFirst() {
        rate(rating(9, 300, 20), rating(2, -50, 20));

        List<PlayerEntry> entries = players.list(KUHN);

        List<String> names = entries.stream().map(PlayerEntry::name).toList();
        assertTrue(names.indexOf(run.name() + "@latest") < names.indexOf("bot:random"), names.toString());
        assertTrue(names.indexOf("bot:random") < names.indexOf(run.name() + "@2"), names.toString());
        PlayerEntry latest = entries.get(names.indexOf(run.name() + "@latest"));
        assertEquals(300, latest.rating());
        assertEquals(PlayerKind.AGENT, latest.kind());
        assertEquals(names.size(), names.stream().distinct().count());
    }

    @Test
    void listsPlayersWithoutRatingsWhereTheResultsAreDamaged() throws IOException {
        Files.writeString(run.database(), "no database".repeat(1000));

        assertTrue(players.list(KUHN).stream().anyMatch(entry -> entry.name().equals(run.name() + "@latest")));
    }

    @Test
    void prefersItsOwnRunToANewerOne() throws IOException {
        RunFolder home = run;
        run = RunFolder.create(root, RunConfig.defaults("kuhn"), NOON.plusHours(5));
        snapshot(77);
        PlayerCatalogue atHome = new PlayerCatalogue(new RunFolders(root), home);

        assertEquals(home.name() + "@10", atHome.resolve("@latest", KUHN).name());
        assertFalse(atHome.list(KUHN).stream().anyMatch(entry -> entry.name().startsWith(run.name() + "@")));
    }

    private void rate(RatingRecord... ratings) {
        try (Store store = SqliteStore.open(run.database())) {
            store.addRatings(List.of(ratings));
        }
    }

    private static RatingRecord rating(long version, double rating, double sigma) {
        return new RatingRecord("main@" + version, version, Instant.EPOCH, rating, sigma, 10);
    }

    private void damage(int version) throws IOException {
        Path file = run.snapshot("main", version);
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 4;
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));
    }
}
