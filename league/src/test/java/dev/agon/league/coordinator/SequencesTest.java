package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void takesEachNumberOnceInWhateverOrderAndHoweverOftenTheyCome() {
        MatchRandom random = new MatchRandom(5);
        for (int trial = 0; trial < 200; trial++) {
            List<Long> sent = new ArrayList<>();
            for (long number = 1; number <= 60; number++) {
                for (int times = 0; times <= random.nextInt(3); times++) {
                    sent.add(random.nextInt(sent.size() + 1), number);
                }
            }
            Sequences sequences = new Sequences();
            Set<Long> taken = new HashSet<>();
            for (long number : sent) {
                if (sequences.first(number)) {
                    assertTrue(taken.add(number), number + " counted twice");
                }
            }
            assertEquals(60, taken.size());
        }
    }

    @Test
    void goesOnWhereAWorkerIsThatAnotherLearnerKnew() {
        Sequences sequences = new Sequences();
        for (long number = 5_000; number < 6_000; number++) {
            assertTrue(sequences.first(number));
            assertFalse(sequences.first(number));
        }
        assertFalse(sequences.first(5_500));
        assertFalse(sequences.first(5_000 - Sequences.MOST_AHEAD), "too far behind to be known as new");
    }
}
