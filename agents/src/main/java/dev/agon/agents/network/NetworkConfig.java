package dev.agon.agents.network;

import dev.agon.game.Layout;
import java.util.function.Consumer;

/**
 * Widths and core of the network; with a game's layout it fixes every tensor's shape.
 *
 * @param core what carries memory from one decision to the next
 * @param coreScope whose memory the core is
 * @param entityWidth width of the two layers that encode an entity
 * @param entityAttention heads of self-attention among a view's entities, which divide {@code entityWidth}; 0 for none
 * @param encoder what planes go through
 * @param gridWidth numbers that {@link EncoderKind#GRID} holds for each cell of the board; unused by the other
 * @param gridBlocks residual blocks, of two convolutions each, after the first convolution of {@link EncoderKind#GRID}; unused by
 *     the other
 * @param viewWidth width of the view state
 * @param coreWidth width of a core's output; unused by {@link CoreKind#NONE}
 * @param coreLayers blocks of {@link CoreKind#TRANSFORMER}; unused by other cores
 * @param coreHeads heads of attention of {@link CoreKind#TRANSFORMER}, which divide {@code coreWidth}; unused by other cores
 * @param context decisions that {@link CoreKind#TRANSFORMER} sees, the one to be made included; unused by other cores
 * @param headWidth width of the hidden layers of policy and value heads
 */
public record NetworkConfig(
        CoreKind core,
        CoreScope coreScope,
        int entityWidth,
        int entityAttention,
        EncoderKind encoder,
        int gridWidth,
        int gridBlocks,
        int viewWidth,
        int coreWidth,
        int coreLayers,
        int coreHeads,
        int context,
        int headWidth) {
    private static final int MAX_WIDTH = 4096;

    public NetworkConfig {
        requireRange("entityWidth", entityWidth, 1, MAX_WIDTH);
        requireRange("entityAttention", entityAttention, 0, 64);
        requireRange("gridWidth", gridWidth, 1, 256);
        requireRange("gridBlocks", gridBlocks, 0, 16);
        requireRange("viewWidth", viewWidth, 1, MAX_WIDTH);
        requireRange("coreWidth", coreWidth, 1, MAX_WIDTH);
        requireRange("coreLayers", coreLayers, 1, 16);
        requireRange("coreHeads", coreHeads, 1, 64);
        requireRange("context", context, 2, 1024);
        requireRange("headWidth", headWidth, 1, MAX_WIDTH);
        if (core == CoreKind.NONE && coreScope != CoreScope.VIEW) {
            throw new IllegalArgumentException(
                    "network.coreScope must be view where there is no core: " + coreScope.key());
        }
        if (entityAttention > 0 && entityWidth % entityAttention != 0) {
            throw new IllegalArgumentException(
                    "network.entityAttention must divide entityWidth=" + entityWidth + ": " + entityAttention);
        }
        if (core == CoreKind.TRANSFORMER && coreWidth % coreHeads != 0) {
            throw new IllegalArgumentException(
                    "network.coreHeads must divide coreWidth=" + coreWidth + ": " + coreHeads);
        }
    }

    /** A network of these widths, all else as in {@link #defaults}. */
    public NetworkConfig(CoreKind core, int entityWidth, int viewWidth, int coreWidth, int headWidth) {
        this(
                core,
                CoreScope.VIEW,
                entityWidth,
                0,
                EncoderKind.ENTITIES,
                32,
                1,
                viewWidth,
                coreWidth,
                1,
                4,
                32,
                headWidth);
    }

    /** The reference network of every compute figure. */
    public static NetworkConfig defaults() {
        return new NetworkConfig(CoreKind.NONE, 64, 128, 128, 64);
    }

    /** The same network with another core. */
    public NetworkConfig withCore(CoreKind other) {
        return changed(draft -> draft.core = other);
    }

    /** The same network with a core of another scope. */
    public NetworkConfig withCoreScope(CoreScope other) {
        return changed(draft -> draft.coreScope = other);
    }

    /** The same network with another depth, heads and reach of a transformer. */
    public NetworkConfig withTransformer(int layers, int heads, int decisions) {
        return changed(draft -> {
            draft.coreLayers = layers;
            draft.coreHeads = heads;
            draft.context = decisions;
        });
    }

    /** The same network with so many heads of attention among entities. */
    public NetworkConfig withEntityAttention(int attentionHeads) {
        return changed(draft -> draft.entityAttention = attentionHeads);
    }

    /** The same network with planes encoded by convolutions: numbers for each cell, and residual blocks after the first. */
    public NetworkConfig withGrid(int width, int blocks) {
        return changed(draft -> {
            draft.encoder = EncoderKind.GRID;
            draft.gridWidth = width;
            draft.gridBlocks = blocks;
        });
    }

    private NetworkConfig changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished(this);
    }

    /** What may be changed alone; all else stays. */
    private static final class Draft {
        CoreKind core;
        CoreScope coreScope;
        int entityAttention;
        EncoderKind encoder;
        int gridWidth;
        int gridBlocks;
        int coreLayers;
        int coreHeads;
        int context;

        Draft(NetworkConfig from) {
            core = from.core;
            coreScope = from.coreScope;
            entityAttention = from.entityAttention;
            encoder = from.encoder;
            gridWidth = from.gridWidth;
            gridBlocks = from.gridBlocks;
            coreLayers = from.coreLayers;
            coreHeads = from.coreHeads;
            context = from.context;
        }

        NetworkConfig finished(NetworkConfig from) {
            return new NetworkConfig(
                    core,
                    coreScope,
                    from.entityWidth,
                    entityAttention,
                    encoder,
                    gridWidth,
                    gridBlocks,
                    from.viewWidth,
                    from.coreWidth,
                    coreLayers,
                    coreHeads,
                    context,
                    from.headWidth);
        }
    }

    /**
     * Refuses a game that the network cannot see.
     *
     * @throws IllegalArgumentException for {@link EncoderKind#GRID} without planes that may change in a match
     */
    public void requireFits(Layout layout) {
        if (encoder == EncoderKind.GRID && layout.changingPlaneLength() == 0) {
            throw new IllegalArgumentException("network.encoder=grid needs a board, and none of the game's "
                    + layout.planes().size() + " planes changes in a match; set network.encoder=entities");
        }
    }

    /** How many numbers a core carries from one decision to the next: of a view, or of each of its seats. */
    public int stateLength() {
        return switch (core) {
            case NONE -> 0;
            case LSTM, MLSTM -> 2 * coreWidth;
            case TRANSFORMER -> TransformerCore.stateLength(this);
        };
    }

    /** Width of what the core gives to the heads. */
    public int stateWidth() {
        return core == CoreKind.NONE ? viewWidth : coreWidth;
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "network." + name + " must be in [" + least + ", " + most + "]: " + value);
        }
    }
}
