package dev.agon.agents.ppo;

import dev.agon.agents.model.DurableFile;
import dev.agon.agents.model.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything a learner needs to go on as if it had never stopped: weights, optimizer moments, normalisers, generator, counters.
 *
 * @param content as it lies in the file
 */
public record LearnerCheckpoint(Safetensors content) {
    /** Writes it whole or not at all. */
    public void write(Path path) throws IOException {
        DurableFile.write(path, content.toBytes());
    }

    /**
     * Reads one.
     *
     * @throws dev.agon.agents.model.DamagedFileException saying what is wrong with the file
     */
    public static LearnerCheckpoint read(Path path) throws IOException {
        return new LearnerCheckpoint(Safetensors.fromBytes(path.toString(), Files.readAllBytes(path)));
    }
}
