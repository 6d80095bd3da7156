package dev.agon.game.lanes;

/** How units come into the world and leave it. */
final class Units {
    /** Towards the other base. */
    private static final int AMBER_HEADING = 14;

    private Units() {}

    /** A unit of a kind appears with full health, nothing in mind, and unknown to all. */
    static void place(World w, int slot, int kind, int x, int y) {
        w.alive[slot] = 1;
        w.kind[slot] = kind;
        w.x[slot] = x;
        w.y[slot] = y;
        w.maxHealth[slot] = LanesNumbers.HEALTH[kind];
        w.health[slot] = w.maxHealth[slot];
        w.damage[slot] = LanesNumbers.DAMAGE[kind];
        w.attackReady[slot] = w.clock;
        w.target[slot] = World.NOBODY;
        w.stunnedUntil[slot] = w.clock;
        w.rootedUntil[slot] = w.clock;
        w.slowedUntil[slot] = w.clock;
        w.heading[slot] = (slot & 1) == 0 ? AMBER_HEADING : Geometry.mirrored(AMBER_HEADING);
        w.lane[slot] = 0;
        w.waypoint[slot] = 0;
        w.flightLeft[slot] = 0;
        w.until[slot] = 0;
        w.variant[slot] = 0;
        if (!Kind.isHero(kind)) {
            forget(w, slot);
        }
    }

    /** Creeps and beasts are as strong as the match is long. */
    static void strengthen(World w, int unit) {
        int percent = 100 + LanesNumbers.CREEP_GROWTH_PERCENT * w.clock / LanesNumbers.TICKS_PER_MINUTE;
        w.maxHealth[unit] = w.maxHealth[unit] * percent / 100;
        w.health[unit] = w.maxHealth[unit];
        w.damage[unit] = w.damage[unit] * percent / 100;
    }

    /** The unit is gone; whoever had it in mind has nobody. */
    static void remove(World w, int slot) {
        w.alive[slot] = 0;
        w.health[slot] = 0;
        for (int other = 0; other < w.slots; other++) {
            if (w.target[other] == slot) {
                w.target[other] = World.NOBODY;
            }
        }
        if (!Kind.isHero(w.kind[slot])) {
            forget(w, slot);
        }
    }

    private static void forget(World w, int slot) {
        for (int watcher = 0; watcher < World.WATCHERS; watcher++) {
            w.knownAs[watcher][slot] = 0;
        }
        w.seen[0][slot] = 0;
        w.seen[1][slot] = 0;
    }

    /** The hero enters at its fountain with full health and mana and free of spells. */
    static void enterHero(World w, int hero) {
        place(w, hero, w.kind[hero], 0, 0);
        bringHome(w, hero);
        Growth.refresh(w, hero);
        w.health[hero] = w.maxHealth[hero];
        w.mana[hero] = w.maxMana[hero];
        w.shield[hero] = 0;
        w.shieldUntil[hero] = w.clock;
        w.focusedUntil[hero] = w.clock;
        w.silencedUntil[hero] = w.clock;
        w.mightUntil[hero] = w.clock;
        w.hasteUntil[hero] = w.clock;
        w.salveUntil[hero] = w.clock;
        w.tonicUntil[hero] = w.clock;
        w.recallAt[hero] = 0;
        HeroOrders.hold(w, hero);
    }

    /** The hero stands at its own place by the fountain, out of the other side's sight until that looks again. */
    static void bringHome(World w, int hero) {
        int sign = LanesMap.sign(w.side[hero]);
        int spread = 60 * (hero / World.SIDES) - 30 * (w.heroesPerSide - 1);
        w.seen[w.side[hero] ^ 1][hero] = 0;
        w.x[hero] = sign * (w.map.fountain()[0] + spread);
        w.y[hero] = sign * (w.map.fountain()[1] + spread);
    }
}
