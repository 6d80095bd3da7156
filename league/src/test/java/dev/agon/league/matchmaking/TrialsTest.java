package dev.agon.league.matchmaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.connect4.Connect4;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.rating.WinRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final Pairing PAIR = new Pairing("main@3", "member-2@4");
    private static final Pairing OTHER = new Pairing("member-2@4", "member-3@9");
    private static final WinRate NOTHING = new WinRate(0, 0, 0);

    private final Trials trials = new Trials();

    @Test
    void givesOutAsManyMatchesAsAreWantedAndOfSeveralPairsTheOneThatHasHadFewest() {
        trials.begin(PAIR, 8, NOTHING);
        trials.begin(OTHER, 4, NOTHING);
        List<Pairing> given = new ArrayList<>();
        for (Optional<Pairing> next = trials.next(2, false); next.isPresent(); next = trials.next(2, false)) {
            given.add(next.get());
        }
        assertEquals(List.of(PAIR, OTHER, PAIR, OTHER, PAIR, PAIR), given);
    }

    @Test
    void givesAPairOutAgainWhoseMatchesDidNotComeBack() {
        trials.begin(PAIR, 4, NOTHING);
        trials.next(4, false);
        assertEquals(Optional.empty(), trials.next(4, false));
        assertEquals(Optional.of(PAIR), trials.next(4, true));
        for (int match = 0; match < 4; match++) {
            assertEquals(Optional.of(PAIR), trials.next(4, true));
            trials.count("main@3", "member-2@4", 1);
        }
        assertEquals(Optional.empty(), trials.next(4, true));
    }

    @Test
    void countsResultsOfThePairOnWhicheverSideTheyPlayed() {
        trials.begin(PAIR, 8, new WinRate(1, 0, 0));
        trials.count("main@3", "member-2@4", 1);
        trials.count("member-2@4", "main@3", 1);
        trials.count("member-2@4", "main@3", 0);
        trials.count("main@3", "member-2@5", -1);
        assertEquals(new WinRate(2, 1, 1), trials.rate(PAIR));
        trials.end(PAIR);
        assertEquals(NOTHING, trials.rate(PAIR));
        assertEquals(Optional.empty(), trials.next(2, true));
    }

    @Test
    void aScheduleGivesThemEveryOtherTurnWhileAnyAreWanted() {
        RatingTable ratings = new RatingTable(new Connect4().anchors());
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings, trials);
        List.of("main@3", "member-2@4", "member-3@9").forEach(scheduler::addSnapshot);
        trials.begin(PAIR, 12, NOTHING);
        int met = 0;
        for (int turn = 0; turn < 6; turn++) {
            Pairing given = scheduler.next(4, 4).orElseThrow();
            met += given.equals(PAIR) ? 4 : 0;
            assertTrue(turn % 2 == 1 || given.opponent().startsWith("bot:"), "turn " + turn + ": " + given);
        }
        assertEquals(12, met);
        for (int turn = 6; turn < 13; turn++) {
            assertTrue(!scheduler.next(4, 4).orElseThrow().equals(PAIR), "turn " + turn);
        }
        assertEquals(PAIR, scheduler.next(4, 4).orElseThrow(), "nobody told how it ended");
    }
}
