package dev.agon.game.lanes;

import java.util.Arrays;

/** How a match begins: buildings stand, heroes are at their fountains. */
final class Setup {
    private static final int NEVER = -LanesNumbers.ASSIST_TICKS;

    private Setup() {}

    static World world(LanesSettings settings, long seed) {
        int heroesPerSide = settings.size().heroesPerSide();
        World w = new World(settings.map(), heroesPerSide, settings.timeLimit());
        w.random.state(seed);
        Arrays.fill(w.target, World.NOBODY);
        Arrays.fill(w.hurtAt, NEVER);
        placeBuildings(w);
        placeHeroes(w, settings.heroes().choose(heroesPerSide, w.random));
        w.scratch.refresh(w, 0);
        Sight.run(w);
        return w;
    }

    private static void placeBuildings(World w) {
        for (int side = 0; side < World.SIDES; side++) {
            int sign = LanesMap.sign(side);
            Units.place(w, w.slot.core(side), Kind.CORE, sign * w.map.core()[0], sign * w.map.core()[1]);
            for (int lane = 0; lane < w.map.towers().length; lane++) {
                int[] towers = w.map.towers()[lane];
                for (int i = 0; i < w.map.towersPerLane(); i++) {
                    int slot = w.slot.tower(side, lane, i);
                    Units.place(w, slot, Kind.TOWER, sign * towers[2 * i], sign * towers[2 * i + 1]);
                }
            }
        }
    }

    private static void placeHeroes(World w, int[] kinds) {
        for (int hero = 0; hero < w.heroes; hero++) {
            w.kind[hero] = kinds[hero / World.SIDES];
            w.level[hero] = 1;
            Units.enterHero(w, hero);
        }
    }
}
