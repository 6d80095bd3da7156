package dev.agon.game.microrts;

import dev.agon.game.Observation;
import java.util.Arrays;

/** Writes what a watcher sees, everything but what it may order. */
final class Observer {
    private static final int[] ACTION_FLAG = {
        0,
        MicrortsLayout.MOVING,
        MicrortsLayout.HARVESTING,
        MicrortsLayout.RETURNING,
        MicrortsLayout.PRODUCING,
        MicrortsLayout.ATTACKING
    };
    private static final float[] STEP_X = {0, 1, 0, -1};
    private static final float[] STEP_Y = {-1, 0, 1, 0};
    private static final float[] HEALTH_SHARE = inverses();
    private static final float PER_SOON = 1f / MicrortsLayout.SOON_TICKS;

    private final World w;
    private final Ground ground;
    private final Sight sight;
    private final boolean spectator;
    private final float[] wall;
    private final float perOre;
    private final float perTime;
    private final int[] counts = new int[2 * Kind.PRODUCTS];
    /** How many of the other side could strike what stands in a cell, {@code [cell]}. */
    private final int[] threat;

    private int oreLeft;

    /**
     * An observer.
     *
     * @param wall the terrain plane, as every view sees it
     * @param ore all that lay there when the match began
     */
    Observer(World world, Sight sight, boolean spectator, float[] wall, int ore) {
        w = world;
        ground = world.ground;
        this.sight = sight;
        this.spectator = spectator;
        this.wall = wall;
        perOre = 1f / Math.max(1, ore);
        perTime = 1f / world.timeLimit;
        threat = new int[ground.cells];
    }

    private static float[] inverses() {
        float[] inverses = new float[Kind.COUNT];
        for (int kind = 0; kind < inverses.length; kind++) {
            inverses[kind] = 1f / MicrortsNumbers.HEALTH[kind];
        }
        return inverses;
    }

    void write(Observation into) {
        into.tick = w.tick;
        into.entities = 0;
        into.actors = 0;
        into.terrain(wall);
        int[] units = sight.units();
        int count = sight.count();
        into.clearEntities(count);
        Arrays.fill(counts, 0);
        oreLeft = 0;
        spreadThreat(units);
        for (int row = 0; row < count; row++) {
            writeEntity(units, row, into);
        }
        writeGlobals(into.globals);
    }

    private void spreadThreat(int[] units) {
        Arrays.fill(threat, 0);
        if (spectator) {
            return;
        }
        for (int row = sight.ownCount(); row < sight.enemyEnd(); row++) {
            int unit = units[row];
            if (Kind.isMobile(w.kind[unit])) {
                for (int cell : ground.within(MicrortsNumbers.ATTACK_RANGE[w.kind[unit]], w.cell[unit])) {
                    threat[cell]++;
                }
            }
        }
    }

    private void writeGlobals(float[] globals) {
        int own = sight.side();
        int enemy = 1 - own;
        int spendable = w.spendable(own);
        globals[MicrortsLayout.TIME] = Math.min(1, w.clock * perTime);
        globals[MicrortsLayout.OWN_STORE] = w.store[own];
        globals[MicrortsLayout.OWN_SPENDABLE] = spendable;
        globals[MicrortsLayout.ENEMY_STORE] = w.fog.thick && !spectator ? 0 : w.store[enemy];
        globals[MicrortsLayout.AFFORDS_WORKER] = affords(spendable, Kind.WORKER);
        globals[MicrortsLayout.AFFORDS_FIGHTER] = affords(spendable, Kind.LIGHT);
        globals[MicrortsLayout.AFFORDS_BARRACKS] = affords(spendable, Kind.BARRACKS);
        globals[MicrortsLayout.AFFORDS_BASE] = affords(spendable, Kind.BASE);
        globals[MicrortsLayout.ORE_LEFT] = oreLeft * perOre;
        for (int i = 0; i < counts.length; i++) {
            globals[MicrortsLayout.OWN_UNITS + i] = Math.min(counts[i], MicrortsLayout.MOST_COUNTED);
        }
    }

    private static float affords(int spendable, int kind) {
        return spendable >= MicrortsNumbers.COST[kind] ? 1 : 0;
    }

    private void writeEntity(int[] units, int row, Observation into) {
        int unit = units[row];
        int kind = w.kind[unit];
        int cell = w.cell[unit];
        int at = row * MicrortsLayout.FEATURES;
        float[] features = into.features;
        into.kind[row] = kind;
        into.id[row] = sight.idOf(unit);
        features[at + MicrortsLayout.X] = sight.x(cell);
        features[at + MicrortsLayout.Y] = sight.y(cell);
        if (kind == Kind.ORE) {
            features[at + MicrortsLayout.AMOUNT] = w.load[unit];
            oreLeft += w.load[unit];
            return;
        }
        boolean own = row < sight.ownCount();
        counts[(own ? 0 : Kind.PRODUCTS) + kind - Kind.BASE]++;
        features[at + MicrortsLayout.SIDE] = own ? 1 : -1;
        features[at + MicrortsLayout.HEALTH] = w.health[unit] * HEALTH_SHARE[kind];
        features[at + MicrortsLayout.HIT_POINTS] = w.health[unit];
        features[at + MicrortsLayout.CARRIES] = w.load[unit] > 0 ? 1 : 0;
        if (!w.isIdle(unit)) {
            writeAction(unit, at, features);
        }
        if (own && !spectator) {
            writeSurroundings(units, row, at, features);
        }
    }

    private void writeAction(int unit, int at, float[] features) {
        int action = w.action[unit];
        int left = w.endsAt(unit) - w.clock;
        features[at + MicrortsLayout.TICKS_LEFT] = left;
        features[at + MicrortsLayout.SOON] = Math.min(1, left * PER_SOON);
        if (action == Action.NONE) {
            return;
        }
        features[at + ACTION_FLAG[action]] = 1;
        float sign = sight.turns() ? -1 : 1;
        if (action == Action.ATTACK) {
            int cell = w.cell[unit];
            int aim = w.target[unit];
            features[at + MicrortsLayout.AIM_X] = sign * (ground.x[aim] - ground.x[cell]);
            features[at + MicrortsLayout.AIM_Y] = sign * (ground.y[aim] - ground.y[cell]);
            return;
        }
        features[at + MicrortsLayout.AIM_X] = sign * STEP_X[w.direction[unit]];
        features[at + MicrortsLayout.AIM_Y] = sign * STEP_Y[w.direction[unit]];
        if (action == Action.PRODUCE) {
            features[at + MicrortsLayout.MAKES + w.target[unit] - Kind.BASE] = 1;
        }
    }

    private void writeSurroundings(int[] units, int row, int at, float[] features) {
        int kind = w.kind[units[row]];
        int cell = w.cell[units[row]];
        features[at + MicrortsLayout.THREAT] = Math.min(threat[cell], MicrortsLayout.MOST_THREAT);
        if (!Kind.isMobile(kind)) {
            return;
        }
        for (int direction = 0; direction < Ground.DIRECTIONS; direction++) {
            int beside = ground.beside(cell, direction);
            int seen = sight.turns() ? direction ^ 2 : direction;
            if (beside != Ground.NOWHERE) {
                features[at + MicrortsLayout.THREAT_BESIDE + seen] =
                        Math.min(threat[beside], MicrortsLayout.MOST_THREAT);
            }
        }
        writeNearest(units, cell, sight.ownCount(), sight.enemyEnd(), -1, at + MicrortsLayout.ENEMY_X, features);
        if (kind == Kind.WORKER) {
            writeNearest(units, cell, sight.enemyEnd(), sight.count(), -1, at + MicrortsLayout.ORE_X, features);
            writeNearest(units, cell, 0, sight.ownCount(), Kind.BASE, at + MicrortsLayout.BASE_X, features);
        }
    }

    /** Writes how far it is to the nearest unit of some rows, of one kind or of any; the first row of equally near ones. */
    private void writeNearest(int[] units, int from, int first, int end, int ofKind, int at, float[] features) {
        int fromX = ground.x[from];
        int fromY = ground.y[from];
        int least = Integer.MAX_VALUE;
        int leastX = 0;
        int leastY = 0;
        for (int row = first; row < end; row++) {
            int unit = units[row];
            int dx = ground.x[w.cell[unit]] - fromX;
            int dy = ground.y[w.cell[unit]] - fromY;
            int distance = Math.abs(dx) + Math.abs(dy);
            if (distance < least && (ofKind < 0 || w.kind[unit] == ofKind)) {
                least = distance;
                leastX = dx;
                leastY = dy;
            }
        }
        int sign = sight.turns() ? -1 : 1;
        features[at] = sign * clipped(leastX);
        features[at + 1] = sign * clipped(leastY);
    }

    private static int clipped(int offset) {
        return Math.max(-MicrortsLayout.MOST_OFFSET, Math.min(MicrortsLayout.MOST_OFFSET, offset));
    }
}
