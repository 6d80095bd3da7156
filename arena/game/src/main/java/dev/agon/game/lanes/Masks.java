package dev.agon.game.lanes;

import dev.agon.game.Observation;

/** Writes the actors of a side, its living heroes by seat, and what each may be told, as {@link Legality} has it. */
final class Masks {
    private static final long ALL_DIRECTIONS = (1L << Geometry.DIRECTIONS) - 1;
    private static final long FARTHEST_RING = ALL_DIRECTIONS << Geometry.DIRECTIONS * (LanesNumbers.RINGS - 1);

    private Masks() {}

    static void write(World w, Rows rows, int side, Observation into) {
        for (int index = 0; index < w.heroesPerSide; index++) {
            int hero = w.slot.hero(side, index);
            if (w.alive[hero] != 0) {
                // Living own heroes are the first rows, in the order of their seats.
                int actor = into.addActor(into.actors, side * w.heroesPerSide + index);
                into.allow(actor, LanesLayout.HOLD);
                if (Legality.free(w, hero)) {
                    writeSteps(w, hero, actor, into);
                    writeUnits(w, rows, hero, actor, into);
                    writePlaces(w, hero, actor, into);
                    writePlain(w, hero, actor, into);
                    writeItems(w, hero, actor, into);
                }
            }
        }
    }

    private static void writeSteps(World w, int hero, int actor, Observation into) {
        if (!Legality.canWalk(w, hero)) {
            return;
        }
        long directions = ALL_DIRECTIONS;
        if (!w.terrain.isClearAround(w.cell(hero))) {
            directions = 0;
            for (int d = 0; d < Geometry.DIRECTIONS; d++) {
                int absolute = w.side[hero] == 0 ? d : Geometry.mirrored(d);
                directions |= Legality.canStep(w, hero, absolute) ? 1L << d : 0;
            }
        }
        allow(actor, LanesLayout.MOVE, directions, into);
    }

    private static void writeUnits(World w, Rows rows, int hero, int actor, Observation into) {
        boolean canCast = Legality.canCast(w, hero, Ability.UNIT_SLOT);
        int side = w.side[hero];
        int[] units = rows.slots(side);
        for (int row = 0; row < into.entities; row++) {
            int unit = units[row];
            // No ability reaches farther than a hero may chase; most units are far.
            if (!w.near(hero, unit, LanesNumbers.CHASE_RADIUS)) {
                continue;
            }
            if (Legality.canAttack(w, hero, unit)) {
                into.allow(actor, LanesLayout.ATTACK, row);
            }
            if (canCast && Legality.canCastAt(w, hero, unit)) {
                into.allow(actor, LanesLayout.ABILITY_UNIT, row);
            }
        }
    }

    private static void writePlaces(World w, int hero, int actor, Observation into) {
        if (!Legality.canCast(w, hero, Ability.PLACE_SLOT)) {
            return;
        }
        long places = FARTHEST_RING;
        if (Ability.isGround(Ability.of(w.kind[hero], Ability.PLACE_SLOT))) {
            places = 0;
            for (int place = 0; place < Places.COUNT; place++) {
                int d = place % Geometry.DIRECTIONS;
                int absolute = w.side[hero] == 0 ? d : Geometry.mirrored(d);
                boolean open = Legality.canCastTowards(w, hero, absolute, place / Geometry.DIRECTIONS);
                places |= open ? 1L << place : 0;
            }
        }
        allow(actor, LanesLayout.ABILITY_PLACE, places, into);
    }

    private static void writePlain(World w, int hero, int actor, Observation into) {
        if (Legality.canCast(w, hero, Ability.SELF_SLOT)) {
            into.allow(actor, LanesLayout.ABILITY_SELF);
        }
        if (Legality.canRecall(w, hero)) {
            into.allow(actor, LanesLayout.RECALL);
        }
    }

    private static void writeItems(World w, int hero, int actor, Observation into) {
        long usable = 0;
        long affordable = 0;
        boolean shops = w.atFountain(hero);
        for (int item = 0; item < Item.COUNT; item++) {
            usable |= Legality.canUse(w, hero, item) ? 1L << item : 0;
            affordable |= shops && Legality.canBuy(w, hero, item) ? 1L << item : 0;
        }
        allow(actor, LanesLayout.USE, usable, into);
        allow(actor, LanesLayout.BUY, affordable, into);
    }

    private static void allow(int actor, int verb, long targets, Observation into) {
        if (targets != 0) {
            into.verbMask[actor] |= 1L << verb;
            into.targetMask[into.targetOffset(actor, verb)] |= targets;
        }
    }
}
