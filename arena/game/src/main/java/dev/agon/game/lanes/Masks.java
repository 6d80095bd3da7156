package dev.agon.game.lanes;

import dev.agon.game.Observation;

/** Writes the actors of a side, its living heroes by seat, and what each may be told, as {@link Legality} has it. */
final class Masks {
    private static final long ALL_DIRECTIONS = (1L << Geometry.DIRECTIONS) - 1;
    private static final long FARTHEST_RING = ALL_DIRECTIONS << Geometry.DIRECTIONS * (LanesNumbers.RINGS - 1);

    private static final int CHASE_SQUARED = LanesNumbers.CHASE_RADIUS * LanesNumbers.CHASE_RADIUS;

    private final World w;
    private final Rows rows;

    // Rows of units that are worth asking about, whichever hero asks.
    private final int[] foes;
    private final int[] fighters;
    private int foeCount;
    private int fighterCount;

    Masks(World world, Rows rows) {
        w = world;
        this.rows = rows;
        foes = new int[world.slots];
        fighters = new int[world.slots];
    }

    void write(int side, Observation into) {
        findTargets(side, into.entities);
        for (int index = 0; index < w.heroesPerSide; index++) {
            int hero = w.slot.hero(side, index);
            if (w.alive[hero] != 0) {
                // Living own heroes are the first rows, in the order of their seats.
                int actor = into.addActor(into.actors, side * w.heroesPerSide + index);
                into.allow(actor, LanesLayout.HOLD);
                if (Legality.free(w, hero)) {
                    writeSteps(w, hero, actor, into);
                    writeFoes(side, index, actor, into);
                    writeUnits(hero, index, actor, into);
                    writePlaces(w, hero, actor, into);
                    writePlain(w, hero, actor, into);
                    writeItems(w, hero, actor, into);
                }
            }
        }
    }

    private void findTargets(int side, int count) {
        int[] units = rows.sheet(side).slots;
        foeCount = 0;
        fighterCount = 0;
        for (int row = 0; row < count; row++) {
            int unit = units[row];
            if (Legality.isFoe(w, side, unit)) {
                foes[foeCount++] = row;
            }
            if (w.side[unit] != side && Kind.isFighter(w.kind[unit])) {
                fighters[fighterCount++] = row;
            }
        }
    }

    private void writeFoes(int side, int index, int actor, Observation into) {
        Sheet sheet = rows.sheet(side);
        int[] distances = sheet.squaredDistances(index);
        int offset = into.targetOffset(actor, LanesLayout.ATTACK);
        boolean any = false;
        for (int i = 0; i < foeCount; i++) {
            int row = foes[i];
            if (distances[sheet.places[row]] <= CHASE_SQUARED) {
                into.targetMask[offset + (row >>> 6)] |= 1L << row;
                any = true;
            }
        }
        into.verbMask[actor] |= any ? 1L << LanesLayout.ATTACK : 0;
    }

    /** Units that the first ability can be aimed at: own heroes, who are in the first rows, or enemy fighters. */
    private void writeUnits(int hero, int index, int actor, Observation into) {
        if (!Legality.canCast(w, hero, Ability.UNIT_SLOT)) {
            return;
        }
        Sheet sheet = rows.sheet(w.side[hero]);
        int ability = Ability.of(w.kind[hero], Ability.UNIT_SLOT);
        boolean forOwn = Ability.isForOwn(ability);
        int reach = LanesNumbers.ABILITY_RANGE[ability] * LanesNumbers.ABILITY_RANGE[ability];
        int[] distances = sheet.squaredDistances(index);
        int candidates = forOwn ? Math.min(into.entities, w.heroesPerSide) : fighterCount;
        for (int i = 0; i < candidates; i++) {
            int row = forOwn ? i : fighters[i];
            if (distances[sheet.places[row]] <= reach && Legality.canCastAt(w, hero, sheet.slots[row])) {
                into.allow(actor, LanesLayout.ABILITY_UNIT, row);
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

    private static void writePlaces(World w, int hero, int actor, Observation into) {
        if (!Legality.canCast(w, hero, Ability.PLACE_SLOT)) {
            return;
        }
        long places = FARTHEST_RING;
        if (Ability.isGround(Ability.of(w.kind[hero], Ability.PLACE_SLOT))) {
            places = 0;
            for (int ring = 0; ring < LanesNumbers.RINGS; ring++) {
                for (int d = 0; d < Geometry.DIRECTIONS; d++) {
                    int absolute = w.side[hero] == 0 ? d : Geometry.mirrored(d);
                    boolean open = Legality.canCastTowards(w, hero, absolute, ring);
                    places |= open ? 1L << ring * Geometry.DIRECTIONS + d : 0;
                }
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
            if (w.has(hero, item) && Legality.canUse(w, hero, item)) {
                usable |= 1L << item;
            }
            if (shops && Legality.canBuy(w, hero, item)) {
                affordable |= 1L << item;
            }
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
