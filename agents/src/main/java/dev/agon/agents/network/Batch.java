package dev.agon.agents.network;

import dev.agon.game.Layout;

/**
 * What the network is given: rows, each one view's observation, holding only the entities and actors that are present. Numbers
 * are scaled from their declared ranges to -1..1 and clipped to ±5 on the way in.
 *
 * <pre>{@code
 * batch.clear();
 * batch.addRow(globals, 0, planes, 0, seats);
 * batch.addEntities(kinds, 0, features, 0, count);
 * int order = batch.addActor(entityRow, seatOfView, true);
 * }</pre>
 *
 * <p>For a recurrent core, rows are ordered by time: first step 0 of every sequence, then {@link #nextStep} and step 1 of those
 * sequences that have one, and so on; sequences must be sorted from longest to shortest.
 */
public final class Batch {
    final NetworkShape shape;
    final Rows features;
    final Rows viewInput;

    /** Planes that go through convolutions, {@code [row, plane · cell]}; empty where they are part of the view's input. */
    final Rows planes;

    final int[] entityStart;
    final int[] orderRow;

    /** Row of the core's state that an order sees. */
    final int[] orderState;

    final int[] orderEntity;
    final int[] actorSlot;
    final int[] actorEntity;
    final int[] slotRow;

    /** Row of the core's state that a slot's value sees. */
    final int[] slotState;

    final int[] slotActors;
    final int[] slotStart;
    final Timeline time;

    private final InputScale featureScale;
    private final InputScale viewScale;
    private final InputScale planeScale;
    private final int globalCount;
    private final int planeLength;
    private final int maxRows;
    private final boolean coreOfSeats;
    private final float[][] startState;
    private final int[] startOffset;

    int rows;
    int entities;
    int actors;
    int orders;
    int slots;

    Batch(NetworkShape shape, int maxRows, int maxSeats) {
        Layout layout = shape.layout;
        this.shape = shape;
        this.maxRows = maxRows;
        int maxActors = maxRows * maxSeats * layout.maxActorsPerSeat();
        features = new Rows(
                maxRows * layout.maxEntities(),
                shape.featureCount + layout.kinds().size());
        viewInput = new Rows(maxRows, shape.viewInput);
        planes = new Rows(shape.grid ? maxRows : 0, layout.changingPlaneLength());
        entityStart = new int[maxRows + 1];
        coreOfSeats = shape.config.coreScope() == CoreScope.ACTOR;
        orderRow = new int[maxActors];
        orderState = coreOfSeats ? new int[maxActors] : orderRow;
        orderEntity = new int[maxActors];
        actorSlot = new int[maxActors];
        actorEntity = new int[maxActors];
        slotRow = new int[maxRows * maxSeats];
        slotState = coreOfSeats ? new int[maxRows * maxSeats] : slotRow;
        slotActors = new int[maxRows * maxSeats];
        slotStart = new int[maxRows + 1];
        time = new Timeline(coreOfSeats ? maxRows * maxSeats : maxRows);
        startState = new float[maxRows][];
        startOffset = new int[maxRows];
        featureScale = InputScale.ofEntities(layout, maxRows * layout.maxEntities());
        viewScale = InputScale.ofViews(shape, maxRows);
        planeScale = InputScale.ofPlanes(layout, shape.grid ? maxRows : 0);
        globalCount = layout.globals().size();
        planeLength = layout.changingPlaneLength();
    }

    /** Most rows. */
    public int maxRows() {
        return maxRows;
    }

    /** Rows so far. */
    public int rows() {
        return rows;
    }

    /** Empties it. */
    public void clear() {
        rows = 0;
        entities = 0;
        actors = 0;
        orders = 0;
        slots = 0;
        time.clear();
    }

    /** Adds a row without entities or actors and gives its number. */
    public int addRow(float[] globals, int globalOffset, float[] ofPlanes, int planeOffset, int seats) {
        int row = rows++;
        int at = row * viewInput.stride + shape.entityWidth;
        System.arraycopy(globals, globalOffset, viewInput.heap, at, globalCount);
        if (shape.grid) {
            System.arraycopy(ofPlanes, planeOffset, planes.heap, row * planes.stride, planeLength);
        } else {
            System.arraycopy(ofPlanes, planeOffset, viewInput.heap, at + globalCount, planeLength);
        }
        entityStart[row] = entities;
        entityStart[rows] = entities;
        slotStart[row] = slots;
        for (int seat = 0; seat < seats; seat++) {
            slotState[slots] = slots;
            slotRow[slots] = row;
            slotActors[slots++] = 0;
        }
        slotStart[rows] = slots;
        time.addRows(coreOfSeats ? seats : 1);
        return row;
    }

    /** Adds entities to the last row; {@code ofFeatures} is {@code [entity, feature]} from an offset on. */
    public void addEntities(int[] ofKind, int kindOffset, float[] ofFeatures, int featureOffset, int count) {
        int width = shape.featureCount;
        int kinds = features.width - width;
        int into = entities * features.stride;
        int from = featureOffset;
        for (int entity = 0; entity < count; entity++) {
            System.arraycopy(ofFeatures, from, features.heap, into, width);
            int kind = ofKind[kindOffset + entity];
            for (int i = 0; i < kinds; i++) {
                features.heap[into + width + i] = i == kind ? 1 : 0;
            }
            into += features.stride;
            from += width;
        }
        entities += count;
        entityStart[rows] = entities;
    }

    /**
     * Adds an actor to the last row.
     *
     * @param entity its entity, counted from the row's first, or -1
     * @param seat its seat, counted within the view
     * @param ordered whether policy heads are wanted for it
     * @return the number by which heads know it, or -1 where they are not wanted
     */
    public int addActor(int entity, int seat, boolean ordered) {
        int row = rows - 1;
        int absolute = entity < 0 ? -1 : entityStart[row] + entity;
        int slot = slotStart[row] + seat;
        actorSlot[actors] = slot;
        actorEntity[actors++] = absolute;
        slotActors[slot]++;
        if (!ordered) {
            return -1;
        }
        orderState[orders] = slot;
        orderRow[orders] = row;
        orderEntity[orders] = absolute;
        return orders++;
    }

    /** The rows that follow are the next step of sequences already begun. */
    public void nextStep() {
        time.nextStep();
    }

    /**
     * Says where the core's state before a sequence's first step lies; sequence {@code s} starts with row {@code s}. The array is
     * not copied: it stays as it is until the batch has been worked off.
     */
    public void startState(int sequence, float[] state, int offset) {
        startState[sequence] = state;
        startOffset[sequence] = offset;
    }

    /** Gives the core its start states, of each view or of each of its seats; after the last row. */
    void start() {
        int length = shape.config.stateLength();
        int sequences = length == 0 ? 0 : rowsOfFirstStep();
        for (int sequence = 0; sequence < sequences; sequence++) {
            int first = firstState(sequence);
            for (int i = first; i < firstState(sequence + 1); i++) {
                time.startState(i, startState[sequence], startOffset[sequence] + (i - first) * length);
            }
        }
    }

    private int rowsOfFirstStep() {
        int row = 0;
        while (row < rows && firstState(row) < time.count(0)) {
            row++;
        }
        return row;
    }

    /** First row of the core's states that belong to a row: its own, or those of its seats. */
    int firstState(int row) {
        return coreOfSeats ? slotStart[row] : row;
    }

    /** Brings all inputs from their declared ranges to -1..1; once, after the last row. */
    void scale() {
        featureScale.apply(features.heap, entities * features.stride);
        viewScale.apply(viewInput.heap, rows * viewInput.stride);
        planeScale.apply(planes.heap, shape.grid ? rows * planes.stride : 0);
    }

    /** Number of a row's seat among all values. */
    public int slot(int row, int seat) {
        return slotStart[row] + seat;
    }

    void close() {
        features.close();
        viewInput.close();
        planes.close();
    }
}
