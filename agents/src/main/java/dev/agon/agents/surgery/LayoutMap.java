package dev.agon.agents.surgery;

import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.TargetKind;
import java.util.List;

/** A layout then and now, matched by names. Planes of another size than before are other planes; planes of terrain are no inputs. */
final class LayoutMap {
    final Layout before;
    final Layout after;
    final InputMap globals;
    final InputMap features;
    final InputMap planes;
    final AxisMap kinds;
    final AxisMap verbs;

    LayoutMap(Layout before, Layout after) {
        this.before = before;
        this.after = after;
        globals = new InputMap(before.globals(), after.globals());
        features = new InputMap(before.features(), after.features());
        planes = new InputMap(planesBefore(before, after), changing(after));
        kinds = AxisMap.byName(kindNames(before), kindNames(after));
        verbs = AxisMap.byName(verbNames(before), verbNames(after));
    }

    static List<String> kindNames(Layout layout) {
        return layout.kinds().stream().map(Layout.EntityKind::name).toList();
    }

    static List<String> verbNames(Layout layout) {
        return layout.verbs().stream().map(Layout.Verb::name).toList();
    }

    static List<Feature> changing(Layout layout) {
        return layout.planes().stream()
                .filter(plane -> plane.role() != Layout.Role.TERRAIN)
                .toList();
    }

    /** Under names that match none where the size has changed. */
    private static List<Feature> planesBefore(Layout before, Layout after) {
        if (sameSize(before, after)) {
            return changing(before);
        }
        String size = " " + before.rows() + "x" + before.columns();
        return changing(before).stream()
                .map(plane -> new Feature(plane.name() + size, plane.low(), plane.high(), plane.role()))
                .toList();
    }

    private static boolean sameSize(Layout before, Layout after) {
        return before.rows() == after.rows() && before.columns() == after.columns();
    }

    /** Whether planes have the size that they had. */
    boolean keepsBoard() {
        return sameSize(before, after);
    }

    /** Names of the planes that were, with their size where it is another now. */
    List<String> planeNamesBefore() {
        return InputMap.names(planesBefore(before, after));
    }

    /** Whether a verb of now was there, with the same choice of targets. */
    boolean keepsTargets(int verb) {
        int then = verbs.from(verb);
        if (then < 0) {
            return false;
        }
        Layout.Verb was = before.verbs().get(then);
        Layout.Verb is = after.verbs().get(verb);
        return was.target() == is.target() && was.cells() == is.cells();
    }

    /** Whether a verb of now had other targets. */
    boolean changesTargets(int verb) {
        return verbs.from(verb) >= 0
                && !keepsTargets(verb)
                && after.verbs().get(verb).target() != TargetKind.NONE;
    }
}
