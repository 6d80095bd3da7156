package dev.agon.game.lanes;

import dev.agon.game.Observation;

/** Writes the actors of a side, its living heroes by seat, and what each may be told, as {@link Legality} has it. */
final class Masks {
    private static final int CHASE_SQUARED = LanesNumbers.CHASE_RADIUS * LanesNumbers.CHASE_RADIUS;

    private final World w;
    private final Rows rows;
    private final Surroundings surroundings;

    // Rows of units that are worth asking about, whichever hero asks.
    private final int[] foes;
    private final int[] fighters;
    private int foeCount;
    private int fighterCount;

    Masks(World world, Rows rows) {
        w = world;
        this.rows = rows;
        surroundings = new Surroundings(world);
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
                    writeSteps(hero, actor, into);
                    writeFoes(side, index, actor, into);
                    writeUnits(hero, index, actor, into);
                    writePlaces(hero, actor, into);
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

    /** Foes that are near enough; without a branch, since who is near is hard to predict. */
    private void writeFoes(int side, int index, int actor, Observation into) {
        Sheet sheet = rows.sheet(side);
        int[] distances = sheet.squaredDistances(index);
        int word = into.targetOffset(actor, LanesLayout.ATTACK);
        long any = 0;
        int i = 0;
        for (int end = Long.SIZE; i < foeCount; end += Long.SIZE) {
            long near = 0;
            for (; i < foeCount && foes[i] < end; i++) {
                // The sign of a difference: 1 or 0.
                near |= ((long) distances[sheet.places[foes[i]]] - (CHASE_SQUARED + 1) >>> 63) << foes[i];
            }
            into.targetMask[word++] |= near;
            any |= near;
        }
        into.verbMask[actor] |= any != 0 ? 1L << LanesLayout.ATTACK : 0;
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

    private void writeSteps(int hero, int actor, Observation into) {
        if (Legality.canWalk(w, hero)) {
            allow(actor, LanesLayout.MOVE, surroundings.steps(hero), into);
        }
    }

    private void writePlaces(int hero, int actor, Observation into) {
        if (Legality.canCast(w, hero, Ability.PLACE_SLOT)) {
            allow(actor, LanesLayout.ABILITY_PLACE, surroundings.places(hero), into);
        }
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
        for (int item : Item.USABLE) {
            usable |= Legality.canUse(w, hero, item) ? 1L << item : 0;
        }
        allow(actor, LanesLayout.USE, usable, into);
        if (w.atFountain(hero)) {
            long affordable = 0;
            for (int item = 0; item < Item.COUNT; item++) {
                affordable |= Legality.canBuy(w, hero, item) ? 1L << item : 0;
            }
            allow(actor, LanesLayout.BUY, affordable, into);
        }
    }

    private static void allow(int actor, int verb, long targets, Observation into) {
        if (targets != 0) {
            into.verbMask[actor] |= 1L << verb;
            into.targetMask[into.targetOffset(actor, verb)] |= targets;
        }
    }
}
