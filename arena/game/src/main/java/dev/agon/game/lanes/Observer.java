package dev.agon.game.lanes;

import dev.agon.game.Observation;

/**
 * Writes what a watcher sees. A side sees the map as if it were Amber: own base at the lower left, {@code side} 1 for its own.
 * Enemies' gold, experience and waiting times are not shown.
 */
final class Observer {
    // One through the most that is shown: products are quicker than quotients. Offsets and distances to the nearest own
    // hero first.
    private static final int NEARBY = Sheet.FAR;
    private static final float PER_NEARBY = 1f / NEARBY;

    // What a feature of 1 stands for; more is shown as 1.
    static final float MOST_HEALTH = 1500;
    static final float MOST_DAMAGE = 250;
    static final float MOST_SPEED = 60;
    static final float MOST_GOLD = 1000;
    static final float MOST_SHIELD = 400;

    private static final float PER_HEALTH = 1 / MOST_HEALTH;
    private static final float PER_DAMAGE = 1 / MOST_DAMAGE;
    private static final float PER_SPEED = 1 / MOST_SPEED;
    private static final float PER_GOLD = 1 / MOST_GOLD;
    private static final float PER_SHIELD = 1 / MOST_SHIELD;

    private static final float MOST_KILLS = 10;

    private static final float[] HEADING_X = shares(Geometry.DX, Geometry.UNIT);
    private static final float[] HEADING_Y = shares(Geometry.DY, Geometry.UNIT);

    /** What Amber's, Sky's and nobody's units are to Amber. */
    private static final int[] SIDE = {1, -1, 0};

    /** Attack range by kind, as a share of 6 metres. */
    private static final float[] RANGE = shares(LanesNumbers.ATTACK_RANGE, 600);
    /** One through the ticks between attacks, by kind. */
    private static final float[] PER_ATTACK = inverses(LanesNumbers.ATTACK_TICKS);

    private final World w;
    private final Rows rows;
    private final Masks masks;
    private final float perHalf;
    private final int width = LanesLayout.FEATURES.size();

    Observer(World world, Rows rows) {
        w = world;
        this.rows = rows;
        masks = new Masks(world, rows);
        perHalf = 1f / world.map.half();
    }

    private static float[] shares(int[] values, float of) {
        float[] shares = new float[values.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = values[i] / of;
        }
        return shares;
    }

    private static float[] inverses(int[] values) {
        float[] inverses = new float[values.length];
        for (int i = 0; i < inverses.length; i++) {
            inverses[i] = 1f / values[i];
        }
        return inverses;
    }

    /** Everything that the watcher sees, with actors when it is asked for orders. */
    void write(int watcher, boolean awaited, Observation into) {
        into.clear(w.tick);
        into.terrain(w.terrain.plane);
        writeGlobals(watcher, into);
        writeEntities(watcher, rows.count(watcher), rows.sheet(watcher), into);
        if (awaited) {
            masks.write(watcher, into);
        }
    }

    private void writeGlobals(int watcher, Observation into) {
        int own = watcher == 1 ? 1 : 0;
        int enemy = own ^ 1;
        float[] globals = into.globals;
        globals[LanesLayout.TIME] = clip(w.clock / (float) w.timeLimit);
        globals[LanesLayout.NEXT_WAVE] = clip(Waves.ticksToNext(w.clock) / (float) LanesNumbers.WAVE_TICKS);
        globals[LanesLayout.NEXT_RUNE] = clip(Runes.ticksToNext(w.clock) / (float) LanesNumbers.RUNE_TICKS);
        globals[LanesLayout.OWN_CORE] = coreHealth(own);
        globals[LanesLayout.ENEMY_CORE] = coreHealth(enemy);
        globals[LanesLayout.OWN_CORE_OPEN] = flag(!w.scratch.isProtected[w.slot.core(own)]);
        globals[LanesLayout.ENEMY_CORE_OPEN] = flag(!w.scratch.isProtected[w.slot.core(enemy)]);
        globals[LanesLayout.OWN_TOWERS] = towerHealth(own);
        globals[LanesLayout.ENEMY_TOWERS] = towerHealth(enemy);
        globals[LanesLayout.OWN_HEROES] = heroesAlive(own);
        globals[LanesLayout.ENEMY_HEROES] = heroesAlive(enemy);
        globals[LanesLayout.OWN_KILLS] = kills(own);
        globals[LanesLayout.ENEMY_KILLS] = kills(enemy);
    }

    private float coreHealth(int side) {
        return Math.max(0, w.health[w.slot.core(side)]) / (float) LanesNumbers.HEALTH[Kind.CORE];
    }

    private float towerHealth(int side) {
        return Ending.towerHealth(w, side) / (float) (w.slot.towers() * LanesNumbers.HEALTH[Kind.TOWER]);
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

    /** Rows of one kind follow each other, so that each loop always does the same. */
    private void writeEntities(int watcher, int count, Sheet sheet, Observation into) {
        into.clearEntities(count);
        int sign = watcher == 1 ? -1 : 1;
        int[] slots = sheet.slots;
        float[] features = into.features;
        for (int row = 0; row < count; row++) {
            writePlace(watcher, sign, slots[row], row, into);
        }
        if (watcher != World.SPECTATOR) {
            writeOffsets(sign, count, sheet, features);
        }
        int row = 0;
        for (int end = Math.min(count, sheet.heroesEnd); row < end; row++) {
            writeFighter(sign, HeroStrength.speed(w, slots[row]), slots[row], features, row * width);
            writeHero(watcher, slots[row], features, row * width);
        }
        for (int end = Math.min(count, sheet.buildingsEnd); row < end; row++) {
            writeStrength(slots[row], features, row * width);
            features[row * width + LanesLayout.INVULNERABLE] = flag(w.scratch.isProtected[slots[row]]);
        }
        for (int end = Math.min(count, sheet.firstWalker); row < end; row++) {
            writeThing(sign, slots[row], features, row * width);
        }
        for (; row < count; row++) {
            writeFighter(sign, Movement.speed(w, slots[row]), slots[row], features, row * width);
        }
    }

    private void writePlace(int watcher, int sign, int slot, int row, Observation into) {
        into.kind[row] = w.kind[slot];
        into.id[row] = w.knownAs[watcher][slot];
        int at = row * width;
        float[] features = into.features;
        features[at + LanesLayout.X] = sign * w.x[slot] * perHalf;
        features[at + LanesLayout.Y] = sign * w.y[slot] * perHalf;
        features[at + LanesLayout.SIDE] = sign * SIDE[w.side[slot]];
    }

    /** Where each is from the nearest own hero. */
    private void writeOffsets(int sign, int count, Sheet sheet, float[] features) {
        for (int row = 0; row < count; row++) {
            int at = row * width;
            int nearest = sheet.nearestHero(row);
            if (nearest == World.NOBODY) {
                features[at + LanesLayout.DISTANCE] = 1;
                continue;
            }
            int slot = sheet.slots[row];
            int dx = sign * (w.x[slot] - w.x[nearest]);
            int dy = sign * (w.y[slot] - w.y[nearest]);
            // Clipped as whole numbers, which is quicker.
            features[at + LanesLayout.OFFSET_X] = Math.max(-NEARBY, Math.min(NEARBY, dx)) * PER_NEARBY;
            features[at + LanesLayout.OFFSET_Y] = Math.max(-NEARBY, Math.min(NEARBY, dy)) * PER_NEARBY;
            features[at + LanesLayout.DISTANCE] = sheet.nearestDistance(row) * PER_NEARBY;
        }
    }

    /** Bolts, marks, wards and runes. */
    private void writeThing(int sign, int slot, float[] features, int at) {
        switch (w.kind[slot]) {
            case Kind.BOLT -> {
                writeHeading(sign, slot, features, at);
                features[at + LanesLayout.DAMAGE] = clip(w.damage[slot] * PER_DAMAGE);
            }
            case Kind.MARK -> {
                features[at + LanesLayout.DAMAGE] = clip(w.damage[slot] * PER_DAMAGE);
                features[at + LanesLayout.TIME_LEFT] = share(w.until[slot], LanesNumbers.TICKS_PER_SECOND);
            }
            case Kind.WARD -> {
                writeHealth(slot, features, at);
                features[at + LanesLayout.TIME_LEFT] =
                        share(w.until[slot], LanesNumbers.ABILITY_DURATION[Ability.WARD]);
            }
            default -> {
                features[at + LanesLayout.GOLD] = flag(w.variant[slot] == Rune.BOUNTY);
                features[at + LanesLayout.MIGHT] = flag(w.variant[slot] == Rune.MIGHT);
                features[at + LanesLayout.HASTE] = flag(w.variant[slot] == Rune.HASTE);
            }
        }
    }

    private void writeFighter(int sign, int speed, int slot, float[] features, int at) {
        writeStrength(slot, features, at);
        writeHeading(sign, slot, features, at);
        features[at + LanesLayout.SPEED] = speed * PER_SPEED;
        features[at + LanesLayout.STUNNED] = flag(w.stunned(slot));
        features[at + LanesLayout.ROOTED] = flag(w.rooted(slot));
        features[at + LanesLayout.SLOWED] = flag(w.slowedUntil[slot] > w.clock);
    }

    private void writeStrength(int slot, float[] features, int at) {
        int kind = w.kind[slot];
        writeHealth(slot, features, at);
        features[at + LanesLayout.DAMAGE] = clip(w.damage[slot] * PER_DAMAGE);
        features[at + LanesLayout.RANGE] = RANGE[kind];
        features[at + LanesLayout.ATTACK_WAIT] = clip(Math.max(0, w.attackReady[slot] - w.clock) * PER_ATTACK[kind]);
    }

    private void writeHeading(int sign, int slot, float[] features, int at) {
        features[at + LanesLayout.HEADING_X] = sign * HEADING_X[w.heading[slot]];
        features[at + LanesLayout.HEADING_Y] = sign * HEADING_Y[w.heading[slot]];
    }

    private void writeHealth(int slot, float[] features, int at) {
        features[at + LanesLayout.HEALTH] = w.health[slot] / (float) w.maxHealth[slot];
        features[at + LanesLayout.HEALTH_AMOUNT] = clip(w.health[slot] * PER_HEALTH);
    }

    private void writeHero(int watcher, int hero, float[] features, int at) {
        features[at + LanesLayout.SILENCED] = flag(w.silenced(hero));
        features[at + LanesLayout.SHIELD] = clip(w.shield[hero] * PER_SHIELD);
        features[at + LanesLayout.FOCUSED] = flag(w.focusedUntil[hero] > w.clock);
        features[at + LanesLayout.MIGHT] = flag(w.mightUntil[hero] > w.clock);
        features[at + LanesLayout.HASTE] = flag(w.hasteUntil[hero] > w.clock);
        features[at + LanesLayout.HEALING] = flag(w.salveUntil[hero] > w.clock);
        features[at + LanesLayout.RECALLING] =
                w.recallAt[hero] == 0 ? 0 : 1 - 0.5f * share(w.recallAt[hero], LanesNumbers.RECALL_TICKS);
        features[at + LanesLayout.MANA] = w.mana[hero] / (float) w.maxMana[hero];
        features[at + LanesLayout.LEVEL] = w.level[hero] / (float) LanesNumbers.MAX_LEVEL;
        for (int item = 0; item < Item.COUNT; item++) {
            features[at + LanesLayout.ITEMS + item] = w.items[w.at(item, hero)] / (float) LanesNumbers.ITEM_MOST[item];
        }
        if (watcher != World.SPECTATOR && watcher != w.side[hero]) {
            return;
        }
        features[at + LanesLayout.EXPERIENCE] = levelProgress(hero);
        features[at + LanesLayout.GOLD] = clip(w.gold[hero] * PER_GOLD);
        for (int slot = 0; slot < Ability.SLOTS; slot++) {
            int ability = Ability.of(w.kind[hero], slot);
            features[at + LanesLayout.WAIT_1 + slot] =
                    share(w.abilityReady[w.at(slot, hero)], LanesNumbers.ABILITY_COOLDOWN[ability]);
        }
        features[at + LanesLayout.AEGIS_WAIT] = share(w.aegisReady[hero], LanesNumbers.AEGIS_COOLDOWN);
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

    private static float flag(boolean value) {
        return value ? 1 : 0;
    }

    private static float clip(float value) {
        // Unlike the library's minimum it need not care for what is not a number.
        return value < 1 ? value : 1;
    }
}
