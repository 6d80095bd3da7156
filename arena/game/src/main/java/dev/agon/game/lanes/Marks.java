package dev.agon.game.lanes;

/** System: what was called down on a place falls when its time has come. */
final class Marks {
    private Marks() {}

    /** Something will fall where the hero aims. */
    static void set(World w, int hero, int ability, int power) {
        int mark = w.slot.mark(hero);
        int direction = w.direction[hero];
        int ring = w.ring[hero];
        Units.place(
                w,
                mark,
                Kind.MARK,
                Places.x(w, hero, ability, direction, ring),
                Places.y(w, hero, ability, direction, ring));
        w.variant[mark] = ability;
        w.damage[mark] = power;
        w.until[mark] = w.clock + LanesNumbers.ABILITY_DURATION[ability];
    }

    static void run(World w) {
        for (int mark = w.slot.markBase; mark < w.slot.wardBase; mark++) {
            if (w.alive[mark] != 0 && w.until[mark] <= w.clock) {
                Bursts.strike(w, w.slot.heroOf(mark), w.x[mark], w.y[mark], w.variant[mark], w.damage[mark]);
                Units.remove(w, mark);
            }
        }
    }
}
