package dev.agon.league.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Layout;
import dev.agon.game.UnknownNameException;
import dev.agon.game.kuhn.Kuhn;
import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting a run from a policy: by file or name, through changes of layout and network. */
class InitialPolicyTest {
    private static final Game KUHN = new Kuhn();
    private static final Games GAMES = Games.onClassPath();
    private static final NetworkConfig SMALL = new NetworkConfig(CoreKind.LSTM, 8, 8, 8, 8);

    @TempDir
    Path root;

    private RunFolder run;

    @BeforeEach
    void makeRun() throws IOException {
        run = RunFolder.create(root, RunConfig.defaults("kuhn"), LocalDateTime.of(2026, 1, 2, 12, 0));
        snapshot(3, formerKuhn());
        snapshot(4, KUHN);
    }

    private void snapshot(int version, Game game) throws IOException {
        Policy policy = Policy.initial(new PolicySpec(game, SMALL), version).withVersion(version);
        PolicyFile.write(run.snapshot("main", version), policy);
    }

    /** The game as it was before its last global came. */
    private static Game formerKuhn() {
        Layout now = KUHN.layout();
        Layout then = new Layout(
                now.globals().subList(0, now.globals().size() - 1),
                now.kinds(),
                now.features(),
                now.planes(),
                now.rows(),
                now.columns(),
                now.maxEntities(),
                now.maxActorsPerSeat(),
                now.verbs(),
                now.fallbackVerb());
        return (Game) Proxy.newProxyInstance(
                Game.class.getClassLoader(),
                new Class<?>[] {Game.class},
                (proxy, method, arguments) ->
                        method.getName().equals("layout") ? then : method.invoke(KUHN, arguments));
    }

    @Test
    void fitsASnapshotWhoseLayoutHasChangedSinceAndSaysWhatCameAndThatNothingElseDid() {
        InitialPolicy start = prepare(run.name() + "@3", "network.viewWidth=12");
        assertTrue(start.lines().contains("globals: 12 taken over; added third-bet"), start.lines()::toString);
        assertTrue(start.lines().contains("viewWidth: 4 units added to 8"), start.lines()::toString);
        String proof = start.lines().get(start.lines().size() - 1);
        assertTrue(proof.startsWith("its output is unchanged on "), proof);
    }

    @Test
    void takesTheNewestSnapshotAndWritesAFileThatTheLearnerReads() throws IOException {
        InitialPolicy start = prepare(run.name() + "@latest", "network.headWidth=16");
        assertEquals(
                "starting from " + run.name() + "@latest, version 4 of kuhn",
                start.lines().get(0));
        Policy read = PolicyFile.read(start.write(run), KUHN);
        assertEquals(start.policy().hash(), read.hash());
        assertEquals(16, read.spec().network().headWidth());
    }

    @Test
    void takesAFile() {
        Path file = run.snapshot("main", 4);
        assertEquals(
                "starting from " + file + ", version 4 of kuhn",
                prepare(file.toString()).lines().get(0));
    }

    @Test
    void takesTheHousePlayerOfASmallerGame() {
        InitialPolicy start = InitialPolicy.prepare(
                "house:microrts8", RunConfig.defaults("microrts16"), new PlayerCatalogue(new RunFolders(root)), GAMES);
        assertTrue(start.lines().get(0).endsWith(" of microrts8"), start.lines()::toString);
        assertEquals("microrts16", start.policy().spec().game().name());
    }

    @Test
    void saysWhenTheOutputIsAnother() {
        List<String> lines = prepare(run.name() + "@4", "network.core=none").lines();
        assertEquals("its output is another now, because core lstm has become none", lines.get(lines.size() - 1));
    }

    @Test
    void refusesABot() {
        AgonException refused = assertThrows(AgonException.class, () -> prepare("bot:random"));
        assertEquals(AgonException.USAGE, refused.exitCode());
    }

    @Test
    void namesTheNearestPlayerForAnUnknownOne() {
        String message = assertThrows(UnknownNameException.class, () -> prepare(run.name() + "@5"))
                .getMessage();
        assertTrue(message.contains("'5'"), message);
    }

    @Test
    void refusesAPolicyOfAnotherGameWithNothingInCommon() {
        RunConfig connect4 = ConfigYaml.override(GameDefaults.of("connect4"), List.of());
        AgonException refused = assertThrows(
                AgonException.class,
                () -> InitialPolicy.prepare(
                        run.snapshot("main", 4).toString(),
                        connect4,
                        new PlayerCatalogue(new RunFolders(root)),
                        GAMES));
        assertEquals(AgonException.INPUT, refused.exitCode());
        assertTrue(String.valueOf(refused.getMessage()).contains("no verb of connect4"), refused.getMessage());
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        Files.writeString(run.snapshot("main", 4), "no policy");
        AgonException refused = assertThrows(AgonException.class, () -> prepare(run.name() + "@4"));
        assertEquals(AgonException.INPUT, refused.exitCode());
        assertTrue(String.valueOf(refused.getMessage()).contains("main-4.safetensors"), refused.getMessage());
    }

    private InitialPolicy prepare(String from, String... settings) {
        RunConfig small = ConfigYaml.override(
                RunConfig.defaults("kuhn"),
                List.of(
                        "network.core=lstm",
                        "network.entityWidth=8",
                        "network.viewWidth=8",
                        "network.coreWidth=8",
                        "network.headWidth=8"));
        return InitialPolicy.prepare(
                from, ConfigYaml.override(small, List.of(settings)), new PlayerCatalogue(new RunFolders(root)), GAMES);
    }
}
