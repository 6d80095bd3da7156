package dev.agon.game.lanes;

import dev.agon.game.Observation;

/** Writes the actors of a side, its living heroes by seat, and what each may be told, as {@link Legality} has it. */
final class Masks {
    private static final long ALL_DIRECTIONS = (1L << Geometry.DIRECTIONS) - 1;

    private Masks() {}

    static void write(World w, Rows rows, int side, Observation into) {
        for (int index = 0; index < w.heroesPerSide; index++) {
            int hero = w.heroSlot(side, index);
            if (w.alive[hero] != 0) {
                // Living own heroes are the first rows, in the order of their seats.
                int actor = into.addActor(into.actors, side * w.heroesPerSide + index);
                into.allow(actor, LanesLayout.HOLD);
                if (Legality.free(w, hero)) {
                    write(w, rows, hero, actor, into);
                }
            }
        }
    }

    private static void write(World w, Rows rows, int hero, int actor, Observation into) {
        allowDirections(actor, LanesLayout.MOVE, into);
        if (Legality.canCast(w, hero, Ability.DIRECTION_SLOT)) {
            allowDirections(actor, LanesLayout.ABILITY_DIRECTION, into);
        }
        if (Legality.canCast(w, hero, Ability.SELF_SLOT)) {
            into.allow(actor, LanesLayout.ABILITY_SELF);
        }
        boolean canCastAtEntity = Legality.canCast(w, hero, Ability.ENTITY_SLOT);
        for (int row = 0; row < into.entities; row++) {
            int unit = rows.slotAt(w.side[hero], row);
            if (Legality.canAttack(w, hero, unit)) {
                into.allow(actor, LanesLayout.ATTACK, row);
            }
            if (canCastAtEntity && Legality.canCastAt(w, hero, unit)) {
                into.allow(actor, LanesLayout.ABILITY_ENTITY, row);
            }
        }
    }

    private static void allowDirections(int actor, int verb, Observation into) {
        into.verbMask[actor] |= 1L << verb;
        into.targetMask[into.targetOffset(actor, verb)] |= ALL_DIRECTIONS;
    }
}
