package dev.agon.agents.rl4j.actor;

import dev.agon.agents.model.DamagedFileException;
import dev.agon.agents.model.DurableFile;
import dev.agon.agents.model.Safetensors;
import dev.agon.agents.model.Tensor;
import dev.agon.game.Game;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trained actors as safetensors files: {@code layer.I.weight} {@code [input, output]} and {@code layer.I.bias} {@code [output]} for each layer,
 * with the game's name and the hash of its layout as text.
 */
public final class DenseActorFile {
    private static final String FORMAT = "agon-dense-actor-1";

    private DenseActorFile() {}

    /** Writes the file whole or not at all. */
    public static void write(Path path, DenseActor actor) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < actor.layers().size(); i++) {
            DenseActor.Layer layer = actor.layers().get(i);
            tensors.put(weight(i), new Tensor(List.of(layer.inputs(), layer.outputs()), layer.weights()));
            tensors.put(bias(i), Tensor.of(layer.bias()));
        }
        Map<String, String> text = new LinkedHashMap<>();
        text.put("format", FORMAT);
        text.put("game", actor.game());
        text.put("layout", actor.layoutHash());
        DurableFile.write(path, new Safetensors(text, tensors).toBytes());
    }

    /**
     * Reads an actor of this game.
     *
     * @param layoutHash of the game's layout
     * @throws DamagedFileException saying what is wrong with the file
     * @throws IllegalArgumentException where it plays another game
     */
    public static DenseActor read(Path path, Game game, String layoutHash) throws IOException {
        String name = path.toString();
        if (Files.size(path) > Safetensors.MAX_FILE_BYTES) {
            throw new DamagedFileException(name, "is longer than any actor's file");
        }
        Safetensors file = Safetensors.fromBytes(name, Files.readAllBytes(path));
        if (!text(name, file, "format").equals(FORMAT)) {
            throw new DamagedFileException(name, "is no " + FORMAT + " but " + text(name, file, "format"));
        }
        String plays = text(name, file, "game");
        if (!game.name().equals(plays)) {
            throw new IllegalArgumentException("plays " + plays + ", not " + game.name());
        }
        if (!text(name, file, "layout").equals(layoutHash)) {
            throw new IllegalArgumentException("was trained on another layout of " + plays + " than the one here");
        }
        return fitting(name, new FlatObservation(game), actor(name, plays, layoutHash, file));
    }

    private static String text(String name, Safetensors file, String key) {
        String value = file.metadata().get(key);
        if (value == null) {
            throw new DamagedFileException(name, "does not say its " + key);
        }
        return value;
    }

    private static DenseActor actor(String name, String plays, String layoutHash, Safetensors file) {
        try {
            return new DenseActor(plays, layoutHash, layers(name, file));
        } catch (IllegalArgumentException wrongLayers) {
            throw new DamagedFileException(name, String.valueOf(wrongLayers.getMessage()));
        }
    }

    private static List<DenseActor.Layer> layers(String name, Safetensors file) {
        List<DenseActor.Layer> layers = new ArrayList<>();
        Tensor weight = file.tensors().get(weight(0));
        while (weight != null) {
            Tensor bias = file.tensors().get(bias(layers.size()));
            if (bias == null
                    || weight.shape().size() != 2
                    || !bias.shape().equals(weight.shape().subList(1, 2))) {
                throw new DamagedFileException(
                        name, "has no bias that fits " + weight(layers.size()) + " of shape " + weight.shape());
            }
            requireFinite(name, weight);
            requireFinite(name, bias);
            layers.add(new DenseActor.Layer(weight.values(), bias.values()));
            weight = file.tensors().get(weight(layers.size()));
        }
        return layers;
    }

    private static void requireFinite(String name, Tensor tensor) {
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new DamagedFileException(name, "holds a weight that is no number");
            }
        }
    }

    private static DenseActor fitting(String name, FlatObservation flat, DenseActor actor) {
        if (actor.inputs() != flat.length() || actor.orders() != flat.orders().size()) {
            throw new DamagedFileException(
                    name,
                    "goes from " + actor.inputs() + " numbers to " + actor.orders() + " orders, but "
                            + actor.game() + " needs " + flat.length() + " and "
                            + flat.orders().size());
        }
        return actor;
    }

    private static String weight(int layer) {
        return "layer." + layer + ".weight";
    }

    private static String bias(int layer) {
        return "layer." + layer + ".bias";
    }
}
