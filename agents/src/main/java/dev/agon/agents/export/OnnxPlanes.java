package dev.agon.agents.export;

import dev.agon.agents.network.EncoderKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.game.Layout;
import dev.agon.proto.onnx.TensorProto.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The planes that may change as ONNX operators: flat, or through the grid encoder's convolutions. Its plane of ones is the same for
 * every board: what the first convolution makes of it is added as a constant.
 */
final class OnnxPlanes {
    private static final int SIDE = 3;
    private static final int TAPS = SIDE * SIDE;

    private final OnnxLayers layers;
    private final OnnxGraph graph;
    private final int planes;
    private final int rows;
    private final int columns;

    /** What convolutions make of the board, {@code [batch, width, row, column]}; null without them. */
    final @Nullable String board;

    /** What the view layer sees, {@code [batch, width]}. */
    final String flat;

    OnnxPlanes(OnnxLayers layers, Layout layout, NetworkConfig network) {
        this.layers = layers;
        graph = layers.graph;
        rows = layout.rows();
        columns = layout.columns();
        planes = layout.changingPlaneLength() / (rows * columns);
        String boards = scaled(layout);
        board = network.encoder() == EncoderKind.GRID ? convolved(boards, network) : null;
        flat = board != null
                ? flat(board, network.gridWidth())
                : graph.node("Reshape", "planes.flat", boards, shape(planes));
    }

    private String scaled(Layout layout) {
        String input = graph.input(
                "planes",
                DataType.FLOAT,
                "the layout's planes without those of role TERRAIN",
                OnnxAxis.BATCH,
                OnnxAxis.of(planes),
                OnnxAxis.of(rows),
                OnnxAxis.of(columns));
        return layers.scaled(input, layout.planes().subList(0, planes), List.of(planes, 1, 1));
    }

    /** Numbers of each cell behind each other, as the network has them. */
    private String flat(String boards, int width) {
        String cells = graph.node(
                "Transpose", "grid.cells", List.of(OnnxGraph.attribute("perm", List.of(0L, 2L, 3L, 1L))), boards);
        return graph.node("Reshape", "grid.flat", cells, shape(width));
    }

    /** What a column adds to the logit of the verb's target at it, {@code [batch, 1, columns]}, or null where it adds nothing. */
    @Nullable
    String columns(String verb, int targets) {
        if (board == null || targets != columns) {
            return null;
        }
        String name = "cells." + verb + ".column";
        float[] weight = layers.numbers(name);
        int width = weight.length / rows;
        float[] turned = new float[weight.length];
        for (int i = 0; i < weight.length; i++) {
            turned[i % width * rows + i / width] = weight[i];
        }
        String sums =
                graph.node("Conv", name + ".product", board, graph.constant(name, List.of(1, width, rows, 1), turned));
        return graph.node("Squeeze", name, sums, layers.axes(2));
    }

    private String shape(int width) {
        return graph.integers("planes.shape", 0, (long) rows * columns * width);
    }

    private String convolved(String boards, NetworkConfig network) {
        int width = network.gridWidth();
        String product = convolution("grid.input", boards, planes, planes + 1, width, new float[width]);
        String ones = graph.constant("grid.input.ones", List.of(1, width, rows, columns), ofOnes(width));
        String stream = graph.node("Relu", "grid.input", graph.node("Add", "grid.input.sum", product, ones));
        for (int block = 0; block < network.gridBlocks(); block++) {
            String name = "grid.block" + block;
            String hidden = graph.node("Relu", name + ".first", convolution(name + ".first", stream, width));
            String branch = convolution(name + ".second", hidden, width);
            stream = graph.node("Relu", name, graph.node("Add", name + ".sum", branch, stream));
        }
        return stream;
    }

    private String convolution(String name, String x, int width) {
        return convolution(name, x, width, width, width, layers.numbers(name + ".bias"));
    }

    /** Over the first {@code in} of the inputs that the weight has for each tap. */
    private String convolution(String name, String x, int in, int inputs, int out, float[] bias) {
        float[] weight = layers.numbers(name + ".weight");
        float[] turned = new float[out * in * TAPS];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (int tap = 0; tap < TAPS; tap++) {
                    turned[(o * in + i) * TAPS + tap] = weight[(tap * inputs + i) * out + o];
                }
            }
        }
        return graph.node(
                "Conv",
                name + ".convolution",
                List.of(OnnxGraph.attribute("pads", List.of(1L, 1L, 1L, 1L))),
                x,
                graph.constant(name + ".weight", List.of(out, in, SIDE, SIDE), turned),
                graph.constant(name + ".bias", List.of(out), bias));
    }

    /** What the first convolution's last input, 1 on every cell and 0 off the board, and its bias give, {@code [unit, cell]}. */
    private float[] ofOnes(int width) {
        float[] weight = layers.numbers("grid.input.weight");
        float[] bias = layers.numbers("grid.input.bias");
        float[] sum = new float[width * rows * columns];
        for (int i = 0; i < sum.length; i++) {
            int unit = i / (rows * columns);
            int row = i / columns % rows;
            int column = i % columns;
            sum[i] = bias[unit];
            for (int tap = 0; tap < TAPS; tap++) {
                int seenRow = row + tap / SIDE - 1;
                int seenColumn = column + tap % SIDE - 1;
                if (seenRow >= 0 && seenRow < rows && seenColumn >= 0 && seenColumn < columns) {
                    sum[i] += weight[(tap * (planes + 1) + planes) * width + unit];
                }
            }
        }
        return sum;
    }
}
