package dev.agon.agents.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One network with space for a number of rows, made at construction; several may share one {@link Weights}. Used by one
 * thread.
 *
 * <pre>{@code
 * network.batch().clear();                       // add rows
 * network.forward();
 * network.verbLogits();                          // an order's from verbOffset(order) on
 * network.targetLogits(order, verb, mask, 0, logits);
 * // training: fill verbGradient, valueGradient, winGradient, call targetBackward where a target was chosen, then
 * network.backward();
 * network.addGradients(total);
 * }</pre>
 */
public final class Network implements AutoCloseable {
    private final Weights weights;
    private final boolean training;
    private final Gradients gradients;
    private final Batch batch;
    private final @Nullable EntityEncoder encoder;
    private final @Nullable GridEncoder grid;
    private final Dense viewLayer;
    private final Rows view;
    private final Rows viewGradient;
    private final Rows viewInputGradient;
    private final @Nullable HeadInput seatInput;
    private final Core core;
    private final OrderHeads orders;
    private final TargetHeads targets;
    private final ValueHeads values;
    private final int scale;

    /**
     * A network over shared weights.
     *
     * @param maxRows most rows of a batch
     * @param maxSeats most seats of a view
     * @param training whether backward passes will be asked for
     */
    public Network(Gemm gemm, Weights weights, int maxRows, int maxSeats, boolean training) {
        NetworkShape shape = weights.shape;
        this.weights = weights;
        this.training = training;
        int trained = training ? maxRows : 0;
        gradients = new Gradients(shape, training);
        batch = new Batch(shape, maxRows, maxSeats);
        encoder = shape.entityWidth == 0 ? null : new EntityEncoder(gemm, weights, gradients, maxRows, training);
        grid = shape.grid ? new GridEncoder(gemm, weights, gradients, maxRows, training) : null;
        viewLayer = new Dense(gemm, weights, gradients, "view", true);
        view = new Rows(maxRows, shape.config.viewWidth());
        viewGradient = new Rows(trained, shape.config.viewWidth());
        viewInputGradient = new Rows(trained, shape.viewInput);
        int maxSlots = maxRows * maxSeats;
        boolean ofSeats = shape.config.coreScope() == CoreScope.ACTOR;
        seatInput = ofSeats ? new HeadInput(shape.config.viewWidth(), shape.entityWidth, maxSlots, training) : null;
        int coreRows = ofSeats ? maxSlots : maxRows;
        core = switch (shape.config.core()) {
            case NONE -> new NoCore(view, viewGradient);
            case LSTM, MLSTM -> new LstmCore(gemm, weights, gradients, coreRows, training);
            case TRANSFORMER -> new TransformerCore(gemm, weights, gradients, coreRows, training);
        };
        int maxOrders = maxSlots * shape.layout.maxActorsPerSeat();
        orders = new OrderHeads(gemm, weights, gradients, maxOrders, training);
        targets = new TargetHeads(
                gemm,
                weights,
                gradients,
                orders,
                encoder,
                grid == null ? null : new GridTargets(weights, gradients, grid));
        values = new ValueHeads(gemm, weights, gradients, maxRows, maxSlots, training);
        scale = shape.tensor("value.scale").offset();
    }

    /** What the next {@link #forward} reads. */
    public Batch batch() {
        return batch;
    }

    /** Computes everything but targets, once for each filling of the batch; when training, also zeroes the gradients that the caller fills. */
    public void forward() {
        batch.start();
        batch.scale();
        if (encoder != null) {
            encoder.forward(batch);
        }
        if (grid != null) {
            grid.forward(batch);
        }
        batch.viewInput.upload(batch.rows);
        viewLayer.forward(batch.viewInput, batch.rows, view);
        if (seatInput != null) {
            seatInput.seats(batch, view, batch.slotRow, encoder);
        }
        core.forward(batch.time, coreInput());
        orders.forward(batch, core.state(), encoder);
        values.forward(batch, core.state(), encoder);
        if (training) {
            zeroActivationGradients();
        }
    }

    private Rows coreInput() {
        return seatInput == null ? view : seatInput.input;
    }

    private void zeroActivationGradients() {
        Rows stateGradient = core.stateGradient();
        Arrays.fill(stateGradient.heap, 0, batch.time.rows * stateGradient.stride, 0);
        if (encoder != null) {
            Arrays.fill(encoder.embeddingGradient.heap, 0, batch.entities * encoder.embeddingGradient.stride, 0);
        }
        if (grid != null) {
            grid.zeroGradients(batch.rows);
        }
        orders.zeroGradients(batch.orders);
        values.zeroGradients(batch);
    }

    /** Where the logits of an order's verbs start, and their gradients. */
    public int verbOffset(int order) {
        return order * orders.verbLogits.stride;
    }

    /** Logits of every verb, legal or not; an order's from {@link #verbOffset} on. */
    public float[] verbLogits() {
        return orders.verbLogits.heap;
    }

    /** Writes the logits of the targets that the mask allows; others are left alone. */
    public void targetLogits(int order, int verb, long[] mask, int maskOffset, float[] logits) {
        targets.forward(batch, order, verb, mask, maskOffset, logits);
    }

    /** Values in units of the running scale, {@code [slot]}. */
    public float[] normalizedValues() {
        return values.values;
    }

    /** A seat's value in reward units. */
    public float value(int slot) {
        float[] w = weights.values();
        return w[scale] + w[scale + 1] * values.values[slot];
    }

    /** Logits of winning, {@code [row]}. */
    public float[] winLogits() {
        return values.winLogits;
    }

    /** Writes the core's state after a sequence's last step; the place of its start state may be given. With scope {@link CoreScope#ACTOR} one state a seat lies behind the other. */
    public void endState(int sequence, float[] into, int offset) {
        int first = batch.firstState(sequence);
        int length = batch.shape.config.stateLength();
        for (int i = first; i < batch.firstState(sequence + 1); i++) {
            core.endState(batch.time, i, into, offset + (i - first) * length);
        }
    }

    /** Gradient of the loss by each verb logit, laid out as {@link #verbLogits}, for the caller to fill. */
    public float[] verbGradient() {
        return orders.verbGradient.heap;
    }

    /** Gradient of the loss by each normalised value, {@code [slot]}, for the caller to fill. */
    public float[] valueGradient() {
        return values.valueGradient;
    }

    /** Gradient of the loss by each win logit, {@code [row]}, for the caller to fill. */
    public float[] winGradient() {
        return values.winGradient;
    }

    /** Takes the gradient of the loss by the target logits of an order; at most once for each order. */
    public void targetBackward(int order, int verb, long[] mask, int maskOffset, float[] logitGradients) {
        targets.backward(batch, order, verb, mask, maskOffset, logitGradients);
    }

    /** Adds the batch's gradients to the sums. */
    public void backward() {
        values.backward(batch, core.state(), core.stateGradient(), encoder);
        orders.backward(batch, core.stateGradient(), encoder);
        if (seatInput == null) {
            core.backward(batch.time, view, viewGradient);
        } else {
            core.backward(batch.time, seatInput.input, seatInput.gradient);
            Arrays.fill(viewGradient.heap, 0, batch.rows * viewGradient.stride, 0);
            seatInput.seatsBackward(batch, viewGradient, batch.slotRow, encoder);
        }
        int made = grid != null ? batch.viewInput.width : encoder == null ? 0 : encoder.embedding.width;
        viewLayer.backward(batch.viewInput, view, viewGradient, batch.rows, viewInputGradient, made, 0);
        if (grid != null) {
            viewInputGradient.download(batch.rows);
            grid.backward(batch, viewInputGradient);
        }
        if (encoder != null) {
            viewInputGradient.download(batch.rows);
            encoder.poolBackward(batch, viewInputGradient);
            encoder.backward(batch);
        }
    }

    /** Forgets all sums. */
    public void zeroGradients() {
        gradients.zero();
    }

    /** Adds the sums since {@link #zeroGradients} to an array of all parameters. */
    public void addGradients(float[] total) {
        gradients.addTo(total);
    }

    @Override
    public void close() {
        gradients.close();
        batch.close();
        if (encoder != null) {
            encoder.close();
        }
        if (grid != null) {
            grid.close();
        }
        view.close();
        viewGradient.close();
        viewInputGradient.close();
        if (seatInput != null) {
            seatInput.close();
        }
        core.close();
        orders.close();
        targets.close();
        values.close();
    }
}
