package dev.agon.agents.surgery;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.game.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * What a transplant took over, added and dropped.
 *
 * @param lines for people, one for each part of layout and network
 * @param restarts what starts anew, so that no output can be as it was; empty where the whole function is kept
 * @param dropped names of inputs that are gone: the policy now acts as if they were always 0
 */
public record TransplantReport(List<String> lines, List<String> restarts, List<String> dropped) {
    public TransplantReport {
        lines = List.copyOf(lines);
        restarts = List.copyOf(restarts);
        dropped = List.copyOf(dropped);
    }

    static TransplantReport of(Transplant transplant) {
        return new Writer(transplant).report();
    }

    private static final class Writer {
        private final LayoutMap layouts;
        private final NetworkConfig then;
        private final NetworkConfig now;
        private final Transplant transplant;
        private final List<String> lines = new ArrayList<>();
        private final List<String> restarts = new ArrayList<>();
        private final List<String> dropped = new ArrayList<>();

        Writer(Transplant transplant) {
            this.transplant = transplant;
            layouts = transplant.layouts();
            then = transplant.donor().network();
            now = transplant.target().network();
        }

        TransplantReport report() {
            inputs("globals", layouts.globals, InputMap.names(layouts.before.globals()), layouts.after.globals());
            inputs("features", layouts.features, InputMap.names(layouts.before.features()), layouts.after.features());
            inputs("planes", layouts.planes, layouts.planeNamesBefore(), LayoutMap.changing(layouts.after));
            names("kinds", layouts.kinds, LayoutMap.kindNames(layouts.before), LayoutMap.kindNames(layouts.after));
            names("verbs", layouts.verbs, LayoutMap.verbNames(layouts.before), LayoutMap.verbNames(layouts.after));
            targets();
            width("entityWidth", then.entityWidth(), now.entityWidth());
            grid();
            width("viewWidth", then.viewWidth(), now.viewWidth());
            if (transplant.keepsCore() && now.stateLength() > 0) {
                width("coreWidth", then.coreWidth(), now.coreWidth());
            }
            width("headWidth", then.headWidth(), now.headWidth());
            core();
            attention();
            return new TransplantReport(lines, restarts, dropped);
        }

        private void inputs(String what, InputMap inputs, List<String> before, List<Layout.Feature> after) {
            dropped.addAll(names(what, inputs.places, before, InputMap.names(after)));
            if (!inputs.rescaled().isEmpty()) {
                lines.add(what + " of another range, weights rescaled: " + String.join(", ", inputs.rescaled()));
            }
        }

        /** One line, and the names that are gone. */
        private List<String> names(String what, AxisMap places, List<String> before, List<String> after) {
            List<String> added =
                    after.stream().filter(name -> !before.contains(name)).toList();
            List<String> gone =
                    before.stream().filter(name -> !after.contains(name)).toList();
            if (before.isEmpty() && after.isEmpty()) {
                return gone;
            }
            lines.add(what + ": " + places.kept() + " taken over"
                    + (added.isEmpty() ? "" : "; added " + String.join(", ", added))
                    + (gone.isEmpty() ? "" : "; dropped " + String.join(", ", gone)));
            return gone;
        }

        private void targets() {
            for (int verb = 0; verb < layouts.after.verbs().size(); verb++) {
                if (layouts.changesTargets(verb)) {
                    lines.add("verb " + layouts.after.verbs().get(verb).name()
                            + " has other targets now: their choice starts anew");
                }
            }
        }

        private void width(String what, int before, int after) {
            if (after > before) {
                lines.add(what + ": " + (after - before) + " units added to " + before);
            } else if (after < before) {
                lines.add(what + ": the last " + (before - after) + " of " + before + " units dropped");
                restarts.add(what + " is smaller");
            }
        }

        private void grid() {
            if (!transplant.keepsEncoder()) {
                String change = then.encoder() == now.encoder()
                        ? "the board has another size"
                        : "encoder " + then.encoder().key() + " has become "
                                + now.encoder().key();
                lines.add(change + ": what is made of planes starts anew");
                restarts.add(change);
            } else if (transplant.keepsGrid()) {
                width("gridWidth", then.gridWidth(), now.gridWidth());
                if (now.gridBlocks() != then.gridBlocks()) {
                    lines.add("grid blocks: " + then.gridBlocks() + " have become " + now.gridBlocks()
                            + (now.gridBlocks() > then.gridBlocks() ? "; those added pass on what they get" : ""));
                }
                if (now.gridBlocks() < then.gridBlocks()) {
                    restarts.add("the grid has fewer blocks");
                }
            }
        }

        private void core() {
            if (!transplant.keepsCore()) {
                String change = change();
                lines.add(change + ": it starts anew, and so does what heads read of its state");
                restarts.add(change);
                return;
            }
            if (transplant.growsBlocks() != 0) {
                lines.add("core blocks: " + then.coreLayers() + " have become " + now.coreLayers()
                        + (transplant.growsBlocks() > 0 ? "; those added pass on what they get" : ""));
            }
            if (transplant.growsBlocks() < 0) {
                restarts.add("the core has fewer blocks");
            }
            if (transplant.changesContext()) {
                lines.add("context: " + then.context() + " decisions have become " + now.context());
                restarts.add("the core sees another number of decisions");
            }
        }

        private String change() {
            if (then.core() != now.core()) {
                return "core " + then.core().key() + " has become " + now.core().key();
            }
            return then.coreScope() != now.coreScope()
                    ? "the core of each " + then.coreScope().key() + " has become one of each "
                            + now.coreScope().key()
                    : "core " + now.core().key() + " has another width or other heads";
        }

        private void attention() {
            if (now.entityAttention() > 0 && then.entityAttention() == 0) {
                lines.add("attention among entities added; it adds nothing at first");
            } else if (!transplant.keepsAttention()) {
                lines.add("attention among entities starts anew and adds nothing at first");
                restarts.add("attention among entities starts anew");
            }
        }
    }
}
