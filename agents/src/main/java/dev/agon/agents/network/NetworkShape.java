package dev.agon.agents.network;

import dev.agon.game.Layout;
import dev.agon.game.MatchRandom;
import dev.agon.game.TargetKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every tensor of the network for a layout and a configuration, in the order in which they lie in a flat array.
 *
 * <pre>
 * entity features ─ relu ─ relu ─┬─ max over entities ─┐
 *      (bias per kind)           │  globals, planes ───┴─ relu ─ core ─ state
 *                                │          (or convolutions over planes)
 * state, own entity ─ relu ─┬─ verb                        (policy, per actor)
 *                           ├─ query + verb ─ · entities   (pointer targets)
 *                           └─ cells, per verb             (cell targets; see also their columns of the board)
 * state, mean of own entities ─ relu ─ value               (per seat)
 * state ─ win probability
 * </pre>
 */
public final class NetworkShape {
    /** Name of the tensors of the grid encoder's first convolution. */
    static final String GRID_INPUT = "grid.input";

    private static final String GAIN = ".gain";

    final Layout layout;
    final NetworkConfig config;
    final int verbs;
    final int featureCount;
    final int entityWidth;

    /** Whether planes go through convolutions. */
    final boolean grid;

    /** Cells of the board, and what the first convolution sees of each: a number per plane that may change, and a 1. */
    final int cells;

    final int gridInput;

    /** Width of what the view layer sees of the planes. */
    final int boardWidth;

    final int viewInput;
    final int coreInput;
    final int stateWidth;
    final int headInput;

    private final List<TensorSlot> slots = new ArrayList<>();
    private final List<Double> gains = new ArrayList<>();
    private int count;

    /**
     * The shape for games with this layout.
     *
     * @throws IllegalArgumentException when the configuration asks for what the layout does not have
     */
    public NetworkShape(Layout layout, NetworkConfig config) {
        config.requireFits(layout);
        this.layout = layout;
        this.config = config;
        verbs = layout.verbs().size();
        featureCount = layout.features().size();
        entityWidth = layout.maxEntities() > 0 ? config.entityWidth() : 0;
        grid = config.encoder() == EncoderKind.GRID;
        cells = layout.rows() * layout.columns();
        gridInput = grid ? layout.changingPlaneLength() / cells + 1 : 0;
        boardWidth = grid ? cells * config.gridWidth() : layout.changingPlaneLength();
        viewInput = entityWidth + layout.globals().size() + boardWidth;
        coreInput = config.viewWidth() + (config.coreScope() == CoreScope.ACTOR ? entityWidth : 0);
        stateWidth = config.stateWidth();
        headInput = stateWidth + entityWidth;
        addTensors();
    }

    private void addTensors() {
        double relu = Math.sqrt(2);
        int head = config.headWidth();
        if (entityWidth > 0) {
            // The bias of each kind lies behind the weights: an entity's kind is one more input, 1 for its own kind.
            add("entity.features.weight", featureCount, entityWidth, relu);
            add("entity.kind.bias", layout.kinds().size(), entityWidth, 0);
            addDense("entity.hidden", entityWidth, entityWidth, relu);
            addEntityAttention();
        }
        if (grid) {
            addGrid(config.gridWidth());
        }
        addDense("view", viewInput, config.viewWidth(), relu);
        addCore(coreInput, config.coreWidth());
        addDense("actor", headInput, head, relu);
        addDense("verb", head, verbs, 0.01);
        if (targets(TargetKind.ENTITY)) {
            addDense("query", head, entityWidth, 0.1);
            add("query.verb", verbs, entityWidth, 0);
        }
        for (int verb = 0; verb < verbs; verb++) {
            if (layout.verbs().get(verb).target() == TargetKind.CELL) {
                add(cells(verb) + ".weight", layout.targets(verb), head, 0.01);
                add(cells(verb) + ".bias", 1, layout.targets(verb), 0);
                if (aimsAtColumns(verb)) {
                    add(ofColumn(verb), layout.rows(), config.gridWidth(), 0.01);
                }
            }
        }
        addDense("value.hidden", headInput, head, relu);
        addDense("value", head, 1, 0.1);
        addDense("win", stateWidth, 1, 0.01);
        slots.add(new TensorSlot("value.scale", count, 1, 2, false));
        gains.add(0.0);
        count += 2;
    }

    private void addEntityAttention() {
        if (config.entityAttention() > 0) {
            addNorm("entity.attention.norm", entityWidth);
            addDense("entity.attention.input", entityWidth, 3 * entityWidth, 1);
            addDense("entity.attention.output", entityWidth, entityWidth, Math.sqrt(0.5));
        }
    }

    private void addGrid(int width) {
        addDense(GRID_INPUT, GridWindows.TAPS * gridInput, width, Math.sqrt(2));
        // Each block adds to the stream: together they add about as much as is there.
        double branch = 1 / Math.sqrt(Math.max(1, config.gridBlocks()));
        for (int i = 0; i < 2 * config.gridBlocks(); i++) {
            addDense(gridLayer(i), GridWindows.TAPS * width, width, i % 2 == 0 ? Math.sqrt(2) : branch);
        }
    }

    /** Name of the tensors of a convolution of the grid's blocks, two a block. */
    static String gridLayer(int layer) {
        return "grid.block" + layer / 2 + (layer % 2 == 0 ? ".first" : ".second");
    }

    private void addCore(int in, int width) {
        switch (config.core()) {
            case NONE -> {}
            case LSTM -> addLstm(in, width);
            case MLSTM -> {
                add("core.multiplier.input.weight", in, width, 1);
                add("core.multiplier.recurrent.weight", width, width, 1);
                addLstm(in, width);
            }
            case TRANSFORMER -> addTransformer(in, width);
        }
    }

    private void addLstm(int in, int width) {
        addDense("core.input", in, 4 * width, 1);
        add("core.recurrent.weight", width, 4 * width, 1);
    }

    private void addTransformer(int in, int width) {
        // Two branches join the stream in every block: together they keep its size.
        double branch = 1 / Math.sqrt(2 * config.coreLayers());
        addDense("core.input", in, width, 1);
        for (int i = 0; i < config.coreLayers(); i++) {
            String block = TransformerCore.block(i);
            addNorm(block + ".attention.norm", width);
            addDense(block + ".attention.input", width, 3 * width, 1);
            add(block + ".attention.distance", config.coreHeads(), config.context(), 0);
            addDense(block + ".attention.output", width, width, branch);
            addNorm(block + ".feed.norm", width);
            addDense(block + ".feed.hidden", width, TransformerBlock.FEED_FACTOR * width, Math.sqrt(2));
            addDense(block + ".feed.output", TransformerBlock.FEED_FACTOR * width, width, branch);
        }
        addNorm("core.norm", width);
    }

    /** Whether any verb has targets of that kind. */
    boolean targets(TargetKind kind) {
        return layout.verbs().stream().anyMatch(verb -> verb.target() == kind);
    }

    /** Name of the tensors of a verb's cells. */
    String cells(int verb) {
        return "cells." + layout.verbs().get(verb).name();
    }

    /** Whether a verb has a target for each column of a board that goes through convolutions. */
    boolean aimsAtColumns(int verb) {
        return grid && layout.verbs().get(verb).target() == TargetKind.CELL && layout.targets(verb) == layout.columns();
    }

    /** Name of the weights by which a verb's target sees the cells of its column. */
    String ofColumn(int verb) {
        return cells(verb) + ".column";
    }

    /** Every tensor in order. */
    public List<TensorSlot> tensors() {
        return List.copyOf(slots);
    }

    /** The tensor of that name. */
    public TensorSlot tensor(String name) {
        return slots.stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tensor " + name));
    }

    /** How many numbers all tensors hold. */
    public int parameterCount() {
        return count;
    }

    /**
     * Random parameters: orthogonal weights with gain √2 before a relu, 0.01 for policy heads (so that a fresh policy is nearly
     * uniform), biases 0 but for the core's forget gate, which starts open, and gains of normalisations 1.
     */
    public float[] initialize(long seed) {
        float[] parameters = new float[count];
        for (int i = 0; i < slots.size(); i++) {
            TensorSlot slot = slots.get(i);
            if (gains.get(i) > 0) {
                Orthogonal.fill(parameters, slot, gains.get(i), new MatchRandom(MatchRandom.derive(seed, i)));
            } else if (slot.name().endsWith(GAIN)) {
                Arrays.fill(parameters, slot.offset(), slot.offset() + slot.length(), 1f);
            }
        }
        parameters[tensor("value.scale").offset() + 1] = 1;
        if (config.core() == CoreKind.LSTM || config.core() == CoreKind.MLSTM) {
            int forget = tensor("core.input.bias").offset() + config.coreWidth();
            Arrays.fill(parameters, forget, forget + config.coreWidth(), 1f);
        }
        return parameters;
    }

    private void addDense(String name, int in, int out, double gain) {
        add(name + ".weight", in, out, gain);
        add(name + ".bias", 1, out, 0);
    }

    private void addNorm(String name, int width) {
        add(name + GAIN, 1, width, 0);
        add(name + ".bias", 1, width, 0);
    }

    private void add(String name, int rows, int columns, double gain) {
        slots.add(new TensorSlot(name, count, rows, columns, true));
        gains.add(gain);
        count += rows * columns;
    }
}
