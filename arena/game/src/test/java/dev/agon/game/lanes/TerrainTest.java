package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class TerrainTest {
    private final Terrain terrain = MapFile.load("triple").terrain();

    @Test
    void everyPlaceHasTheMirrorImagesMirroredCell() {
        for (int v = -terrain.reach; v <= terrain.reach; v++) {
            assertEquals(terrain.mirrored(terrain.cell(v, 17)), terrain.cell(-v, -17), "at " + v);
        }
    }

    @Test
    void everyPlaceOfTheLargestMapIsInTheCellWhoseMiddleIsNearest() {
        Terrain largest = new Terrain(new boolean[81 * 81], 81);
        for (int v = -largest.reach; v <= largest.reach; v++) {
            int fromMiddle = (Math.abs(v) + Terrain.CELL / 2) / Terrain.CELL;
            assertEquals(40 + Integer.signum(v) * fromMiddle, largest.cell(v, 0) % 81, "at " + v);
            assertEquals(40 + Integer.signum(v) * fromMiddle, largest.cell(0, v) / 81, "at " + v);
        }
    }

    @Test
    void onOpenGroundACircleIsSeenUpToTheEdgesOfMapsOfAllSizes() {
        for (int size = 15; size <= 81; size += 2) {
            Sightlines sightlines = new Sightlines(new boolean[size * size], size, 8, 6);
            for (int from = 0; from < size * size; from += size / 2) {
                assertSeesCircle(sightlines, size, from, 0, 8);
                assertSeesCircle(sightlines, size, from, 1, 6);
            }
        }
    }

    private static void assertSeesCircle(Sightlines sightlines, int size, int from, int sight, int radius) {
        long[] cells = new long[sightlines.words];
        sightlines.add(sight, from, cells);
        for (int to = 0; to < size * size; to++) {
            int rows = to / size - from / size;
            int columns = to % size - from % size;
            boolean near = rows * rows + columns * columns <= radius * radius;
            if (near != sightlines.isSeen(sight, from, to) || near != (sightlines.contains(cells, to) == 1)) {
                fail("size " + size + ", class " + sight + ", from " + from + " to " + to + " should be " + near);
            }
        }
    }

    @Test
    void sightIsMutualAndTheSameFromEitherBase() {
        int cells = terrain.size * terrain.size;
        for (int from = 0; from < cells; from += 7) {
            for (int to = 0; to < cells; to++) {
                if (!terrain.isWall(from) && !terrain.isWall(to)) {
                    boolean sees = terrain.isInView(from, to);
                    assertEquals(sees, terrain.isInView(to, from));
                    assertEquals(sees, terrain.isInView(terrain.mirrored(from), terrain.mirrored(to)));
                }
            }
        }
    }

    @Test
    void wallsHideWhatIsBehindThem() {
        boolean[] walls = new boolean[15 * 15];
        walls[7 * 15 + 9] = true;
        walls[7 * 15 + 5] = true;
        Terrain small = new Terrain(walls, 15);
        int middle = small.cell(0, 0);
        assertTrue(small.isInView(middle, small.cell(100, 0)));
        assertTrue(small.isInView(middle, small.cell(200, 0)), "the wall itself is seen");
        assertFalse(small.isInView(middle, small.cell(300, 0)));
        assertTrue(small.isInView(middle, small.cell(0, 700)));
        assertFalse(small.sightlines.isSeen(1, middle, small.cell(0, 700)), "beyond six metres");
    }

    @Test
    void stepsGoAlongWallsAndNotThrough() {
        World w = Worlds.duel(Kind.ARCHER);
        Worlds.put(w, 0, 0, 0);
        int far = 0;
        while (w.terrain.isOpen(0, far + 1)) {
            far++;
        }
        Worlds.put(w, 0, 0, far);
        assertFalse(Steps.leadsAnywhere(w.terrain, 0, far, 0, 30));
        w.verb[0] = LanesLayout.MOVE;
        w.direction[0] = 6;
        Movement.run(w);
        assertEquals(far, w.y[0]);
        assertTrue(w.x[0] < 0);
    }
}
