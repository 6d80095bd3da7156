package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.config.RunConfig;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.run.RunLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code agon train --resume}: what it goes on with, and what it leaves as it is where it refuses. */
class ResumedTrainingTest {
    private static final Game KUHN = Games.onClassPath().get("kuhn");

    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void begin() {
        RunConfig config = ConfigYaml.override(
                GameDefaults.of("kuhn"), List.of("steps=200", "ppo.batch=200", "ppo.minibatch=100", "workers=1"));
        run = RunFolder.createAt(folder.resolve("run"), config);
    }

    @Test
    void aRunThatIsTrainedKeepsItsConfiguration() throws Exception {
        String before = Files.readString(run.configFile());
        try (RunLock trained = run.lock()) {
            Outcome outcome = resume("--set", "ppo.batch=400");
            assertEquals(ExitCode.ENVIRONMENT, outcome.code());
            assertTrue(
                    outcome.err()
                            .contains("is being trained by process "
                                    + ProcessHandle.current().pid()),
                    outcome.err());
        }
        assertEquals(before, Files.readString(run.configFile()));
    }

    @Test
    void aRunKeepsItsNetwork() throws Exception {
        String before = Files.readString(run.configFile());
        Outcome outcome = resume("--set", "network.viewWidth=192");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("--initialize-from run@latest"), outcome.err());
        assertEquals(before, Files.readString(run.configFile()));
    }

    /** As where a store or a cluster refused the run before anything was learned. */
    @Test
    void aRunOfWhichNothingWasSavedBeginsFromThePolicyThatItWasGiven() throws Exception {
        Policy house = new PlayerCatalogue(new RunFolders(folder)).policy("house", KUHN);
        PolicyFile.write(run.initialPolicy(), house);
        Outcome outcome = resume();
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertEquals(
                house.hash(), PolicyFile.read(run.snapshot("main", 0), KUHN).hash());
    }

    private Outcome resume(String... more) {
        List<String> all = new ArrayList<>(List.of("train", "--run=" + run.path(), "--resume", "--no-dashboard"));
        all.addAll(List.of(more));
        return Outcome.of(all.toArray(String[]::new));
    }
}
