package dev.agon.game.microrts;

/** The world when a match begins. */
final class Setup {
    private Setup() {}

    /** Ore and Amber's units in the order of their cells, then Sky's in the opposite order, so that both sides look alike. */
    static World world(MicrortsSettings rules) {
        MicrortsMap map = rules.map();
        World world = new World(map.ground(), map.room(), rules.ticks(), rules.fog());
        for (int cell = 0; cell < map.signs().length; cell++) {
            if (map.signs()[cell] == MapFile.ORE) {
                world.load[world.add(Kind.ORE, World.NOBODY, cell)] = map.patch();
            }
        }
        for (int side = 0; side < World.SIDES; side++) {
            world.store[side] = map.store();
            for (int i = 0; i < map.signs().length; i++) {
                addUnit(world, map, side, map.ground().turned(side, i));
            }
        }
        world.fog.lift();
        return world;
    }

    private static void addUnit(World world, MicrortsMap map, int side, int cell) {
        char sign = map.signs()[cell];
        int kind = MapFile.UNITS.indexOf(side == World.AMBER ? sign : Character.toUpperCase(sign));
        boolean own = Character.isUpperCase(sign) == (side == World.AMBER);
        if (kind >= 0 && own) {
            world.add(Kind.BASE + kind, side, cell);
        }
    }
}
