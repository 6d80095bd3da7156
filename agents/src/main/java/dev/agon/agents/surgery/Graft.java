package dev.agon.agents.surgery;

import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.TensorSlot;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The numbers of the new network, which starts fresh and takes over tensors one by one. */
final class Graft {
    /** New units read with this share of a fresh unit's weights. */
    static final float SMALL = 0.1f;

    private final NetworkShape shapeBefore;
    private final NetworkShape shape;
    private final float[] before;

    /** All parameters, flat. */
    final float[] after;

    /** What to do with places that are added to an axis. */
    enum Added {
        /** Nothing: what reads them is 0. */
        ZERO,
        /** A small share of a fresh network's numbers. */
        SMALL,
        /** A fresh network's numbers. */
        FRESH
    }

    Graft(NetworkShape shapeBefore, float[] before, NetworkShape shape, float[] fresh) {
        this.shapeBefore = shapeBefore;
        this.before = before;
        this.shape = shape;
        after = fresh;
    }

    /** Whether the old network has the tensor. */
    boolean had(String name) {
        return find(shapeBefore, name).isPresent();
    }

    /** Whether the new network has the tensor. */
    boolean has(String name) {
        return find(shape, name).isPresent();
    }

    private static Optional<TensorSlot> find(NetworkShape of, String name) {
        return of.tensors().stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    /** A layer {@code x · W + b}: new inputs enter with 0, new units read a little. */
    void dense(String name, AxisMap inputs, AxisMap units) {
        take(name + ".weight", inputs, Added.ZERO, units, Added.SMALL, 1);
        vector(name + ".bias", units);
    }

    /** A bias or the like, {@code [1, units]}: new units start as fresh ones do. */
    void vector(String name, AxisMap units) {
        take(name, AxisMap.units(1, 1), Added.ZERO, units, Added.FRESH, 1);
    }

    /**
     * A tensor that only the two axes' places change.
     *
     * @param factor what numbers taken over are multiplied by
     */
    void take(String name, AxisMap rows, Added newRows, AxisMap columns, Added newColumns, double factor) {
        if (!had(name) || !has(name)) {
            return;
        }
        TensorSlot from = shapeBefore.tensor(name);
        TensorSlot into = shape.tensor(name);
        require(name, rows.length() == into.rows() && columns.length() == into.columns());
        require(name, rows.before() == from.rows() && columns.before() == from.columns());
        for (int row = 0; row < into.rows(); row++) {
            for (int column = 0; column < into.columns(); column++) {
                int at = into.offset() + row * into.columns() + column;
                int fromRow = rows.from(row);
                int fromColumn = columns.from(column);
                if (fromRow == AxisMap.ANEW || fromColumn == AxisMap.ANEW) {
                    continue;
                }
                after[at] = fromColumn < 0
                        ? enter(after[at], newColumns)
                        : fromRow < 0
                                ? enter(after[at], newRows)
                                : (float) (factor * before[from.offset() + fromRow * from.columns() + fromColumn]);
            }
        }
    }

    private static float enter(float fresh, Added added) {
        return switch (added) {
            case ZERO -> 0;
            case SMALL -> SMALL * fresh;
            case FRESH -> fresh;
        };
    }

    /**
     * Makes up for inputs whose scale is another or that are gone: multiplies their weights, and gives what a layer's kept units
     * have to be biased by, {@code [units]}.
     *
     * @param firstRow of these inputs among the weight's rows
     * @param firstRowBefore the same, before
     * @param each how many rows in a row belong to one input
     */
    double[] rescale(String weight, InputMap inputs, int firstRow, int firstRowBefore, int each, AxisMap units) {
        TensorSlot from = shapeBefore.tensor(weight);
        TensorSlot into = shape.tensor(weight);
        double[] bias = new double[units.length()];
        for (int place = 0; place < inputs.places.before(); place++) {
            int now = inputs.places.to(place);
            double share = now < 0 ? inputs.atZero(place) : inputs.shift(now);
            double factor = now < 0 ? 1 : inputs.factor(now);
            for (int cell = 0; cell < each; cell++) {
                int rowBefore = firstRowBefore + place * each + cell;
                for (int unit = 0; unit < bias.length; unit++) {
                    if (units.from(unit) >= 0) {
                        bias[unit] += share * before[from.offset() + rowBefore * from.columns() + units.from(unit)];
                        if (now >= 0) {
                            int row = firstRow + now * each + cell;
                            after[into.offset() + row * into.columns() + unit] *= (float) factor;
                        }
                    }
                }
            }
        }
        return bias;
    }

    /** Adds to every row of a tensor, {@code [rows, units]}. */
    void add(String name, double[] units) {
        TensorSlot slot = shape.tensor(name);
        for (int i = 0; i < slot.length(); i++) {
            after[slot.offset() + i] += (float) units[i % slot.columns()];
        }
    }

    /** Adds to one row of a tensor, {@code [units]}. */
    void addToRow(String name, int row, double[] units) {
        TensorSlot slot = shape.tensor(name);
        for (int i = 0; i < units.length; i++) {
            after[slot.offset() + row * slot.columns() + i] += (float) units[i];
        }
    }

    /** Makes a tensor 0 where the old network does not have it, so that what it adds to is as it was. */
    void silence(String name) {
        TensorSlot slot = shape.tensor(name);
        Arrays.fill(after, slot.offset(), slot.offset() + slot.length(), 0f);
    }

    /** Sets chosen columns of a tensor with one row. */
    void set(String name, IntPredicate column, float value) {
        TensorSlot slot = shape.tensor(name);
        for (int i = 0; i < slot.columns(); i++) {
            if (column.test(i)) {
                after[slot.offset() + i] = value;
            }
        }
    }

    /** The mean of a tensor of the old network. */
    float meanBefore(String name) {
        TensorSlot slot = shapeBefore.tensor(name);
        double sum = 0;
        for (int i = 0; i < slot.length(); i++) {
            sum += before[slot.offset() + i];
        }
        return (float) (sum / slot.length());
    }

    /** Takes over every tensor whose name begins so, unchanged; they have one shape. */
    void copyAll(String prefix) {
        for (TensorSlot slot : shape.tensors()) {
            if (slot.name().startsWith(prefix) && had(slot.name())) {
                take(
                        slot.name(),
                        AxisMap.units(slot.rows(), slot.rows()),
                        Added.FRESH,
                        AxisMap.units(slot.columns(), slot.columns()),
                        Added.FRESH,
                        1);
            }
        }
    }

    private static void require(String name, boolean fits) {
        if (!fits) {
            throw new IllegalStateException("transplant: the axes of tensor " + name + " do not fit");
        }
    }
}
