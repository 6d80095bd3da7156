package dev.agon.agents.rl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.model.DamagedFileException;
import dev.agon.agents.rl4j.actor.DenseActor;
import dev.agon.agents.rl4j.actor.DenseActorFile;
import dev.agon.agents.rl4j.actor.TrainedActors;
import dev.agon.agents.selfplay.Duel;
import dev.agon.game.BotLibraries;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.game.UnknownNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** RL4J's A3C trains on a tiny game, and what it learned plays. */
class A3cTrainingTest {
    private static final Game KUHN = Games.onClassPath().get("kuhn");
    private static final A3cConfig CONFIG = new A3cConfig(600, 2, 10, 1, 24, 0.01, 1, 1);

    @TempDir
    Path folder;

    private static DenseActor before;
    private static DenseActor after;
    private static A3cTraining training;

    @BeforeAll
    static void train() {
        training = new A3cTraining(KUHN, KUHN.bots().get("random"), CONFIG);
        before = training.actor();
        training.run();
        after = training.actor();
    }

    @Test
    void trainingChangesEveryLayerAndLeavesNumbers() {
        assertEquals(CONFIG.layers() + 1, after.layers().size());
        for (int i = 0; i < after.layers().size(); i++) {
            float[] old = before.layers().get(i).weights();
            float[] trained = after.layers().get(i).weights();
            double change = 0;
            for (int j = 0; j < old.length; j++) {
                assertTrue(Float.isFinite(trained[j]));
                change += Math.abs(trained[j] - old[j]);
            }
            assertTrue(change / old.length > 1e-4, "layer " + i + " changed by " + change / old.length);
        }
    }

    @Test
    void actorGivesTheProbabilitiesThatRl4jGives() {
        float[] seen = new float[after.inputs()];
        MatchRandom random = new MatchRandom(3);
        for (int trial = 0; trial < 20; trial++) {
            for (int i = 0; i < seen.length; i++) {
                seen[i] = 2 * random.nextFloat() - 1;
            }
            INDArray theirs = training.networks().outputAll(Nd4j.create(seen).reshape(1, seen.length))[1];

            assertArrayEquals(theirs.ravel().toFloatVector(), after.probabilities(seen), 1e-5f);
        }
    }

    @Test
    void fileHoldsTheSameActorAndPlays() throws IOException {
        Path file = folder.resolve("kuhn.safetensors");
        DenseActorFile.write(file, after);

        DenseActor read = DenseActorFile.read(file, KUHN, TrainedActors.layoutHash(KUHN));

        float[] seen = new float[read.inputs()];
        assertArrayEquals(after.probabilities(seen), read.probabilities(seen));
        Game.BotFactory bot = BotLibraries.onClassPath().get("rl4j:" + file, KUHN);
        double score = Duel.score(KUHN, bot, KUHN.bots().get("random"), 100, 1);
        assertEquals(
                score, Duel.score(KUHN, bot, KUHN.bots().get("random"), 100, 1), "the same seed, the same matches");
        assertTrue(score > 0 && score < 1, "score " + score);
    }

    @Test
    void refusesFilesThatItCannotPlayByAndSaysWhy() throws IOException {
        Path file = folder.resolve("kuhn.safetensors");
        DenseActorFile.write(file, after);
        BotLibraries libraries = BotLibraries.onClassPath();
        Game connect4 = Games.onClassPath().get("connect4");

        assertMessage("plays kuhn, not connect4", IllegalArgumentException.class, libraries, "rl4j:" + file, connect4);
        assertMessage("there is no file", IllegalArgumentException.class, libraries, "rl4j:" + folder, KUHN);
        assertMessage("rl4j:...", UnknownNameException.class, libraries, "rl5j:" + file, KUHN);
        byte[] content = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(content, content.length - 4));
        assertMessage(file.toString(), DamagedFileException.class, libraries, "rl4j:" + file, KUHN);
        DenseActorFile.write(
                file,
                new DenseActor(
                        after.game(),
                        after.layoutHash(),
                        after.layers().subList(1, after.layers().size())));
        assertMessage("goes from 24 numbers", DamagedFileException.class, libraries, "rl4j:" + file, KUHN);
    }

    private static void assertMessage(
            String message, Class<? extends RuntimeException> type, BotLibraries libraries, String name, Game game) {
        RuntimeException refusal = assertThrows(type, () -> libraries.get(name, game));
        assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
    }
}
