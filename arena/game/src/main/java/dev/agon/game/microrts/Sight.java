package dev.agon.game.microrts;

/**
 * What a watcher sees and how it names it: the rows of its observation and the ids in them. Amber sees the map as it is, Sky turned by
 * half, so that both sides look alike; a spectator sees it as Amber does.
 *
 * <p>Rows: own units, the other side's, then ore; each in the order in which they came into being (in fog, of the other side's units, in
 * which they came into sight), ore from the upper left as the watcher sees it.
 */
final class Sight {
    private static final int NEVER = -1;

    private final World w;
    private final int watcher;
    private final int[] units;
    private int count;
    private int ownCount;
    private int enemyEnd;
    private int filledAt = NEVER;

    /** Of a side, or of {@link World#NOBODY}, the spectator, who sees all. */
    Sight(World world, int watcher) {
        w = world;
        this.watcher = watcher;
        units = new int[world.room];
    }

    /** Whose rows come first. */
    int side() {
        return watcher == World.SKY ? World.SKY : World.AMBER;
    }

    /** Whether the watcher sees the map turned by half. */
    boolean turns() {
        return watcher == World.SKY;
    }

    /** Forgets everything: the world was changed from outside. */
    void forget() {
        filledAt = NEVER;
    }

    /** The units in the order of their rows; only the first {@link #count} count. */
    int[] units() {
        fill();
        return units;
    }

    int count() {
        fill();
        return count;
    }

    /** Rows before this one are of own units. */
    int ownCount() {
        fill();
        return ownCount;
    }

    /** Rows from {@link #ownCount} to before this one are of the other side's units. */
    int enemyEnd() {
        fill();
        return enemyEnd;
    }

    private void fill() {
        if (filledAt == w.tick) {
            return;
        }
        filledAt = w.tick;
        count = 0;
        int side = side();
        addOf(side);
        ownCount = count;
        addOf(1 - side);
        enemyEnd = count;
        if (w.fog.thick) {
            sortStrangers();
        }
        addOre(side);
    }

    private void addOf(int side) {
        for (int i = 0; i < w.livingCount; i++) {
            int unit = w.living[i];
            if (w.owner[unit] == side && w.fog.shows(watcher, unit)) {
                units[count++] = unit;
            }
        }
    }

    /** By id, since their numbers would tell who is older. */
    private void sortStrangers() {
        for (int i = ownCount + 1; i < enemyEnd; i++) {
            int unit = units[i];
            int at = i;
            while (at > ownCount && idOf(units[at - 1]) > idOf(unit)) {
                units[at] = units[at - 1];
                at--;
            }
            units[at] = unit;
        }
    }

    private void addOre(int side) {
        for (int i = 0; i < w.livingCount; i++) {
            int unit = w.living[side == World.AMBER ? i : w.livingCount - 1 - i];
            if (w.owner[unit] == World.NOBODY && w.fog.shows(watcher, unit)) {
                units[count++] = unit;
            }
        }
    }

    /** Whether the watcher sees what happens in a cell. */
    boolean sees(int cell) {
        return w.fog.lights(watcher, cell);
    }

    /** The id by which the watcher knows a unit, or 0. */
    int idOf(int unit) {
        return w.fog.idOf(watcher, unit);
    }

    /** Horizontal coordinate of a cell's middle as the watcher sees it. */
    float x(int cell) {
        return w.ground.middleX(turns() ? w.ground.cells - 1 - cell : cell);
    }

    /** Vertical coordinate of a cell's middle as the watcher sees it. */
    float y(int cell) {
        return w.ground.middleY(turns() ? w.ground.cells - 1 - cell : cell);
    }
}
