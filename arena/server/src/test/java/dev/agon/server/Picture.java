package dev.agon.server;

import dev.agon.proto.arena.Entity;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Game;
import dev.agon.proto.arena.Numbers;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What a page has drawn: frames put together again by nothing but what the messages say. */
public final class Picture {
    final Game game;
    int tick;
    float[] globals;
    float[] planes;

    /** Kind and features of each entity by id, {@code [kind, feature…]}. */
    final Map<Integer, float[]> entities = new TreeMap<>();

    /** Of nothing yet. */
    public Picture(Game game) {
        this.game = game;
        globals = new float[game.getLayout().getGlobalsCount()];
        planes = new float
                [game.getLayout().getPlanesCount()
                        * game.getLayout().getRows()
                        * game.getLayout().getColumns()];
    }

    /** Draws what a frame tells. */
    public void apply(Frame frame) {
        tick = frame.getTick();
        if (frame.getFull()) {
            entities.clear();
        }
        if (frame.hasGlobals()) {
            globals = apply(frame.getGlobals(), globals);
        }
        if (frame.hasPlanes()) {
            planes = apply(frame.getPlanes(), planes);
        }
        frame.getRemovedList().forEach(entities::remove);
        frame.getEntitiesList().forEach(this::apply);
    }

    private static float[] apply(Numbers numbers, float[] to) {
        float[] after = to.clone();
        boolean whole = numbers.getChangedCount() == 0;
        for (int i = 0; i < numbers.getValuesCount(); i++) {
            after[whole ? i : numbers.getChanged(i)] = numbers.getValues(i);
        }
        return after;
    }

    private void apply(Entity entity) {
        Numbers numbers = entity.getNumbers();
        boolean whole = numbers.getChangedCount() == 0;
        float[] row = entities.get(entity.getId());
        if (whole) {
            row = new float[1 + game.getLayout().getFeaturesCount()];
            row[0] = entity.getKind();
            entities.put(entity.getId(), row);
        }
        var columns = game.getLayout().getKinds((int) row[0]).getFeaturesList();
        for (int i = 0; i < numbers.getValuesCount(); i++) {
            row[1 + columns.get(whole ? i : numbers.getChanged(i))] = numbers.getValues(i);
        }
    }

    /** The picture as text, to compare with another. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("tick " + tick + "\n" + Arrays.toString(globals) + "\n");
        text.append(Arrays.toString(planes)).append('\n');
        entities.forEach((id, row) ->
                text.append(id).append(' ').append(Arrays.toString(row)).append('\n'));
        return text.toString();
    }
}
