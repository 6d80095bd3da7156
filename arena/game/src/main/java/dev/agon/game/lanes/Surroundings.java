package dev.agon.game.lanes;

import java.util.Arrays;

/**
 * Where each hero may step and which places it may aim at, a bit each as its side counts directions. Both follow from where it stands,
 * and are found anew only when it has moved.
 */
final class Surroundings {
    private static final long ALL_DIRECTIONS = (1L << Geometry.DIRECTIONS) - 1;
    private static final long FARTHEST_RING = ALL_DIRECTIONS << Geometry.DIRECTIONS * (LanesNumbers.RINGS - 1);
    private static final int HALF = Geometry.DIRECTIONS / 2;
    /** The first half of all directions, of steps or of each ring. */
    private static final long FIRST_HALVES = 0x00FF_00FF_00FFL;

    private static final long NOWHERE = Long.MIN_VALUE;

    private final World w;

    // The last answers, and where each hero stood then, by hero.
    private final long[] steps;
    private final long[] steppedFrom;
    private final long[] places;
    private final long[] aimedFrom;

    Surroundings(World world) {
        w = world;
        steps = new long[world.heroes];
        steppedFrom = new long[world.heroes];
        places = new long[world.heroes];
        aimedFrom = new long[world.heroes];
        Arrays.fill(steppedFrom, NOWHERE);
        Arrays.fill(aimedFrom, NOWHERE);
    }

    /** Directions in which a step leads anywhere. */
    long steps(int hero) {
        if (w.terrain.isClearAround(w.cell(hero))) {
            return ALL_DIRECTIONS;
        }
        long from = from(hero, HeroStrength.speed(w, hero));
        if (steppedFrom[hero] != from) {
            steppedFrom[hero] = from;
            steps[hero] = findSteps(hero);
        }
        return steps[hero];
    }

    /** Places that the second ability may be aimed at: ring by ring, in each the directions. */
    long places(int hero) {
        int ability = Ability.of(w.kind[hero], Ability.PLACE_SLOT);
        if (!Ability.isGround(ability)) {
            return FARTHEST_RING;
        }
        long from = from(hero, ability);
        if (aimedFrom[hero] != from) {
            aimedFrom[hero] = from;
            places[hero] = findPlaces(hero, ability);
        }
        return places[hero];
    }

    /** Where the hero stands, and what else counts, in one number. */
    private long from(int hero, int with) {
        return ((long) w.x[hero] << 32) + ((long) w.y[hero] << 8) + with;
    }

    /** What is certain in the hero's cell, and the rest one by one. */
    private long findSteps(int hero) {
        long found = w.terrain.sure.steps(w.cell(hero));
        for (long asked = ~found & ALL_DIRECTIONS; asked != 0; asked &= asked - 1) {
            int d = Long.numberOfTrailingZeros(asked);
            found |= Legality.canStep(w, hero, d) ? 1L << d : 0;
        }
        return asTheSideCounts(hero, found);
    }

    /** Likewise. */
    private long findPlaces(int hero, int ability) {
        int cell = w.cell(hero);
        long found = w.terrain.sure.open(ability, cell);
        for (long asked = w.terrain.sure.possible(ability, cell) & ~found; asked != 0; asked &= asked - 1) {
            int place = Long.numberOfTrailingZeros(asked);
            boolean open = Legality.canCastTowards(w, hero, place % Geometry.DIRECTIONS, place / Geometry.DIRECTIONS);
            found |= open ? 1L << place : 0;
        }
        return asTheSideCounts(hero, found);
    }

    /** Sky counts directions from the opposite one. */
    private long asTheSideCounts(int hero, long directions) {
        return w.side[hero] == 0
                ? directions
                : (directions & FIRST_HALVES) << HALF | directions >>> HALF & FIRST_HALVES;
    }
}
