package dev.agon.game.microrts;

import dev.agon.game.MatchRandom;

/**
 * Turns a fresh world into one from the middle of a match: the clock advanced, ore spent on workers, barracks and fighters about the map,
 * some of them hurt. What is added is paid for with ore, as in play.
 */
final class VariedSetup {
    private static final int MOST_WORKERS = 4;
    private static final int MOST_FIGHTERS = 4;
    private static final int TRIES = 40;
    /** How near to its base a side's barracks and workers are, in cells. */
    private static final int HOME = 4;

    private final World w;
    private final MatchRandom random;

    private VariedSetup(World world, MatchRandom random) {
        w = world;
        this.random = random;
    }

    static void vary(World world, long seed) {
        VariedSetup setup = new VariedSetup(world, new MatchRandom(MatchRandom.derive(seed, 1)));
        world.clock = setup.random.nextInt(1 + world.timeLimit / 2);
        for (int side = 0; side < World.SIDES; side++) {
            setup.vary(side);
        }
        world.fog.lift();
    }

    private void vary(int side) {
        w.store[side] = random.nextInt(w.store[side] + 1);
        int workers = random.nextInt(MOST_WORKERS + 1);
        for (int i = 0; i < workers; i++) {
            add(Kind.WORKER, side, random.nextInt(2) == 0);
        }
        if (random.nextInt(2) == 0) {
            add(Kind.BARRACKS, side, true);
            int fighters = random.nextInt(MOST_FIGHTERS + 1);
            for (int i = 0; i < fighters; i++) {
                add(Kind.LIGHT + random.nextInt(Kind.COUNT - Kind.LIGHT), side, false);
            }
        }
        hurt(side);
    }

    private void add(int kind, int side, boolean home) {
        int cell = freeCell(side, home);
        if (cell != Ground.NOWHERE && takeOre(MicrortsNumbers.COST[kind])) {
            int unit = w.add(kind, side, cell);
            w.load[unit] = kind == Kind.WORKER && random.nextInt(3) == 0 && takeOre(1) ? 1 : 0;
        }
    }

    private int freeCell(int side, boolean home) {
        int base = baseOf(side);
        for (int i = 0; i < TRIES; i++) {
            int cell = random.nextInt(w.ground.cells);
            boolean near = base == World.NOBODY || w.ground.distance(cell, w.cell[base]) <= HOME;
            if (!w.ground.isWall(cell) && w.unitAt[cell] == World.NOBODY && (near || !home)) {
                return cell;
            }
        }
        return Ground.NOWHERE;
    }

    private int baseOf(int side) {
        for (int i = 0; i < w.livingCount; i++) {
            int unit = w.living[i];
            if (w.owner[unit] == side && w.kind[unit] == Kind.BASE) {
                return unit;
            }
        }
        return World.NOBODY;
    }

    /** Takes so much from one patch that has more than that; whether there was one. */
    private boolean takeOre(int amount) {
        int first = random.nextInt(w.livingCount);
        for (int i = 0; i < w.livingCount; i++) {
            int unit = w.living[(first + i) % w.livingCount];
            if (w.kind[unit] == Kind.ORE && w.load[unit] > amount) {
                w.load[unit] -= amount;
                return true;
            }
        }
        return false;
    }

    private void hurt(int side) {
        for (int i = 0; i < w.livingCount; i++) {
            int unit = w.living[i];
            if (w.owner[unit] == side && random.nextInt(3) == 0) {
                w.health[unit] = 1 + random.nextInt(MicrortsNumbers.HEALTH[w.kind[unit]]);
            }
        }
    }
}
