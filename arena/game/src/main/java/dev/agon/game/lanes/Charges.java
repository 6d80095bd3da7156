package dev.agon.game.lanes;

/** A hero leaps in its direction over open ground, and strikes and slows whoever is near where it lands. */
final class Charges {
    private Charges() {}

    static void leap(World w, int hero, int power, int slowUntil) {
        int direction = w.direction[hero];
        int x = w.x[hero];
        int y = w.y[hero];
        int range = LanesNumbers.ABILITY_RANGE[Ability.CHARGE];
        for (int way = LanesNumbers.CHARGE_STEP; way <= range; way += LanesNumbers.CHARGE_STEP) {
            int nextX = w.x[hero] + Geometry.DX[direction] * way / Geometry.UNIT;
            int nextY = w.y[hero] + Geometry.DY[direction] * way / Geometry.UNIT;
            if (!w.terrain.isOpen(nextX, nextY)) {
                break;
            }
            x = nextX;
            y = nextY;
        }
        w.heading[hero] = direction;
        if (!w.rooted(hero)) {
            w.scratch.leaps[hero] = true;
            w.scratch.nextX[hero] = x;
            w.scratch.nextY[hero] = y;
        }
        Bursts.strike(w, hero, x, y, Ability.CHARGE, power, w.scratch.slowUntil, slowUntil);
    }
}
