package dev.agon.agents.surgery;

import dev.agon.game.Layout;
import dev.agon.game.Observation;

/**
 * What a view sees now as it would have been observed under the layout that was: inputs matched by name, those that are gone 0,
 * entities of added kinds left out. Beside it the same observation under the layout that is, without those entities either, so
 * that two networks can be asked about one thing.
 */
final class FormerView {
    private final LayoutMap layouts;
    private final Layout layoutBefore;

    /** Under the layout that was. */
    final Observation before;

    /** Under the layout that is. */
    final Observation after;

    private final int[] row;

    FormerView(LayoutMap layouts, int seats) {
        this.layouts = layouts;
        layoutBefore = roomy(layouts);
        before = new Observation(layoutBefore, seats);
        after = new Observation(layouts.after, seats);
        row = new int[layouts.after.maxEntities()];
    }

    /** The layout that was with space for as many entities and actors as there can be now, which no tensor depends on. */
    private static Layout roomy(LayoutMap layouts) {
        Layout was = layouts.before;
        return new Layout(
                was.globals(),
                was.kinds(),
                was.features(),
                was.planes(),
                was.rows(),
                was.columns(),
                was.maxEntities() == 0 ? 0 : Math.max(was.maxEntities(), layouts.after.maxEntities()),
                layouts.after.maxActorsPerSeat(),
                was.verbs(),
                was.fallbackVerb());
    }

    /** The layout of {@link #before}. */
    Layout layoutBefore() {
        return layoutBefore;
    }

    /** Fills both from what a view of a match of now sees. */
    void look(Observation seen) {
        before.clear(seen.tick);
        after.copyFrom(seen);
        fill(before.globals, seen.globals, layouts.globals.places, 1);
        int cells = layoutBefore.rows() * layoutBefore.columns();
        if (layouts.planes.places.kept() > 0) {
            fill(before.planes, seen.planes, layouts.planes.places, cells);
        }
        entities(seen);
        for (int actor = 0; actor < seen.actors; actor++) {
            int entity = seen.actorEntity[actor];
            after.actorEntity[actor] = entity < 0 ? -1 : row[entity];
            before.addActor(layoutBefore.maxEntities() == 0 ? -1 : after.actorEntity[actor], seen.actorSeat[actor]);
        }
    }

    private static void fill(float[] into, float[] from, AxisMap places, int each) {
        for (int place = 0; place < places.length(); place++) {
            if (places.from(place) >= 0) {
                System.arraycopy(from, place * each, into, places.from(place) * each, each);
            }
        }
    }

    private void entities(Observation seen) {
        after.entities = 0;
        for (int entity = 0; entity < seen.entities; entity++) {
            int kind = layouts.kinds.from(seen.kind[entity]);
            row[entity] = -1;
            if (kind < 0 && layoutBefore.maxEntities() > 0) {
                continue;
            }
            row[entity] = after.addEntity(seen.kind[entity], seen.id[entity]);
            int width = layouts.after.features().size();
            System.arraycopy(seen.features, entity * width, after.features, row[entity] * width, width);
            if (kind >= 0) {
                copyFeatures(seen, entity, before.addEntity(kind, seen.id[entity]));
            }
        }
    }

    private void copyFeatures(Observation seen, int entity, int into) {
        AxisMap places = layouts.features.places;
        for (int feature = 0; feature < places.length(); feature++) {
            if (places.from(feature) >= 0) {
                before.feature(into, places.from(feature), seen.feature(entity, feature));
            }
        }
    }
}
