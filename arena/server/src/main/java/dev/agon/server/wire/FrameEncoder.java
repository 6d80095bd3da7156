package dev.agon.server.wire;

import dev.agon.game.Event;
import dev.agon.game.Layout;
import dev.agon.game.Observation;
import dev.agon.proto.arena.Entity;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Numbers;
import java.util.List;

/**
 * Turns what a view sees into frames: everything, or what changed since another tick. Reads nothing but the observations and
 * events given, so that a frame can tell no more than they do. Immutable.
 */
public final class FrameEncoder {
    /** Columns that each kind of entity fills, {@code [kind][position]}. */
    private final int[][] columns;

    /** For observations of this layout. */
    public FrameEncoder(Layout layout) {
        columns = layout.kinds().stream()
                .map(kind -> kind.features().stream().mapToInt(layout::feature).toArray())
                .toArray(int[][]::new);
    }

    /** All that is seen. */
    public Frame full(Observation now, List<Event> events) {
        Frame.Builder frame = Frame.newBuilder().setTick(now.tick).setFull(true);
        if (now.globals.length > 0) {
            frame.setGlobals(whole(now.globals));
        }
        if (now.planes.length > 0) {
            frame.setPlanes(whole(now.planes));
        }
        for (int row = 0; row < now.entities; row++) {
            frame.addEntities(whole(now, row));
        }
        return withEvents(frame, events);
    }

    /** What changed between two observations of the same match by the same view. */
    public Frame delta(Observation before, Observation now, List<Event> events) {
        Frame.Builder frame = Frame.newBuilder().setTick(now.tick);
        Numbers globals = changes(before.globals, now.globals);
        if (globals.getValuesCount() > 0) {
            frame.setGlobals(globals);
        }
        Numbers planes = changes(before.planes, now.planes);
        if (planes.getValuesCount() > 0) {
            frame.setPlanes(planes);
        }
        for (int row = 0; row < now.entities; row++) {
            addChanged(before, now, row, frame);
        }
        for (int row = 0; row < before.entities; row++) {
            if (now.rowOf(before.id[row]) < 0) {
                frame.addRemoved(before.id[row]);
            }
        }
        return withEvents(frame, events);
    }

    private void addChanged(Observation before, Observation now, int row, Frame.Builder frame) {
        int earlier = before.rowOf(now.id[row]);
        if (earlier < 0 || before.kind[earlier] != now.kind[row]) {
            frame.addEntities(whole(now, row));
            return;
        }
        int[] used = columns[now.kind[row]];
        Numbers.Builder numbers = Numbers.newBuilder();
        for (int position = 0; position < used.length; position++) {
            float value = now.feature(row, used[position]);
            if (differ(value, before.feature(earlier, used[position]))) {
                numbers.addChanged(position).addValues(value);
            }
        }
        if (numbers.getValuesCount() > 0) {
            frame.addEntities(Entity.newBuilder().setId(now.id[row]).setNumbers(numbers));
        }
    }

    private Entity whole(Observation now, int row) {
        Numbers.Builder numbers = Numbers.newBuilder();
        for (int column : columns[now.kind[row]]) {
            numbers.addValues(now.feature(row, column));
        }
        return Entity.newBuilder()
                .setId(now.id[row])
                .setKind(now.kind[row])
                .setNumbers(numbers)
                .build();
    }

    private static Numbers whole(float[] values) {
        Numbers.Builder numbers = Numbers.newBuilder();
        for (float value : values) {
            numbers.addValues(value);
        }
        return numbers.build();
    }

    private static Numbers changes(float[] before, float[] now) {
        Numbers.Builder numbers = Numbers.newBuilder();
        for (int i = 0; i < now.length; i++) {
            if (differ(before[i], now[i])) {
                numbers.addChanged(i).addValues(now[i]);
            }
        }
        return numbers.build();
    }

    private static boolean differ(float a, float b) {
        return Float.floatToRawIntBits(a) != Float.floatToRawIntBits(b);
    }

    private static Frame withEvents(Frame.Builder frame, List<Event> events) {
        for (Event event : events) {
            frame.addEvents(message(event));
        }
        return frame.build();
    }

    /** An event as a message. */
    public static dev.agon.proto.arena.Event message(Event event) {
        return dev.agon.proto.arena.Event.newBuilder()
                .setKind(event.kind())
                .setSource(event.source())
                .setTarget(event.target())
                .setFromX(event.fromX())
                .setFromY(event.fromY())
                .setToX(event.toX())
                .setToY(event.toY())
                .setText(event.text())
                .build();
    }
}
