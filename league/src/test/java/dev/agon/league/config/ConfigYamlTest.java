package dev.agon.league.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigYamlTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() {
        RunConfig config = ConfigYaml.override(
                GameDefaults.of("connect4"),
                List.of(
                        "seed=9",
                        "steps=6_000_000",
                        "rewards.weights.win=2",
                        "network.core=lstm",
                        "league.anchors.minimax4=500",
                        "league.anchors.rl4j:runs/first.v2.safetensors=250",
                        "ppo.targets=vtrace"));
        ConfigYaml.write(file(), config);

        assertEquals(config, ConfigYaml.read(file()));
        assertEquals(
                Map.of("minimax4", 500.0, "rl4j:runs/first.v2.safetensors", 250.0),
                ConfigYaml.read(file()).league().anchors());
    }

    @Test
    void keepsThePasswordOfTheStoreOutOfTheFileAndOutOfMessages() throws IOException {
        RunConfig config = ConfigYaml.override(
                RunConfig.defaults("kuhn"),
                List.of("store.url=jdbc:postgresql://db/agon?user=me&password=s%26wyrd&ssl=true"));
        ConfigYaml.write(file(), config);

        assertEquals(Optional.of("s&wyrd"), config.store().password());
        assertEquals(
                "jdbc:postgresql://db/agon?user=me&ssl=true",
                ConfigYaml.read(file()).store().url());
        assertFalse(Files.readString(file()).contains("wyrd"));
        assertFalse(config.toString().contains("wyrd"), config.toString());
        for (String bad : List.of("jdbc:mysql://db/agon?password=s%26wyrd", "jdbc:postgresql://me:s%26wyrd@db/agon")) {
            ConfigException refusal = assertThrows(
                    ConfigException.class,
                    () -> ConfigYaml.override(RunConfig.defaults("kuhn"), List.of("store.url=" + bad)));
            assertTrue(refusal.getMessage().contains("jdbc:postgresql://HOST/DATABASE"), refusal.getMessage());
            assertFalse(refusal.getMessage().contains("wyrd"), refusal.getMessage());
        }
    }

    @Test
    void addsAnchorsToThoseOfTheGameButMovesNone() {
        Game connect4 = Games.onClassPath().get("connect4");
        RunConfig more = ConfigYaml.override(
                RunConfig.defaults("connect4"), List.of("league.anchors.echo:random=1", "league.anchors.other=-7.5"));

        List<Game.Anchor> anchors = more.anchors(connect4);

        assertEquals(new Game.Anchor("other", -7.5), anchors.get(0));
        assertEquals(connect4.anchors().get(0), anchors.get(1));
        assertEquals(new Game.Anchor("echo:random", 1), anchors.get(2));
        assertEquals(connect4.anchors().size() + 2, anchors.size());
        RunConfig moved = ConfigYaml.override(RunConfig.defaults("connect4"), List.of("league.anchors.lookahead=2000"));
        ConfigException refusal = assertThrows(ConfigException.class, () -> moved.anchors(connect4));
        assertTrue(refusal.getMessage().contains("lookahead is an anchor of connect4 already"), refusal.getMessage());
    }

    @Test
    void readsSettingsOfEveryGameItHasDefaultsFor() {
        for (String game : Games.onClassPath().names()) {
            ConfigYaml.write(file(), GameDefaults.of(game));
            assertEquals(GameDefaults.of(game), ConfigYaml.read(file()));
        }
    }

    @Test
    void takesDefaultsForWhatAFileLeavesOut() throws IOException {
        write("game: kuhn\nppo:\n  batch: 1024\n  learningRate: 3e-4\n");

        RunConfig config = ConfigYaml.read(file());

        assertEquals(1024, config.ppo().batch());
        assertEquals(3e-4, config.ppo().learningRate());
        assertEquals(GameDefaults.of("kuhn").ppo().minibatch(), config.ppo().minibatch());
        assertEquals(GameDefaults.of("kuhn").league(), config.league());
    }

    @Test
    void namesFileKeyAndNearestKeyForAnUnknownKey() throws IOException {
        write("game: kuhn\nppo:\n  lerningRate: 0.1\n");

        ConfigException refusal = assertThrows(ConfigException.class, () -> ConfigYaml.read(file()));

        assertEquals(AgonException.INPUT, refusal.exitCode());
        assertTrue(
                refusal.getMessage()
                        .startsWith(file() + ": unknown key 'ppo.lerningRate'; did you mean 'ppo.learningRate'?"),
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ppo.batch=many            | ppo.batch must be a whole number, not \"many\"",
                "ppo.batch=1.5             | ppo.batch must be a whole number, not \"1.5\"",
                "ppo.learningRate=fast     | ppo.learningRate must be a number, not \"fast\"",
                "ppo.learningRate=NaN      | ppo.learningRate must be a number, not \"NaN\"",
                "ppo.learningRate=-1       | ppo.learningRate must be in (0, 1]: -1.0",
                "ppo.targets=td            | ppo.targets must be one of gae, vtrace, not \"td\"",
                "ppo.vtrace.maxC=2         | ppo.vtrace.maxC must be in (0, maxRho=1.0]: 2.0",
                "network.core=gru          | network.core must be one of none, lstm, mlstm, transformer, not \"gru\"",
                "workers=0                 | workers must be in [1, 16384]: 0",
                "worker=5                  | worker must be a group with the keys matches,",
                "steps                     | expected key=value",
                "=5                        | expected key=value",
                "league.evaluationShare=.2 | league.evaluationShare must be in [0, 0.1]: 0.2",
                "leage.matchmaker=five      | unknown key 'leage'; did you mean 'league'?",
                "seed.x=5                  | seed must be a whole number, not {\"x\":\"5\"}",
            })
    void refusesAnOptionSayingWhatIsExpected(String assignment, String message) {
        ConfigException refusal = assertThrows(
                ConfigException.class, () -> ConfigYaml.override(RunConfig.defaults("kuhn"), List.of(assignment)));

        assertTrue(
                refusal.getMessage().startsWith("--set " + assignment + ": " + message),
                "expected '" + message + "' in: " + refusal.getMessage());
    }

    @Test
    void overridesOneSettingAndLeavesTheOthers() {
        RunConfig base = RunConfig.defaults("kuhn");

        RunConfig changed = ConfigYaml.override(base, List.of("network.core=lstm", "worker.matches=8"));

        assertEquals(base.network().withCore(CoreKind.LSTM), changed.network());
        assertEquals(8, changed.worker().matches());
        assertEquals(base.ppo(), changed.ppo());
    }

    @Test
    void givesTheGameWhatIsSetUnderItsOwnOrItsFamilysName() {
        RunConfig config =
                ConfigYaml.override(RunConfig.defaults("lanes1v1"), List.of("lanes.heroes=3", "lanes1v1.x=y"));

        assertEquals(Map.of("lanes.heroes", "3", "lanes1v1.x", "y"), config.settings());
    }

    @Test
    void saysInWhichLineAFileIsNoYaml() throws IOException {
        write("game: kuhn\nppo: {batch: 1\nsteps: 5\n");

        ConfigException refusal = assertThrows(ConfigException.class, () -> ConfigYaml.read(file()));

        assertTrue(refusal.getMessage().contains("config.yaml: line "), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"''", "just words", "- a\n", "steps: 5", "game: [1]", "game: 7"})
    void refusesAFileThatIsNoConfiguration(String text) throws IOException {
        write(text);

        assertThrows(ConfigException.class, () -> ConfigYaml.read(file()));
    }

    @Test
    void saysWhichSettingAGameRefuses() {
        RunConfig config = ConfigYaml.override(RunConfig.defaults("kuhn"), List.of("settings.cards=4"));

        ConfigException refusal = assertThrows(ConfigException.class, () -> config.resolveGame(Games.onClassPath()));

        assertTrue(refusal.getMessage().contains("cards"), refusal.getMessage());
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private Path file() {
        return folder.resolve("config.yaml");
    }

    @Test
    void refusesConvolutionsForAGameWithoutABoard() {
        RunConfig config = ConfigYaml.override(RunConfig.defaults("kuhn"), List.of("network.encoder=grid"));
        ConfigException refusal = assertThrows(ConfigException.class, () -> config.resolveGame(Games.onClassPath()));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("set network.encoder=entities"), message);
        RunConfig board = ConfigYaml.override(RunConfig.defaults("connect4"), List.of("network.encoder=grid"));
        assertEquals("connect4", board.resolveGame(Games.onClassPath()).name());
    }
}
