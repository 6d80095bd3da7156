package dev.agon.game.lanes;

/**
 * Which unit lives in which row of the world's table: heroes, their bolts, marks and wards, towers, cores, runes, beasts, then creeps by
 * lane. Slots of the two sides alternate, so that {@code slot ^ 1} is the mirror image.
 */
final class Slots {
    /** Beasts of a camp stand this far from its middle. */
    private static final int ASIDE = 60;

    private final LanesMap map;
    /** Where beasts live, the first one's first. */
    private final int[] homeX;

    private final int[] homeY;
    final int boltBase;
    final int markBase;
    final int wardBase;
    final int towerBase;
    final int coreBase;
    final int runeBase;
    final int beastBase;
    final int creepBase;
    final int count;

    Slots(LanesMap map, int heroesPerSide) {
        this.map = map;
        int heroes = World.SIDES * heroesPerSide;
        int lanes = map.lanes().length;
        boltBase = heroes;
        markBase = boltBase + heroes;
        wardBase = markBase + heroes;
        towerBase = wardBase + heroes;
        coreBase = towerBase + World.SIDES * lanes * map.towersPerLane();
        runeBase = coreBase + World.SIDES;
        beastBase = runeBase + World.SIDES * map.runes().length;
        creepBase = beastBase + World.SIDES * map.camps().length * LanesNumbers.CAMP_BEASTS;
        count = creepBase + World.SIDES * lanes * LanesNumbers.LANE_CREEPS;
        homeX = new int[creepBase - beastBase];
        homeY = new int[creepBase - beastBase];
        for (int i = 0; i < homeX.length; i++) {
            int index = i / World.SIDES % LanesNumbers.CAMP_BEASTS;
            int[] camp = map.camps()[i / World.SIDES / LanesNumbers.CAMP_BEASTS];
            homeX[i] = LanesMap.sign(i & 1) * (camp[0] + ASIDE * (2 * index - (LanesNumbers.CAMP_BEASTS - 1)));
            homeY[i] = LanesMap.sign(i & 1) * camp[1];
        }
    }

    int homeX(int beast) {
        return homeX[beast - beastBase];
    }

    int homeY(int beast) {
        return homeY[beast - beastBase];
    }

    /** The side of whoever lives in a slot. */
    int side(int slot) {
        return slot >= runeBase && slot < creepBase ? World.NEUTRAL : slot & 1;
    }

    int hero(int ofSide, int index) {
        return World.SIDES * index + ofSide;
    }

    /** The hero whose bolt, mark or ward lives in the slot. */
    int heroOf(int slot) {
        return slot % boltBase;
    }

    int bolt(int hero) {
        return boltBase + hero;
    }

    int mark(int hero) {
        return markBase + hero;
    }

    int ward(int hero) {
        return wardBase + hero;
    }

    int tower(int ofSide, int ofLane, int index) {
        return towerBase + World.SIDES * (ofLane * map.towersPerLane() + index) + ofSide;
    }

    int core(int ofSide) {
        return coreBase + ofSide;
    }

    /** The rune of a spot, at its place or at the mirror image. */
    int rune(int mirrored, int spot) {
        return runeBase + World.SIDES * spot + mirrored;
    }

    /** A beast of a camp, at its place or at the mirror image. */
    int beast(int mirrored, int camp, int index) {
        return beastBase + World.SIDES * (camp * LanesNumbers.CAMP_BEASTS + index) + mirrored;
    }

    int creep(int ofSide, int ofLane, int index) {
        return creepBase + World.SIDES * (ofLane * LanesNumbers.LANE_CREEPS + index) + ofSide;
    }

    boolean isCreep(int slot) {
        return slot >= creepBase;
    }

    int towers() {
        return (coreBase - towerBase) / World.SIDES;
    }
}
