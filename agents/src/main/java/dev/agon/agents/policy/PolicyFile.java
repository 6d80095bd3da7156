package dev.agon.agents.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agon.agents.model.DamagedFileException;
import dev.agon.agents.model.Disk;
import dev.agon.agents.model.DurableFile;
import dev.agon.agents.model.LayoutJson;
import dev.agon.agents.model.Safetensors;
import dev.agon.agents.model.Tensor;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.CoreScope;
import dev.agon.agents.network.EncoderKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.OpenBlas;
import dev.agon.agents.network.TensorSlot;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Layout;
import dev.agon.game.UnknownNameException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies as safetensors files, whose header holds the layout with all its names and its hash; a JSON manifest {@code x.json} beside
 * {@code x.safetensors} says the same and holds the file's SHA-256.
 */
public final class PolicyFile {
    private static final String FORMAT = "agon-policy-1";
    private static final String NAMES = "names";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyFile() {}

    /** Where the manifest of a policy's file is. */
    public static Path manifest(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return path.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    }

    /**
     * Writes the manifest and then the file, each whole or not at all; a file without its own manifest is refused by readers. The
     * manifest also tells by which kernel matrix products are computed here: training gives the same weights again only there.
     */
    public static void write(Path path, Policy policy) throws IOException {
        write(Disk.MACHINE, path, policy);
    }

    /** As {@link #write(Path, Policy)}, on that disk. */
    public static void write(Disk disk, Path path, Policy policy) throws IOException {
        byte[] content = toBytes(policy);
        ObjectNode manifest = JSON.createObjectNode();
        metadata(policy).forEach(manifest::put);
        manifest.set(NAMES, JSON.readTree(LayoutJson.write(policy.spec().layout())));
        manifest.put("kernel", OpenBlas.kernel());
        manifest.put("bytes", content.length);
        manifest.put("sha256", sha256(content));
        DurableFile.write(disk, manifest(path), manifest.toPrettyString().getBytes(StandardCharsets.UTF_8));
        DurableFile.write(disk, path, content);
    }

    /**
     * Reads a policy of any of the games, with the game's default settings.
     *
     * @throws DamagedFileException saying what is wrong with the file
     */
    public static Policy read(Path path, Games games) throws IOException {
        return fromBytes(path.toString(), checked(path), games);
    }

    /**
     * Reads a policy of this very game.
     *
     * @throws DamagedFileException saying what is wrong with the file
     */
    public static Policy read(Path path, Game game) throws IOException {
        return fromBytes(path.toString(), checked(path), game);
    }

    /**
     * Reads a policy whatever has become of its game.
     *
     * @param games where the layout of a file that does not hold its own is looked up
     * @throws DamagedFileException saying what is wrong with the file
     */
    public static StoredPolicy readStored(Path path, Games games) throws IOException {
        return storedFromBytes(path.toString(), checked(path), games);
    }

    private static byte[] checked(Path path) throws IOException {
        byte[] content = Files.readAllBytes(path);
        Path manifest = manifest(path);
        if (!Files.exists(manifest)) {
            throw new DamagedFileException(path.toString(), "has no manifest " + manifest.getFileName());
        }
        JsonNode declared;
        try {
            declared = JSON.readTree(Files.readAllBytes(manifest));
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw new DamagedFileException(manifest.toString(), "is no JSON");
        }
        if (!declared.path("sha256").asText().equals(sha256(content))) {
            throw new DamagedFileException(path.toString(), "does not have the SHA-256 that its manifest declares");
        }
        return content;
    }

    /** The policy as the bytes of a safetensors file. */
    public static byte[] toBytes(Policy policy) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        float[] parameters = policy.parameters();
        for (TensorSlot slot : policy.spec().shape().tensors()) {
            float[] values = new float[slot.length()];
            System.arraycopy(parameters, slot.offset(), values, 0, values.length);
            tensors.put(slot.name(), new Tensor(List.of(slot.rows(), slot.columns()), values));
        }
        return new Safetensors(metadata(policy), tensors).toBytes();
    }

    private static Map<String, String> metadata(Policy policy) {
        NetworkConfig network = policy.spec().network();
        Map<String, String> text = new LinkedHashMap<>();
        text.put("format", FORMAT);
        text.put("game", policy.spec().game().name());
        text.put("layout", policy.spec().layoutHash());
        text.put(NAMES, LayoutJson.write(policy.spec().layout()));
        text.put("version", Long.toString(policy.version()));
        text.put("core", network.core().key());
        text.put("coreScope", network.coreScope().key());
        text.put("entityWidth", Integer.toString(network.entityWidth()));
        text.put("entityAttention", Integer.toString(network.entityAttention()));
        text.put("encoder", network.encoder().key());
        text.put("gridWidth", Integer.toString(network.gridWidth()));
        text.put("gridBlocks", Integer.toString(network.gridBlocks()));
        text.put("viewWidth", Integer.toString(network.viewWidth()));
        text.put("coreWidth", Integer.toString(network.coreWidth()));
        text.put("coreLayers", Integer.toString(network.coreLayers()));
        text.put("coreHeads", Integer.toString(network.coreHeads()));
        text.put("context", Integer.toString(network.context()));
        text.put("headWidth", Integer.toString(network.headWidth()));
        return text;
    }

    /** Reads the bytes of a safetensors file; {@code name} is for messages. */
    public static Policy fromBytes(String name, byte[] content, Games games) {
        Safetensors file = Safetensors.fromBytes(name, content);
        try {
            return policy(name, file, games.get(text(name, file, "game")));
        } catch (UnknownNameException unknown) {
            throw new DamagedFileException(name, "is a policy for a game that is not here: " + unknown.getMessage());
        }
    }

    /** Reads the bytes of a safetensors file of this very game. */
    public static Policy fromBytes(String name, byte[] content, Game game) {
        Safetensors file = Safetensors.fromBytes(name, content);
        String declared = text(name, file, "game");
        if (!declared.equals(game.name())) {
            throw new DamagedFileException(name, "is a policy for " + declared + ", not for " + game.name());
        }
        return policy(name, file, game);
    }

    /** Reads the bytes of a safetensors file whatever has become of its game; {@code name} is for messages. */
    public static StoredPolicy storedFromBytes(String name, byte[] content, Games games) {
        Safetensors file = Safetensors.fromBytes(name, content);
        requireFormat(name, file);
        Layout layout = layout(name, file, games);
        NetworkConfig network = network(name, file);
        return new StoredPolicy(
                text(name, file, "game"),
                layout,
                network,
                Long.parseLong(number(name, file, "version")),
                parameters(name, file, new NetworkShape(layout, network)));
    }

    private static Layout layout(String name, Safetensors file, Games games) {
        String declared = text(name, file, "layout");
        String names = file.metadata().get(NAMES);
        if (names != null) {
            Layout layout = LayoutJson.read(name, names);
            if (!PolicySpec.hashOf(layout).equals(declared)) {
                throw new DamagedFileException(name, "describes another layout than the one it says it was trained on");
            }
            return layout;
        }
        String game = text(name, file, "game");
        if (games.names().contains(game)
                && PolicySpec.hashOf(games.get(game).layout()).equals(declared)) {
            return games.get(game).layout();
        }
        throw new DamagedFileException(
                name,
                "was trained on layout " + declared + " of " + game
                        + ", which is another now, and is too old to say what its numbers were called");
    }

    private static Policy policy(String name, Safetensors file, Game game) {
        requireFormat(name, file);
        PolicySpec spec = new PolicySpec(game, network(name, file));
        if (!text(name, file, "layout").equals(spec.layoutHash())) {
            throw new DamagedFileException(
                    name,
                    "was trained on layout " + text(name, file, "layout") + " of " + game.name() + ", which here has "
                            + spec.layoutHash());
        }
        return new Policy(spec, Long.parseLong(number(name, file, "version")), parameters(name, file, spec.shape()));
    }

    private static void requireFormat(String name, Safetensors file) {
        if (!text(name, file, "format").equals(FORMAT)) {
            throw new DamagedFileException(name, "is of format " + text(name, file, "format") + ", not " + FORMAT);
        }
    }

    private static float[] parameters(String name, Safetensors file, NetworkShape shape) {
        float[] parameters = new float[shape.parameterCount()];
        for (TensorSlot slot : shape.tensors()) {
            Tensor tensor = file.tensors().get(slot.name());
            if (tensor == null || !tensor.shape().equals(List.of(slot.rows(), slot.columns()))) {
                throw new DamagedFileException(
                        name,
                        "tensor " + slot.name() + " should be [" + slot.rows() + ", " + slot.columns() + "] but is "
                                + (tensor == null ? "missing" : tensor.shape()));
            }
            requireFinite(name, slot.name(), tensor.values());
            System.arraycopy(tensor.values(), 0, parameters, slot.offset(), slot.length());
        }
        return parameters;
    }

    private static NetworkConfig network(String name, Safetensors file) {
        NetworkConfig usual = NetworkConfig.defaults();
        try {
            return new NetworkConfig(
                    CoreKind.of(text(name, file, "core")),
                    CoreScope.of(file.metadata()
                            .getOrDefault("coreScope", usual.coreScope().key())),
                    width(name, file, "entityWidth"),
                    setting(name, file, "entityAttention", usual.entityAttention()),
                    EncoderKind.of(file.metadata()
                            .getOrDefault("encoder", usual.encoder().key())),
                    setting(name, file, "gridWidth", usual.gridWidth()),
                    setting(name, file, "gridBlocks", usual.gridBlocks()),
                    width(name, file, "viewWidth"),
                    width(name, file, "coreWidth"),
                    setting(name, file, "coreLayers", usual.coreLayers()),
                    setting(name, file, "coreHeads", usual.coreHeads()),
                    setting(name, file, "context", usual.context()),
                    width(name, file, "headWidth"));
        } catch (IllegalArgumentException outOfRange) {
            throw new DamagedFileException(name, String.valueOf(outOfRange.getMessage()));
        }
    }

    private static int width(String name, Safetensors file, String key) {
        return Integer.parseInt(number(name, file, key));
    }

    /** What files of before there was such a setting do not have. */
    private static int setting(String name, Safetensors file, String key, int otherwise) {
        return file.metadata().containsKey(key) ? width(name, file, key) : otherwise;
    }

    private static String text(String name, Safetensors file, String key) {
        String value = file.metadata().get(key);
        if (value == null) {
            throw new DamagedFileException(name, "is no policy: its header has no " + key);
        }
        return value;
    }

    private static String number(String name, Safetensors file, String key) {
        String value = text(name, file, key);
        if (!value.matches("[0-9]{1,18}")) {
            throw new DamagedFileException(name, key + " is no number: " + value);
        }
        return value;
    }

    private static void requireFinite(String name, String tensor, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new DamagedFileException(name, "tensor " + tensor + " is not finite");
            }
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
