package dev.agon.agents.surgery;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.CoreScope;
import dev.agon.agents.network.EncoderKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.policy.StoredPolicy;
import dev.agon.agents.surgery.Graft.Added;
import dev.agon.game.Layout;
import dev.agon.game.TargetKind;

/**
 * A trained policy fitted to another layout or other widths (after Berner et al., 2019, appendix B, "surgery"): new inputs enter
 * with weights of 0, new units read a little and are read with weights of 0, what is gone is dropped by its name.
 *
 * <pre>{@code
 * Transplant transplant = Transplant.of(stored, new PolicySpec(game, network), seed);
 * transplant.report().lines();                                  // what was taken over, added, dropped
 * TransplantProof proof = TransplantProof.play(transplant, seed); // that it computes what it did
 * transplant.policy();
 * }</pre>
 */
public final class Transplant {
    /** How far below the mean of the others' biases a new verb's starts: an order in fifty, where all else is equal. */
    static final float NEW_VERB = -4f;

    /** Cells that a convolution sees. */
    private static final int GRID_TAPS = 9;

    private final StoredPolicy donor;
    private final PolicySpec target;
    private final LayoutMap layouts;
    private final NetworkConfig then;
    private final NetworkConfig now;
    private final AxisMap entity;
    private final AxisMap grid;
    private final AxisMap view;
    private final AxisMap core;
    private final AxisMap head;
    private final AxisMap state;
    private final Graft graft;
    private final Policy policy;

    /**
     * Fits a policy.
     *
     * @param donor what was trained
     * @param target what is wanted
     * @param seed of what is new
     * @throws IllegalArgumentException when the two share no verb, so that there is nothing to take over
     */
    public static Transplant of(StoredPolicy donor, PolicySpec target, long seed) {
        return new Transplant(donor, target, seed);
    }

    private Transplant(StoredPolicy donor, PolicySpec target, long seed) {
        this.donor = donor;
        this.target = target;
        layouts = new LayoutMap(donor.layout(), target.layout());
        then = donor.network();
        now = target.network();
        if (layouts.verbs.kept() == 0) {
            throw new IllegalArgumentException("is a policy for " + donor.game() + ", which has no verb of "
                    + target.game().name() + ": " + LayoutMap.verbNames(target.layout()));
        }
        entity = AxisMap.units(entityWidth(donor.layout(), then), entityWidth(target.layout(), now));
        grid = AxisMap.units(then.gridWidth(), now.gridWidth());
        view = AxisMap.units(then.viewWidth(), now.viewWidth());
        core = AxisMap.units(then.coreWidth(), now.coreWidth());
        head = AxisMap.units(then.headWidth(), now.headWidth());
        state = keepsCore() ? keptState() : AxisMap.anew(then.stateWidth(), now.stateWidth());
        NetworkShape shape = target.shape();
        graft = new Graft(new NetworkShape(donor.layout(), then), donor.parameters(), shape, shape.initialize(seed));
        transplant();
        policy = new Policy(target, 0, graft.after);
    }

    private static int entityWidth(Layout layout, NetworkConfig network) {
        return layout.maxEntities() > 0 ? network.entityWidth() : 0;
    }

    /** Whether the core goes on as it was. A transformer's normalisations bind its units together: it cannot grow wider. */
    boolean keepsCore() {
        return then.core() == now.core()
                && then.coreScope() == now.coreScope()
                && (now.core() != CoreKind.TRANSFORMER
                        || (then.coreWidth() == now.coreWidth() && then.coreHeads() == now.coreHeads()));
    }

    private AxisMap keptState() {
        return now.core() == CoreKind.NONE ? view : core;
    }

    /** Whether attention among entities goes on as it was, or was not there. */
    boolean keepsAttention() {
        return then.entityAttention() == 0
                || entity.before() == 0
                || (then.entityAttention() == now.entityAttention() && then.entityWidth() == now.entityWidth());
    }

    /** How many blocks a kept transformer gains. */
    int growsBlocks() {
        return now.core() == CoreKind.TRANSFORMER ? now.coreLayers() - then.coreLayers() : 0;
    }

    /** Whether a kept transformer sees another number of decisions. */
    boolean changesContext() {
        return now.core() == CoreKind.TRANSFORMER && now.context() != then.context();
    }

    private void transplant() {
        entities();
        view();
        core();
        orders();
        targets();
        values();
    }

    private void entities() {
        graft.take("entity.features.weight", layouts.features.places, Added.ZERO, entity, Added.SMALL, 1);
        graft.take("entity.kind.bias", layouts.kinds, Added.ZERO, entity, Added.FRESH, 1);
        graft.dense("entity.hidden", entity, entity);
        if (graft.had("entity.features.weight") && graft.has("entity.features.weight")) {
            // The biases of kinds are the layer's only ones, and an entity has one kind: each takes the whole of it.
            graft.add("entity.kind.bias", graft.rescale("entity.features.weight", layouts.features, 0, 0, 1, entity));
        }
        if (graft.has("entity.attention.output.weight")) {
            attention();
        }
    }

    private void attention() {
        if (graft.had("entity.attention.output.weight") && keepsAttention()) {
            graft.copyAll("entity.attention.");
        } else {
            graft.silence("entity.attention.output.weight");
            graft.silence("entity.attention.output.bias");
        }
    }

    private void view() {
        graft.dense("view", AxisMap.joined(entity, layouts.globals.places, board()), view);
        int row = entity.length();
        int rowBefore = entity.before();
        graft.add("view.bias", graft.rescale("view.weight", layouts.globals, row, rowBefore, 1, view));
        if (keepsGrid()) {
            grid();
        } else if (keepsEncoder()) {
            row += layouts.globals.places.length();
            rowBefore += layouts.globals.places.before();
            int cells = layouts.before.rows() * layouts.before.columns();
            graft.add("view.bias", graft.rescale("view.weight", layouts.planes, row, rowBefore, cells, view));
        }
    }

    /** What the view sees of planes: their cells, or what convolutions make of each cell. */
    private AxisMap board() {
        int cells = layouts.after.rows() * layouts.after.columns();
        if (keepsGrid()) {
            return grid.times(cells);
        }
        if (!keepsEncoder()) {
            return AxisMap.anew(boardWidth(layouts.before, then), boardWidth(layouts.after, now));
        }
        return layouts.keepsBoard()
                ? layouts.planes.places.each(cells)
                : AxisMap.dropped(layouts.before.changingPlaneLength(), layouts.after.changingPlaneLength());
    }

    private static int boardWidth(Layout layout, NetworkConfig network) {
        return network.encoder() == EncoderKind.GRID
                ? layout.rows() * layout.columns() * network.gridWidth()
                : layout.changingPlaneLength();
    }

    /** Whether what planes go through is as it was; convolutions over a board of another size are others. */
    boolean keepsEncoder() {
        return then.encoder() == now.encoder() && (now.encoder() == EncoderKind.ENTITIES || layouts.keepsBoard());
    }

    /** Whether convolutions go on as they were. */
    boolean keepsGrid() {
        return keepsEncoder() && now.encoder() == EncoderKind.GRID;
    }

    private void grid() {
        AxisMap inputs = AxisMap.joined(layouts.planes.places, AxisMap.units(1, 1));
        graft.dense("grid.input", inputs.times(GRID_TAPS), grid);
        for (int tap = 0; tap < GRID_TAPS; tap++) {
            // What the cell under this tap has to be biased by; off the board it is nothing: the plane of ones tells.
            double[] bias = graft.rescale(
                    "grid.input.weight", layouts.planes, tap * inputs.length(), tap * inputs.before(), 1, grid);
            graft.addToRow("grid.input.weight", (tap + 1) * inputs.length() - 1, bias);
        }
        for (int block = 0; block < now.gridBlocks(); block++) {
            String name = "grid.block" + block;
            if (block < then.gridBlocks()) {
                graft.dense(name + ".first", grid.times(GRID_TAPS), grid);
                graft.dense(name + ".second", grid.times(GRID_TAPS), grid);
            } else {
                graft.silence(name + ".second.weight");
                graft.silence(name + ".second.bias");
            }
        }
    }

    private void core() {
        if (!keepsCore()) {
            return;
        }
        switch (now.core()) {
            case NONE -> {}
            case LSTM -> gates();
            case MLSTM -> {
                graft.take("core.multiplier.input.weight", coreInput(), Added.ZERO, core, Added.SMALL, 1);
                graft.take("core.multiplier.recurrent.weight", core, Added.ZERO, core, Added.SMALL, 1);
                gates();
            }
            case TRANSFORMER -> blocks();
        }
    }

    /** What a core sees: the view, and for a core of each seat the seat's own actors too. */
    private AxisMap coreInput() {
        return now.coreScope() == CoreScope.ACTOR ? AxisMap.joined(view, entity) : view;
    }

    private void gates() {
        graft.dense("core.input", coreInput(), core.times(4));
        graft.take("core.recurrent.weight", core, Added.ZERO, core.times(4), Added.SMALL, 1);
    }

    private void blocks() {
        graft.dense("core.input", coreInput(), core);
        graft.copyAll("core.norm");
        for (int i = 0; i < now.coreLayers(); i++) {
            String block = "core.block" + i + ".";
            if (i >= then.coreLayers()) {
                for (String branch : new String[] {"attention.output", "feed.output"}) {
                    graft.silence(block + branch + ".weight");
                    graft.silence(block + branch + ".bias");
                }
                continue;
            }
            for (String part : new String[] {"attention.norm", "attention.input", "attention.output", "feed."}) {
                graft.copyAll(block + part);
            }
            // A distance beyond what was seen starts like the farthest that was.
            graft.take(
                    block + "attention.distance",
                    AxisMap.units(now.coreHeads(), now.coreHeads()),
                    Added.ZERO,
                    AxisMap.clamped(then.context(), now.context()),
                    Added.ZERO,
                    1);
        }
    }

    private void orders() {
        graft.dense("actor", AxisMap.joined(state, entity), head);
        graft.dense("verb", head, layouts.verbs);
        float rare = graft.meanBefore("verb.bias") + NEW_VERB;
        graft.set("verb.bias", verb -> layouts.verbs.from(verb) < 0, rare);
    }

    private void targets() {
        // Dot products are divided by the root of the width, and new numbers of a query are 0: a product stays what it
        // was.
        double wider = Math.sqrt((double) entity.length() / Math.max(1, entity.before()));
        graft.take("query.weight", head, Added.ZERO, entity, Added.ZERO, wider);
        graft.take("query.bias", AxisMap.units(1, 1), Added.ZERO, entity, Added.ZERO, wider);
        graft.take("query.verb", layouts.verbs, Added.ZERO, entity, Added.ZERO, wider);
        for (int verb = 0; verb < layouts.after.verbs().size(); verb++) {
            Layout.Verb is = layouts.after.verbs().get(verb);
            if (is.target() == TargetKind.CELL && layouts.keepsTargets(verb)) {
                AxisMap cells = AxisMap.units(is.cells(), is.cells());
                graft.take("cells." + is.name() + ".weight", cells, Added.ZERO, head, Added.ZERO, 1);
                graft.vector("cells." + is.name() + ".bias", cells);
                if (keepsGrid()) {
                    AxisMap rows = AxisMap.units(layouts.before.rows(), layouts.after.rows());
                    graft.take("cells." + is.name() + ".column", rows, Added.ZERO, grid, Added.ZERO, 1);
                }
            }
        }
    }

    private void values() {
        AxisMap one = AxisMap.units(1, 1);
        graft.dense("value.hidden", AxisMap.joined(state, entity), head);
        graft.dense("value", head, one);
        graft.dense("win", state, one);
        graft.vector("value.scale", AxisMap.units(2, 2));
    }

    /** The policy as it is now, version 0. */
    public Policy policy() {
        return policy;
    }

    /** What was taken over, added and dropped. */
    public TransplantReport report() {
        return TransplantReport.of(this);
    }

    StoredPolicy donor() {
        return donor;
    }

    PolicySpec target() {
        return target;
    }

    LayoutMap layouts() {
        return layouts;
    }
}
