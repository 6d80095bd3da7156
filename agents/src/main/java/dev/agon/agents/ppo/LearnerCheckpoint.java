package dev.agon.agents.ppo;

import dev.agon.agents.model.DurableFile;
import dev.agon.agents.model.Safetensors;
import dev.agon.agents.model.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything a learner needs to go on as if it had never stopped: weights, optimizer moments, normalisers, generator, counters.
 *
 * @param content as it lies in the file
 */
public record LearnerCheckpoint(Safetensors content) {
    static final String FORMAT = "agon-learner-1";

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

    void requireLayout(String layout) {
        require(
                FORMAT.equals(content.metadata().get("format")),
                "is of format " + content.metadata().get("format"));
        require(
                layout.equals(content.metadata().get("layout")),
                "is of layout " + content.metadata().get("layout") + ", but the game's is " + layout);
    }

    float[] tensor(String name, int length) {
        Tensor tensor = content.tensors().get(name);
        if (tensor == null || tensor.values().length != length) {
            throw new IllegalArgumentException("checkpoint: tensor " + name + " should hold " + length + " numbers but "
                    + (tensor == null ? "is missing" : "holds " + tensor.values().length));
        }
        return tensor.values();
    }

    float[] tensorOr(String name, float[] otherwise) {
        return content.tensors().containsKey(name) ? tensor(name, otherwise.length) : otherwise;
    }

    long number(String name) {
        try {
            return Long.parseLong(String.valueOf(content.metadata().get(name)));
        } catch (NumberFormatException notNumber) {
            throw new IllegalArgumentException("checkpoint: " + name + " is no number", notNumber);
        }
    }

    long numberOr(String name, long otherwise) {
        return content.metadata().containsKey(name) ? number(name) : otherwise;
    }

    double real(String name) {
        try {
            return Double.parseDouble(String.valueOf(content.metadata().get(name)));
        } catch (NumberFormatException notNumber) {
            throw new IllegalArgumentException("checkpoint: " + name + " is no number", notNumber);
        }
    }

    double realOr(String name, double otherwise) {
        return content.metadata().containsKey(name) ? real(name) : otherwise;
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException("checkpoint " + fault);
        }
    }
}
