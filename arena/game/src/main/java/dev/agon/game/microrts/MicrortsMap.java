package dev.agon.game.microrts;

import java.util.Arrays;

/**
 * Where a match is played and what stands there when it begins. The same seen from either side: turned by half, Amber's units are
 * Sky's. Read by {@link MapFile}.
 *
 * @param name of its file
 * @param ground walls
 * @param store what each side has in store
 * @param patch ore in each patch
 * @param signs what stands in each cell, a sign of {@link MapFile}
 * @param wall the terrain plane: 1 where there is a wall
 * @param room most units that can ever be: those of the start, and one for all that can be spent
 * @param wealth most that a store can ever hold
 * @param ore all ore of all patches
 * @param checksum of everything above
 */
record MicrortsMap(
        String name,
        Ground ground,
        int store,
        int patch,
        char[] signs,
        float[] wall,
        int room,
        int wealth,
        int ore,
        int checksum) {
    /** Most units that a map may lead to: more could not be told apart by an order's target. */
    static final int MOST_ROOM = 256;

    static MicrortsMap of(String name, int width, int height, int store, int patch, char[] signs) {
        boolean[] walls = new boolean[signs.length];
        float[] wall = new float[signs.length];
        int units = 0;
        int patches = 0;
        for (int cell = 0; cell < signs.length; cell++) {
            walls[cell] = signs[cell] == MapFile.WALL;
            wall[cell] = walls[cell] ? 1 : 0;
            patches += signs[cell] == MapFile.ORE ? 1 : 0;
            units += signs[cell] == MapFile.OPEN || walls[cell] ? 0 : 1;
        }
        int ore = patches * patch;
        int wealth = ore + World.SIDES * store;
        return new MicrortsMap(
                name,
                new Ground(width, height, walls),
                store,
                patch,
                signs,
                wall,
                units + wealth,
                Math.max(1, wealth),
                ore,
                31 * Arrays.hashCode(signs) + 31 * 31 * width + 1000 * store + patch);
    }
}
