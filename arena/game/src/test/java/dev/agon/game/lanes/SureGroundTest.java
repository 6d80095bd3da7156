package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import org.junit.jupiter.api.Test;

class SureGroundTest {
    private static final int[] SPEEDS = {12, 31, 53, 99};

    private final Terrain terrain = MapFile.load("triple").terrain();
    private final MatchRandom random = new MatchRandom(1);
    private final int[] sure = new int[2];

    @Test
    void aStepThatIsCertainLeadsSomewhereFromAllOverTheCell() {
        for (int cell = 0; cell < terrain.size * terrain.size; cell++) {
            for (int place = 0; place < 20 && !terrain.isWall(cell); place++) {
                int x = within(terrain.x(cell), place & 1);
                int y = within(terrain.y(cell), place >> 1 & 1);
                assertEquals(cell, terrain.cell(x, y));
                for (int d = 0; d < Geometry.DIRECTIONS; d++) {
                    int speed = SPEEDS[place % SPEEDS.length];
                    boolean leads = Steps.leadsAnywhere(
                            terrain,
                            x,
                            y,
                            Geometry.DX[d] * speed / Geometry.UNIT,
                            Geometry.DY[d] * speed / Geometry.UNIT);
                    boolean certain = (terrain.sure.steps(cell) >> d & 1) != 0;
                    assertTrue(leads || !certain, "direction " + d + " at " + x + ", " + y + ", speed " + speed);
                    sure[certain ? 1 : 0]++;
                }
            }
        }
        assertTrue(sure[1] > 9 * sure[0], "nearly all are certain: " + sure[1] + " against " + sure[0]);
    }

    @Test
    void whatIsCertainOfAPlaceHoldsFromAllOverTheCell() {
        for (int cell = 0; cell < terrain.size * terrain.size; cell++) {
            for (int i = 0; i < 20; i++) {
                int x = within(terrain.x(cell), i & 1);
                int y = within(terrain.y(cell), i >> 1 & 1);
                for (int place = 0; place < Places.COUNT; place++) {
                    boolean open = terrain.isOpen(
                            x + Places.offsetX(Ability.METEOR, place), y + Places.offsetY(Ability.METEOR, place));
                    boolean certain = (terrain.sure.open(Ability.METEOR, cell) >> place & 1) != 0;
                    boolean possible = (terrain.sure.possible(Ability.METEOR, cell) >> place & 1) != 0;
                    assertTrue(open ? possible : !certain, "place " + place + " at " + x + ", " + y);
                    sure[certain || !possible ? 1 : 0]++;
                }
            }
        }
        assertTrue(sure[1] > 3 * sure[0], "most are certain: " + sure[1] + " against " + sure[0]);
    }

    /** At the edge of a cell with this middle, or anywhere in it. */
    private int within(int middle, int edge) {
        int first = middle > 0 ? middle - 50 : middle - 49;
        int last = middle < 0 ? middle + 50 : middle + 49;
        if (edge != 0) {
            return random.nextInt(2) == 0 ? first : last;
        }
        return first + random.nextInt(last - first + 1);
    }
}
