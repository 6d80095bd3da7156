package dev.agon.agents.network;

import dev.agon.game.Layout;
import java.util.List;

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
    private static final float CLIP = 5f;

    final NetworkShape shape;
    final Rows features;
    final Rows viewInput;
    final int[] kind;
    final int[] entityStart;
    final int[] orderRow;
    final int[] orderEntity;
    final int[] actorSlot;
    final int[] actorEntity;
    final int[] slotRow;
    final int[] slotActors;
    final int[] slotStart;
    final int[] stepStart;
    final float[] startState;

    int rows;
    int entities;
    int actors;
    int orders;
    int slots;
    int steps;

    private final float[] globalScale;
    private final float[] globalShift;
    private final float[] featureScale;
    private final float[] featureShift;
    private final float[] planeScale;
    private final float[] planeShift;
    private final int cells;
    private final int maxRows;

    Batch(NetworkShape shape, int maxRows, int maxSeats) {
        Layout layout = shape.layout;
        this.shape = shape;
        this.maxRows = maxRows;
        int maxActors = maxRows * maxSeats * layout.maxActorsPerSeat();
        features = new Rows(maxRows * layout.maxEntities(), shape.featureCount);
        viewInput = new Rows(maxRows, shape.viewInput);
        kind = new int[maxRows * layout.maxEntities()];
        entityStart = new int[maxRows + 1];
        orderRow = new int[maxActors];
        orderEntity = new int[maxActors];
        actorSlot = new int[maxActors];
        actorEntity = new int[maxActors];
        slotRow = new int[maxRows * maxSeats];
        slotActors = new int[maxRows * maxSeats];
        slotStart = new int[maxRows + 1];
        stepStart = new int[maxRows + 1];
        startState = new float[maxRows * shape.config.stateLength()];
        globalScale = scales(layout.globals());
        globalShift = shifts(layout.globals());
        featureScale = scales(layout.features());
        featureShift = shifts(layout.features());
        planeScale = scales(layout.planes());
        planeShift = shifts(layout.planes());
        cells = layout.rows() * layout.columns();
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
        steps = 1;
        stepStart[0] = 0;
        stepStart[1] = 0;
    }

    /** Adds a row without entities or actors and gives its number. */
    public int addRow(float[] globals, int globalOffset, float[] planes, int planeOffset, int seats) {
        int row = rows++;
        int at = row * shape.viewInput + shape.entityWidth;
        for (int i = 0; i < globalScale.length; i++) {
            viewInput.heap[at + i] = clip(globals[globalOffset + i] * globalScale[i] + globalShift[i]);
        }
        at += globalScale.length;
        for (int plane = 0; plane < planeScale.length; plane++) {
            for (int cell = plane * cells; cell < (plane + 1) * cells; cell++) {
                viewInput.heap[at + cell] = clip(planes[planeOffset + cell] * planeScale[plane] + planeShift[plane]);
            }
        }
        entityStart[row] = entities;
        entityStart[rows] = entities;
        slotStart[row] = slots;
        for (int seat = 0; seat < seats; seat++) {
            slotRow[slots] = row;
            slotActors[slots++] = 0;
        }
        slotStart[rows] = slots;
        stepStart[steps] = rows;
        return row;
    }

    /** Adds entities to the last row; {@code ofFeatures} is {@code [entity, feature]} from an offset on. */
    public void addEntities(int[] ofKind, int kindOffset, float[] ofFeatures, int featureOffset, int count) {
        int width = featureScale.length;
        System.arraycopy(ofKind, kindOffset, kind, entities, count);
        int into = entities * width;
        int from = featureOffset;
        for (int entity = 0; entity < count; entity++) {
            for (int i = 0; i < width; i++) {
                features.heap[into + i] = clip(ofFeatures[from + i] * featureScale[i] + featureShift[i]);
            }
            into += width;
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
        orderRow[orders] = row;
        orderEntity[orders] = absolute;
        return orders++;
    }

    /** The rows that follow are the next step of sequences already begun. */
    public void nextStep() {
        steps++;
        stepStart[steps] = rows;
    }

    /** Sets the core's state before a sequence's first step; sequence {@code s} starts with row {@code s}. */
    public void startState(int sequence, float[] state, int offset) {
        int length = shape.config.stateLength();
        System.arraycopy(state, offset, startState, sequence * length, length);
    }

    /** Number of a row's seat among all values. */
    public int slot(int row, int seat) {
        return slotStart[row] + seat;
    }

    void close() {
        features.close();
        viewInput.close();
    }

    private static float clip(float x) {
        return Math.max(-CLIP, Math.min(CLIP, x));
    }

    private static float[] scales(List<Layout.Feature> ranges) {
        float[] scales = new float[ranges.size()];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = 2 / (ranges.get(i).high() - ranges.get(i).low());
        }
        return scales;
    }

    private static float[] shifts(List<Layout.Feature> ranges) {
        float[] shifts = new float[ranges.size()];
        for (int i = 0; i < shifts.length; i++) {
            Layout.Feature range = ranges.get(i);
            shifts[i] = -(range.high() + range.low()) / (range.high() - range.low());
        }
        return shifts;
    }
}
