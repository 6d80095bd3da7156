package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateHashTest {
    private final int[] units = {3, -1, 0, 7};
    private final int[] others = {5, 5, 0, 1 << 30};
    private final int[] lone = {9};
    private final int[][] pairs = StateHash.pairs(List.of(units, lone, others));

    @Test
    void columnsOfOneLengthAreSideBySideAndTheOddOneHasZeros() {
        assertEquals(4, pairs.length);
        assertEquals(List.of(units, others, lone), List.of(pairs[0], pairs[1], pairs[2]));
        assertTrue(Arrays.equals(new int[1], pairs[3]));
    }

    @Test
    void everyChangeOfAValueChangesTheHash() {
        Set<Long> hashes = new HashSet<>(Set.of(hash()));
        int changes = 0;
        for (int[] column : List.of(units, others, lone)) {
            for (int i = 0; i < column.length; i++) {
                for (int bit = 0; bit < Integer.SIZE; bit++) {
                    column[i] ^= 1 << bit;
                    hashes.add(hash());
                    changes++;
                    column[i] ^= 1 << bit;
                }
            }
        }
        assertEquals(1 + changes, hashes.size(), "no two alike");
    }

    @Test
    void valuesThatChangePlacesChangeTheHash() {
        long before = hash();
        swap(units, 0, units, 1);
        assertNotEquals(before, hash(), "within a column");
        swap(units, 0, units, 1);
        swap(units, 0, others, 0);
        assertNotEquals(before, hash(), "between two columns of a pair");
        swap(units, 0, others, 0);
        assertEquals(before, hash());
    }

    @Test
    void smallDifferencesThatWouldCancelInASumDoNot() {
        MatchRandom random = new MatchRandom(1);
        long before = hash();
        for (int i = 0; i < 100_000; i++) {
            int a = random.nextInt(units.length);
            int b = (a + 1 + random.nextInt(units.length - 1)) % units.length;
            int by = 1 + random.nextInt(1000);
            units[a] += by;
            units[b] -= by;
            assertNotEquals(before, hash(), a + " and " + b + " by " + by);
            units[a] -= by;
            units[b] += by;
        }
    }

    private long hash() {
        return StateHash.of(pairs, 1);
    }

    private static void swap(int[] of, int at, int[] with, int place) {
        int swapped = of[at];
        of[at] = with[place];
        with[place] = swapped;
    }
}
