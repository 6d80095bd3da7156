package dev.agon.league.learner;

import dev.agon.agents.model.DamagedFileException;
import dev.agon.agents.model.Disk;
import dev.agon.agents.model.DurableFile;
import dev.agon.agents.model.Safetensors;
import dev.agon.agents.ppo.LearnerCheckpoint;
import dev.agon.league.AgonException;
import dev.agon.proto.training.RoundsState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved states of a learner: the last two, each with its SHA-256 beside it, so that a damaged one is noticed and the one
 * before it serves. Also counts how often the learner was started.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String STATE = ".safetensors";
    private static final String DIGEST = ".sha256";
    private static final String ROUNDS = ".rounds";
    private static final int KEPT = 2;
    private static final String PREFIX = "run.";

    private final Path folder;
    private final Disk disk;

    /** Checkpoints in that folder, which is made when needed. */
    Checkpoints(Path folder) {
        this(folder, Disk.MACHINE);
    }

    Checkpoints(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * A learner's state and how far its run had come.
     *
     * @param rounds how everything beside the learner stood, in a deterministic run
     */
    record Saved(LearnerCheckpoint learner, Progress progress, Optional<RoundsState> rounds) {}

    /** Whether nothing was ever saved. */
    boolean isEmpty() throws IOException {
        return newestFirst().isEmpty();
    }

    void save(LearnerCheckpoint learner, Progress progress, Optional<RoundsState> rounds) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> metadata = new LinkedHashMap<>(learner.content().metadata());
        metadata.put(PREFIX + "version", Long.toString(progress.version()));
        metadata.put(PREFIX + "steps", Long.toString(progress.steps()));
        metadata.put(PREFIX + "updates", Long.toString(progress.updates()));
        metadata.put(PREFIX + "nextSnapshot", Long.toString(progress.nextSnapshot()));
        Path file = folder.resolve(progress.updates() + STATE);
        if (rounds.isPresent()) {
            byte[] beside = rounds.get().toByteArray();
            metadata.put(PREFIX + "rounds", sha256(beside));
            DurableFile.write(disk, roundsOf(file), beside);
        }
        byte[] bytes = new Safetensors(metadata, learner.content().tensors()).toBytes();
        DurableFile.write(disk, digestOf(file), (sha256(bytes) + "\n").getBytes(StandardCharsets.US_ASCII));
        DurableFile.write(disk, file, bytes);
        for (Path old : newestFirst().stream().skip(KEPT).toList()) {
            disk.delete(old);
            disk.delete(digestOf(old));
            disk.delete(roundsOf(old));
        }
    }

    /**
     * The newest that is whole, or empty where none was saved yet; a damaged one is passed over with a warning.
     *
     * @throws AgonException where all that were saved are damaged
     */
    Optional<Saved> newest() throws IOException {
        List<Path> files = newestFirst();
        for (Path file : files) {
            try {
                return Optional.of(read(file));
            } catch (NoSuchFileException gone) {
                LOG.warn("passing over the checkpoint {}: {} is not there", file, gone.getMessage());
            } catch (IOException | IllegalArgumentException | DamagedFileException damaged) {
                LOG.warn("passing over the checkpoint {}: {}", file, damaged.getMessage());
            }
        }
        if (!files.isEmpty()) {
            throw AgonException.input(
                    "every checkpoint in " + folder + " is damaged, see the learner's log; put copies of the files"
                            + " back, or begin anew from a snapshot: ./agon train"
                            + " --initialize-from RUN@latest");
        }
        return Optional.empty();
    }

    private static Saved read(Path file) throws IOException {
        byte[] bytes = checked(file, Files.readString(digestOf(file)).strip());
        LearnerCheckpoint learner = new LearnerCheckpoint(Safetensors.fromBytes(file.toString(), bytes));
        return new Saved(
                learner,
                new Progress(
                        number(learner, "version"),
                        number(learner, "steps"),
                        number(learner, "updates"),
                        number(learner, "nextSnapshot")),
                rounds(file, learner));
    }

    private static Optional<RoundsState> rounds(Path file, LearnerCheckpoint learner) throws IOException {
        String expected = learner.content().metadata().get(PREFIX + "rounds");
        return expected == null
                ? Optional.empty()
                : Optional.of(RoundsState.parseFrom(checked(roundsOf(file), expected)));
    }

    private static byte[] checked(Path file, String sha256) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!sha256.equals(sha256(bytes))) {
            throw new DamagedFileException(file.toString(), "does not have the SHA-256 " + sha256);
        }
        return bytes;
    }

    private static long number(LearnerCheckpoint learner, String name) {
        return Long.parseLong(String.valueOf(learner.content().metadata().get(PREFIX + name)));
    }

    private List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{1,18}\\" + STATE))
                    .sorted(Comparator.comparingLong(Checkpoints::updates).reversed())
                    .toList();
        }
    }

    private static long updates(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(STATE, ""));
    }

    private static Path digestOf(Path file) {
        return beside(file, DIGEST);
    }

    private static Path roundsOf(Path file) {
        return beside(file, ROUNDS);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName().toString().replace(STATE, ending));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
