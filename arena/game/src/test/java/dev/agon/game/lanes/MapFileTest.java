package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MapFileTest {
    private static final String HEAD = """
            core: -500 500
            fountain: -600 600
            lane: 0 0, 500 -500
            towers: -200 200
            terrain:
            """;

    private static final String GRID = """
            ...............
            ...............
            ...............
            ...##..........
            ...##..........
            ...............
            ...............
            ...............
            ...............
            ...............
            ..........##...
            ..........##...
            ...............
            ...............
            ...............
            """;

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> MapFile.parse("mine", text))
                .getMessage();
    }

    @Test
    void readsPlacesAndWalls() {
        LanesMap map = MapFile.parse("mine", HEAD + GRID);
        assertArrayEquals(new int[] {0, 0, 500, -500}, map.lanes()[0]);
        assertEquals(750, map.half());
        assertFalse(map.terrain().isOpen(-400, -400));
        assertTrue(map.terrain().isOpen(400, -400));
        assertFalse(map.terrain().isOpen(400, 400));
    }

    @Test
    void refusesWhatCannotBePlayedAndSaysWhere() {
        assertEquals(
                "map mine: terrain must be the same seen from either base, but row 4, column 4 is not as its mirror image",
                refusal(HEAD + GRID.replaceFirst("\\.\\.\\.##", ".....").replaceFirst("\\.\\.\\.##", "...##")));
        assertEquals(
                "map mine: terrain row 2 must be 15 signs, each . or #",
                refusal(HEAD + GRID.replaceFirst("\\n\\.", "\nx")));
        assertTrue(refusal(HEAD).contains("an odd number of rows from 15 to 81, not 0"));
        assertTrue(refusal(HEAD.replace("-200 200", "-400 -400") + GRID)
                .contains("tower of lane 1 at -400 -400 must be on open ground"));
        assertTrue(refusal(HEAD.replace("0 0, 500 -500", "0 0, 500 0") + GRID).contains("must end at the other core"));
        assertTrue(refusal(HEAD.replace("0 0, 500", "-700 -700, 700 700, 500") + GRID)
                .contains("leads through a wall"));
        assertTrue(refusal(HEAD.replace("core:", "cor:") + GRID).contains("line 1 begins with none of core:"));
        assertTrue(refusal(HEAD.replace("-600 600", "-600 six") + GRID).contains("whole numbers, not 'six'"));
        assertTrue(refusal(HEAD.replace("-600 600", "-600") + GRID).contains("line 2 must give pairs"));
        assertTrue(refusal(HEAD.replace("towers: -200 200\n", "") + GRID).contains("followed by its towers"));
        assertTrue(refusal(HEAD.replace("fountain: -600 600\n", "") + GRID).contains("fountain is missing"));
        assertTrue(refusal("core: 99999999999 1\n").contains("whole numbers"));
    }

    @Test
    void refusesGroundThatNobodyCanReach() {
        String walled = """
                ##.............
                .#.............
                ##.............
                """;
        String mirrored = """
                .............##
                .............#.
                .............##
                """;
        String[] rows = GRID.split("\n");
        StringBuilder grid = new StringBuilder(walled);
        for (int row = 3; row < 12; row++) {
            grid.append(rows[row]).append('\n');
        }
        assertTrue(refusal(HEAD + grid + mirrored).contains("row 2, column 1 cannot be reached from the fountain"));
    }

    @Test
    void waysLeadRoundWalls() {
        LanesMap map = MapFile.load("triple");
        Terrain terrain = map.terrain();
        int cell = terrain.cell(map.fountain()[0], map.fountain()[1]);
        int goal = terrain.cell(map.runes()[0][0], map.runes()[0][1]);
        Paths paths = new Paths(terrain, goal);
        int steps = 0;
        while (cell != goal) {
            cell = paths.next(cell);
            assertFalse(terrain.isWall(cell));
            assertTrue(++steps < 200);
        }
        assertTrue(steps > 30);
    }
}
