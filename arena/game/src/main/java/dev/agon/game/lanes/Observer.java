package dev.agon.game.lanes;

import dev.agon.game.Observation;

/**
 * Writes what a watcher sees. A side sees the map as if it were Amber: own base at the lower left, {@code side} 1 for its own.
 * Enemies' gold, experience and waiting times are not shown.
 */
final class Observer {
    /** Offsets and distances to the nearest own hero are shown up to here. */
    private static final float NEARBY = 1000;

    private static final float MOST_HEALTH = 1500;
    private static final float MOST_DAMAGE = 250;
    private static final float MOST_RANGE = 600;
    private static final float MOST_GOLD = 3000;
    private static final float MOST_SHIELD = 400;
    private static final float MOST_KILLS = 10;

    private final World w;
    private final Rows rows;

    Observer(World world, Rows rows) {
        w = world;
        this.rows = rows;
    }

    /** Everything that the watcher sees, with actors when it is asked for orders. */
    void write(int watcher, boolean awaited, Observation into) {
        into.clear(w.tick);
        writeGlobals(watcher, into);
        int count = rows.count(watcher);
        for (int row = 0; row < count; row++) {
            writeEntity(watcher, rows.slotAt(watcher, row), into);
        }
        if (awaited) {
            Masks.write(w, rows, watcher, into);
        }
    }

    private void writeGlobals(int watcher, Observation into) {
        int own = watcher == 1 ? 1 : 0;
        int enemy = own ^ 1;
        float[] globals = into.globals;
        globals[LanesLayout.TIME] = clip(w.clock / (float) w.timeLimit);
        globals[LanesLayout.NEXT_WAVE] = clip(Waves.ticksToNext(w.clock) / (float) LanesNumbers.WAVE_TICKS);
        globals[LanesLayout.OWN_CORE] = coreHealth(own);
        globals[LanesLayout.ENEMY_CORE] = coreHealth(enemy);
        globals[LanesLayout.OWN_CORE_OPEN] = w.scratch.coreVulnerable[own] ? 1 : 0;
        globals[LanesLayout.ENEMY_CORE_OPEN] = w.scratch.coreVulnerable[enemy] ? 1 : 0;
        globals[LanesLayout.OWN_TOWERS] = towerHealth(own);
        globals[LanesLayout.ENEMY_TOWERS] = towerHealth(enemy);
        globals[LanesLayout.OWN_HEROES] = heroesAlive(own);
        globals[LanesLayout.ENEMY_HEROES] = heroesAlive(enemy);
        globals[LanesLayout.OWN_KILLS] = kills(own);
        globals[LanesLayout.ENEMY_KILLS] = kills(enemy);
    }

    private float coreHealth(int side) {
        return w.health[w.coreSlot(side)] / (float) LanesNumbers.HEALTH[Kind.CORE];
    }

    private float towerHealth(int side) {
        int towers = (w.coreBase - w.towerBase) / World.SIDES;
        return Ending.towerHealth(w, side) / (float) (towers * LanesNumbers.HEALTH[Kind.TOWER]);
    }

    private float heroesAlive(int side) {
        int alive = 0;
        for (int hero = side; hero < w.heroes; hero += World.SIDES) {
            alive += w.alive[hero];
        }
        return alive / (float) w.heroesPerSide;
    }

    private float kills(int side) {
        int kills = 0;
        for (int hero = side; hero < w.heroes; hero += World.SIDES) {
            kills += w.kills[hero];
        }
        return clip(kills / (MOST_KILLS * w.heroesPerSide));
    }

    private void writeEntity(int watcher, int slot, Observation into) {
        int kind = w.kind[slot];
        int at = into.addEntity(kind, w.knownAs[watcher][slot])
                * into.layout.features().size();
        float[] features = into.features;
        int sign = watcher == 1 ? -1 : 1;
        float half = w.map.half();
        features[at + LanesLayout.X] = sign * w.x[slot] / half;
        features[at + LanesLayout.Y] = sign * w.y[slot] / half;
        features[at + LanesLayout.SIDE] = sign * LanesMap.sign(w.side[slot]);
        writeOffset(watcher, slot, features, at);
        features[at + LanesLayout.DAMAGE] = clip(w.damage[slot] / MOST_DAMAGE);
        if (!Kind.isBuilding(kind)) {
            features[at + LanesLayout.HEADING_X] = sign * Geometry.DX[w.heading[slot]] / (float) Geometry.UNIT;
            features[at + LanesLayout.HEADING_Y] = sign * Geometry.DY[w.heading[slot]] / (float) Geometry.UNIT;
        }
        if (kind == Kind.BOLT) {
            return;
        }
        features[at + LanesLayout.HEALTH] = w.health[slot] / (float) w.maxHealth[slot];
        features[at + LanesLayout.HEALTH_AMOUNT] = clip(w.health[slot] / MOST_HEALTH);
        features[at + LanesLayout.RANGE] = LanesNumbers.ATTACK_RANGE[kind] / MOST_RANGE;
        features[at + LanesLayout.ATTACK_WAIT] = share(w.attackReady[slot], LanesNumbers.ATTACK_TICKS[kind]);
        features[at + LanesLayout.STUNNED] = w.stunned(slot) ? 1 : 0;
        if (kind == Kind.CORE) {
            features[at + LanesLayout.INVULNERABLE] = w.scratch.coreVulnerable[w.side[slot]] ? 0 : 1;
        }
        if (w.isHero(slot)) {
            writeHero(watcher, slot, features, at);
        }
    }

    private void writeOffset(int watcher, int slot, float[] features, int at) {
        if (watcher == World.SIDES) {
            return;
        }
        int nearest = World.NOBODY;
        long best = Long.MAX_VALUE;
        for (int hero = watcher; hero < w.heroes; hero += World.SIDES) {
            if (w.alive[hero] != 0 && w.squaredDistance(hero, slot) < best) {
                nearest = hero;
                best = w.squaredDistance(hero, slot);
            }
        }
        if (nearest == World.NOBODY) {
            features[at + LanesLayout.DISTANCE] = 1;
            return;
        }
        int sign = LanesMap.sign(watcher);
        int dx = sign * (w.x[slot] - w.x[nearest]);
        int dy = sign * (w.y[slot] - w.y[nearest]);
        features[at + LanesLayout.OFFSET_X] = Math.max(-1, Math.min(1, dx / NEARBY));
        features[at + LanesLayout.OFFSET_Y] = Math.max(-1, Math.min(1, dy / NEARBY));
        features[at + LanesLayout.DISTANCE] = clip(Geometry.length(dx, dy) / NEARBY);
    }

    private void writeHero(int watcher, int hero, float[] features, int at) {
        features[at + LanesLayout.MANA] = w.mana[hero] / (float) w.maxMana[hero];
        features[at + LanesLayout.LEVEL] = w.level[hero] / (float) LanesNumbers.MAX_LEVEL;
        features[at + LanesLayout.SHIELD] = clip(w.shield[hero] / MOST_SHIELD);
        features[at + LanesLayout.FOCUSED] = w.focusedUntil[hero] > w.clock ? 1 : 0;
        if (watcher != World.SIDES && watcher != w.side[hero]) {
            return;
        }
        features[at + LanesLayout.EXPERIENCE] = levelProgress(hero);
        features[at + LanesLayout.GOLD] = clip(w.gold[hero] / MOST_GOLD);
        for (int slot = 0; slot < Ability.SLOTS; slot++) {
            int ability = LanesNumbers.ABILITIES[w.kind[hero]][slot];
            features[at + LanesLayout.WAIT_1 + slot] = ability == Ability.NONE
                    ? 1
                    : share(w.abilityReady[slot][hero], LanesNumbers.ABILITY_COOLDOWN[ability]);
        }
    }

    private float levelProgress(int hero) {
        int level = w.level[hero];
        if (level == LanesNumbers.MAX_LEVEL) {
            return 1;
        }
        int from = LanesNumbers.LEVEL_EXPERIENCE[level - 1];
        int to = LanesNumbers.LEVEL_EXPERIENCE[level];
        return (w.experience[hero] - from) / (float) (to - from);
    }

    private float share(int readyAt, int of) {
        return clip(Math.max(0, readyAt - w.clock) / (float) of);
    }

    private static float clip(float value) {
        return Math.min(1, value);
    }
}
