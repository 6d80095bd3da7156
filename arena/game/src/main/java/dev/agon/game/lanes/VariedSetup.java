package dev.agon.game.lanes;

import dev.agon.game.MatchRandom;

/**
 * Turns the beginning of a match into some later state, drawn from the match's generator: heroes of some level about the lanes, hurt and
 * short of mana, creeps on their way, towers damaged or gone. The sides are drawn alike but not equal.
 */
final class VariedSetup {
    /** Most of the time limit that is gone. */
    private static final int CLOCK_PERCENT = 75;

    private static final int LEVELS_AROUND = 2;
    private static final int GOLD_AROUND = 250;
    private static final int GOLD_A_SECOND = 4;
    /** Purchases tried; those that cannot be paid are left. */
    private static final int PURCHASES = 6;

    private static final int STRAY = 300;
    private static final int TOGETHER_ONE_IN = 3;
    private static final int DEAD_ONE_IN = 8;
    private static final int TOWER_GONE_ONE_IN = 4;
    private static final int LANE_CREEPS = 5;
    private static final int LANE_FROM_PERCENT = 15;
    private static final int LANE_TO_PERCENT = 75;

    private VariedSetup() {}

    static void vary(World w) {
        w.clock = LanesNumbers.DECISION_TICKS
                * w.random.nextInt(w.timeLimit * CLOCK_PERCENT / 100 / LanesNumbers.DECISION_TICKS);
        for (int side = 0; side < World.SIDES; side++) {
            varyHeroes(w, side);
        }
        for (int slot = 0; slot < w.slot.runeBase; slot++) {
            if (!w.isHero(slot) && w.alive[slot] != 0) {
                varyBuilding(w, slot);
            }
        }
        for (int side = 0; side < World.SIDES; side++) {
            for (int lane = 0; lane < w.map.lanes().length; lane++) {
                addCreeps(w, side, lane);
            }
        }
        w.scratch.refresh(w, 0);
        Sight.run(w);
    }

    /** Each hero somewhere, or all of a side in one place: who only ever met heroes one by one does not know what five do. */
    private static void varyHeroes(World w, int side) {
        boolean together = w.random.nextInt(TOGETHER_ONE_IN) == 0;
        int way = w.random.nextInt(w.map.lanes().length);
        int at = w.random.nextInt(LaneWay.length(w, way));
        for (int i = 0; i < w.heroesPerSide; i++) {
            if (!together) {
                way = w.random.nextInt(w.map.lanes().length);
                at = w.random.nextInt(LaneWay.length(w, way));
            }
            varyHero(w, w.slot.hero(side, i), way, at);
        }
    }

    private static void varyHero(World w, int hero, int way, int at) {
        MatchRandom random = w.random;
        int usual = 1 + w.clock * LanesNumbers.MAX_LEVEL * 2 / 3 / w.timeLimit;
        int level = usual - LEVELS_AROUND + random.nextInt(2 * LEVELS_AROUND + 1);
        w.level[hero] = Math.max(1, Math.min(LanesNumbers.MAX_LEVEL, level));
        w.experience[hero] = LanesNumbers.LEVEL_EXPERIENCE[w.level[hero] - 1];
        w.gold[hero] = w.clock / LanesNumbers.TICKS_PER_SECOND * GOLD_A_SECOND + random.nextInt(GOLD_AROUND);
        spend(w, hero);
        Units.enterHero(w, hero);
        LaneWay.place(w, hero, way, at, random.nextInt(2 * STRAY + 1) - STRAY, random.nextInt(2 * STRAY + 1) - STRAY);
        w.health[hero] = percentOf(w.maxHealth[hero], 25 + random.nextInt(76));
        w.mana[hero] = percentOf(w.maxMana[hero], random.nextInt(101));
        for (int slot = 0; slot < Ability.SLOTS; slot++) {
            int ability = Ability.of(w.kind[hero], slot);
            if (random.nextInt(2) == 0) {
                w.abilityReady[w.at(slot, hero)] = w.clock + random.nextInt(LanesNumbers.ABILITY_COOLDOWN[ability]);
            }
        }
        if (random.nextInt(DEAD_ONE_IN) == 0) {
            Units.remove(w, hero);
            w.respawnAt[hero] = w.clock + 1 + random.nextInt(LanesNumbers.RESPAWN_TICKS);
        }
    }

    private static void spend(World w, int hero) {
        for (int i = 0; i < PURCHASES; i++) {
            int item = w.random.nextInt(Item.COUNT);
            if (Legality.canBuy(w, hero, item)) {
                w.gold[hero] -= LanesNumbers.ITEM_PRICE[item];
                w.items[w.at(item, hero)]++;
            }
        }
    }

    private static void varyBuilding(World w, int building) {
        boolean foremost = w.kind[building] == Kind.TOWER && !hasTowerBefore(w, building);
        if (foremost && w.random.nextInt(TOWER_GONE_ONE_IN) == 0) {
            Units.remove(w, building);
        } else {
            w.health[building] = percentOf(w.maxHealth[building], 30 + w.random.nextInt(71));
        }
    }

    private static boolean hasTowerBefore(World w, int tower) {
        int index = (tower - w.slot.towerBase) / World.SIDES % w.map.towersPerLane();
        return index > 0 && w.alive[tower - World.SIDES] != 0;
    }

    private static void addCreeps(World w, int side, int lane) {
        int length = LaneWay.length(w, lane);
        int from = percentOf(length, LANE_FROM_PERCENT);
        int group = from + w.random.nextInt(percentOf(length, LANE_TO_PERCENT) - from);
        int count = w.random.nextInt(LANE_CREEPS + 1);
        for (int i = 0; i < count; i++) {
            int kind = w.random.nextInt(4) == 0 ? Kind.RANGED : Kind.MELEE;
            int slot = w.slot.creep(side, lane, i);
            Units.place(w, slot, kind, 0, 0);
            w.lane[slot] = lane;
            Units.strengthen(w, slot);
            int spread = LanesNumbers.CREEP_SPACING * 2;
            int aside = w.random.nextInt(2 * spread + 1) - spread;
            w.waypoint[slot] = LaneWay.place(w, slot, lane, group, aside, w.random.nextInt(spread));
            w.health[slot] = percentOf(w.maxHealth[slot], 30 + w.random.nextInt(71));
        }
    }

    private static int percentOf(int most, int percent) {
        return Math.max(1, most * percent / 100);
    }
}
