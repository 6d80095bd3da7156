package dev.agon.game.lanes;

/** System: wards stand and see until their time is over. A hero has one at a time. */
final class Wards {
    private Wards() {}

    /** A ward appears where the hero aims; the one before is gone. */
    static void set(World w, int hero, int ticks) {
        int ward = w.slot.ward(hero);
        if (w.alive[ward] != 0) {
            Units.remove(w, ward);
        }
        int direction = w.direction[hero];
        int ring = w.ring[hero];
        Units.place(
                w,
                ward,
                Kind.WARD,
                Places.x(w, hero, Ability.WARD, direction, ring),
                Places.y(w, hero, Ability.WARD, direction, ring));
        w.until[ward] = w.clock + ticks;
    }

    static void run(World w) {
        for (int ward = w.slot.wardBase; ward < w.slot.towerBase; ward++) {
            if (w.alive[ward] != 0 && w.until[ward] <= w.clock) {
                Units.remove(w, ward);
            }
        }
    }
}
