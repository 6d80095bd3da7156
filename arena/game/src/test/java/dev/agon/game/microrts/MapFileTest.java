package dev.agon.game.microrts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MapFileTest {
    private static final String HEAD = "store: 5\nore: 10\nground:\n";
    private static final String GRID = "o.#\nB.b\n#.o\n";

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> MapFile.parse("mine", text))
                .getMessage();
    }

    @Test
    void readsWallsOreAndUnits() {
        MicrortsMap map = MapFile.parse("mine", "# a comment\n" + HEAD + GRID);
        assertTrue(map.ground().isWall(2));
        assertEquals(20, map.ore());
        assertEquals(4 + 20 + 10, map.room());
        World world = Setup.world(new MicrortsSettings(map, false, 100));
        assertEquals(List.of(1, 1), List.of(world.population[0], world.population[1]));
        assertEquals(3, world.cell[world.living[2]]);
    }

    @Test
    void refusesWhatCannotBePlayedAndSaysWhere() {
        assertEquals(
                "map mine: the ground must be the same turned by half, with Amber's and Sky's signs swapped, but row 1, column 1 is not",
                refusal(HEAD + GRID.replaceFirst("o", ".")));
        assertTrue(refusal(HEAD + GRID.replace("B.b", "W.b")).contains("row 2, column 1"));
        assertEquals(
                "map mine: row 2, column 2 has the sign 'x', which is none of .#oBKWLHRbkwlhr",
                refusal(HEAD + GRID.replace("B.b", "Bxb")));
        assertEquals("map mine: row 3 of the ground must be 3 signs as the first", refusal(HEAD + "o.#\nB.b\n#.\n"));
        assertTrue(refusal(HEAD).contains("3 to 32 rows, not 0"));
        assertTrue(refusal(HEAD + "...\n...\n...\n").contains("Amber must have at least one unit"));
        assertTrue(refusal("stoer: 5\n").contains("line 1 begins with none of store:, ore:, ground:"));
        assertTrue(refusal("store: many\n").contains("line 1 must give a whole number from 0 to 100, not 'many'"));
        assertTrue(refusal("store: 5\nore: 0\n").contains("line 2 must give a whole number from 1 to 100, not '0'"));
        assertTrue(refusal("ore: 10\nground:\n" + GRID).contains("the line store: is missing"));
        assertTrue(refusal("store: 5\nground:\n" + GRID).contains("the line ore: is missing"));
        assertTrue(
                refusal("store: 100\nore: 100\nground:\n" + GRID).contains("could become 404 units, but at most 256"));
    }

    @Test
    void refusesAMapThatIsNotThere() {
        String message = assertThrows(IllegalArgumentException.class, () -> MapFile.load("nowhere"))
                .getMessage();
        assertTrue(
                message.contains("agon/microrts/nowhere.map") && message.contains("open8, open16, gates12"), message);
        assertThrows(IllegalArgumentException.class, () -> MapFile.load("../open8"));
    }

    @Test
    void theUsualStartsAreThoseOfTheRecords() throws Exception {
        assertSameStart("open8", "open8_goal_0");
        assertSameStart("open16", "open16_goal_0");
    }

    private static void assertSameStart(String map, String trace) throws Exception {
        World own = Setup.world(new MicrortsSettings(MapFile.load(map), false, 100));
        World recorded = Trace.read(trace).world();
        assertEquals(recorded.ground.cells, own.ground.cells);
        assertEquals(recorded.store[0], own.store[0]);
        for (int cell = 0; cell < own.ground.cells; cell++) {
            assertEquals(what(recorded, cell), what(own, cell), map + ", cell " + cell);
        }
    }

    private static String what(World w, int cell) {
        int unit = w.unitAt[cell];
        return unit == World.NOBODY ? "" : w.kind[unit] + " of " + w.owner[unit] + " with " + w.load[unit];
    }
}
