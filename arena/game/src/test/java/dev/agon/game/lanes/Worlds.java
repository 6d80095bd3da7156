package dev.agon.game.lanes;

/** Worlds for tests: an empty duel in which a test places what it needs. */
final class Worlds {
    static final int AMBER_HERO = 0;
    static final int SKY_HERO = 1;

    private Worlds() {}

    /** A duel of two heroes of a kind as it begins. */
    static World duel(int heroKind) {
        return of(LanesSize.ONE, heroKind);
    }

    /** A world of a size with heroes of these kinds as it begins. */
    static World of(LanesSize size, int... heroKinds) {
        LanesSettings settings = LanesSettings.of(size);
        return Setup.world(new LanesSettings(size, LanesHeroes.of(heroKinds), settings.map(), settings.minutes()), 1);
    }

    static void put(World w, int slot, int x, int y) {
        w.x[slot] = x;
        w.y[slot] = y;
    }

    /** Places a creep and gives its slot. */
    static int creep(World w, int side, int index, int kind, int x, int y) {
        int slot = w.slot.creep(side, 0, index);
        Units.place(w, slot, kind, x, y);
        refresh(w);
        return slot;
    }

    /** Lists who lives and what is seen anew, after a test changed the world. */
    static void refresh(World w) {
        w.scratch.refresh(w, 0);
        Sight.run(w);
    }

    /** All blows noted fall, and the dead leave. */
    static void settle(World w) {
        Damage.run(w);
        Deaths.run(w);
    }

    static int earned(World w, int term, int hero) {
        return w.earned[w.at(term, hero)];
    }
}
