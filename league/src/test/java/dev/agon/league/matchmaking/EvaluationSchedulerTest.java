package dev.agon.league.matchmaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import dev.agon.game.connect4.Connect4;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.PlayerName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvaluationSchedulerTest {
    private final RatingTable ratings = new RatingTable(new Connect4().anchors());

    @Test
    void neverTakesMoreThanItsShare() {
        EvaluationScheduler scheduler = new EvaluationScheduler(0.1, ratings);
        scheduler.addSnapshot("main@1");
        double evaluation = 0;
        double all = 0;
        for (int i = 0; i < 2_000; i++) {
            int amount = 1 + i % 7;
            all += amount;
            evaluation += scheduler.next(amount, amount).isPresent() ? amount : 0;
            assertTrue(evaluation <= 0.1 * all, "after " + i);
        }
        assertTrue(evaluation > 0.095 * all, "share " + evaluation / all);
    }

    @Test
    void measuresNothingWithoutASnapshotOrAShare() {
        EvaluationScheduler none = new EvaluationScheduler(0.1, ratings);
        EvaluationScheduler noShare = new EvaluationScheduler(0, ratings);
        noShare.addSnapshot("main@1");
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), none.next(1, 1));
            assertEquals(Optional.empty(), noShare.next(1, 1));
        }
    }

    @Test
    void letsTheNewestMeetEveryAnchorEquallyOften() {
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        scheduler.addSnapshot("main@1");
        scheduler.addSnapshot("main@2");
        Map<String, Integer> met = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            Pairing pairing = scheduler.next(1, 1).orElseThrow();
            if (i % 2 == 0) {
                assertEquals("main@2", pairing.player());
                met.merge(pairing.opponent(), 1, Integer::sum);
            }
        }
        assertEquals(4, met.size());
        met.values().forEach(count -> assertTrue(count >= 5, met.toString()));
    }

    @Test
    void letsEveryAnchorBeMetThoughSnapshotsFollowEachOtherQuickly() {
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        Map<String, Integer> met = new TreeMap<>();
        for (int version = 1; version <= 32; version++) {
            scheduler.addSnapshot("main@" + version);
            met.merge(scheduler.next(1, 1).orElseThrow().opponent(), 1, Integer::sum);
            scheduler.next(1, 1);
        }
        assertEquals(Map.of("bot:random", 8, "bot:win-block", 8, "bot:lookahead", 8, "bot:minimax4", 8), met);
    }

    @Test
    void prefersTheMatchWhoseResultIsLeastCertain() {
        for (int i = 0; i < 60; i++) {
            // As strong as win-block (650), and well known.
            ratings.add(duel("main@1", "bot:win-block", i % 2 == 0 ? 1 : -1));
        }
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        scheduler.addSnapshot("main@1");
        scheduler.next(1, 1);

        assertEquals(Optional.of(new Pairing("main@1", "bot:win-block")), scheduler.next(1, 1));
    }

    @Test
    void prefersTheSnapshotOfWhichLeastIsKnown() {
        for (int i = 0; i < 200; i++) {
            ratings.add(duel("main@1", "bot:win-block", i % 2 == 0 ? 1 : -1));
        }
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        scheduler.addSnapshot("main@1");
        scheduler.addSnapshot("main@2");
        List<String> measured = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            scheduler.next(1, 1);
            measured.add(scheduler.next(1, 1).orElseThrow().player());
        }

        assertEquals(10, measured.stream().filter("main@2"::equals).count(), measured.toString());
    }

    @Test
    void keepsToAShareOfTimeHoweverLongMatchesThatMeasureLastAndHoweverLateTheyAreToldOf() {
        EvaluationScheduler scheduler = new EvaluationScheduler(0.1, ratings);
        scheduler.addSnapshot("main@1");
        MatchRandom random = new MatchRandom(4);
        Deque<Match> underWay = new ArrayDeque<>();
        long measured = 0;
        long all = 0;
        for (int block = 0; block < 10_000; block++) {
            // Matches that train grow from 200 to 400 ticks, those that measure take up to 1,800.
            boolean measures = scheduler.next(4, 4).isPresent();
            for (int i = 0; i < 4; i++) {
                underWay.add(new Match(measures, measures ? 600 + random.nextInt(1_200) : 200 + block / 50));
            }
            while (underWay.size() > 300) {
                Match ended = underWay.remove();
                scheduler.ended(ended.measures(), ended.ticks());
                measured += ended.measures() ? ended.ticks() : 0;
                all += ended.ticks();
                assertTrue(all < 1_000_000 || measured <= 0.102 * all, measured + " of " + all);
            }
        }
        assertTrue(measured > 0.095 * all, measured + " of " + all);
    }

    private record Match(boolean measures, int ticks) {}

    @Test
    void letsTheNewestMeetEveryPastSnapshotInTurn() {
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        for (int version = 1; version <= 6; version++) {
            scheduler.addSnapshot("main@" + version);
        }
        List<Pairing> eighths = new ArrayList<>();
        for (int turn = 0; turn < 40; turn++) {
            Pairing pairing = scheduler.next(1, 1).orElseThrow();
            if (turn % 8 == 5) {
                eighths.add(pairing);
            }
        }

        assertEquals(
                List.of("main@1", "main@2", "main@3", "main@4", "main@5"),
                eighths.stream().map(Pairing::opponent).toList());
        assertTrue(eighths.stream().allMatch(pairing -> pairing.player().equals("main@6")), eighths.toString());
    }

    @Test
    void letsTheNewestOfEveryAgentMeetEveryPastSnapshot() {
        for (int agents = 1; agents <= 4; agents++) {
            EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
            Set<Pairing> wanted = new HashSet<>();
            for (int version = 1; version <= 3; version++) {
                for (int agent = 0; agent < agents; agent++) {
                    scheduler.addSnapshot("agent-" + agent + "@" + version);
                    for (int newest = 0; newest < agents && version < 3; newest++) {
                        wanted.add(new Pairing("agent-" + newest + "@3", "agent-" + agent + "@" + version));
                    }
                }
            }
            Set<Pairing> met = new HashSet<>();
            for (int turn = 0; turn < 8 * wanted.size(); turn++) {
                Pairing pairing = scheduler.next(1, 1).orElseThrow();
                if (turn % 8 == 5) {
                    met.add(pairing);
                }
            }

            assertEquals(wanted, met, agents + " agents");
        }
    }

    @Test
    void bridgesAnchorsThatNothingConnectsByTheSnapshotHalfWay() {
        for (int i = 0; i < 200; i++) {
            ratings.add(duel("main@1", "bot:random", i % 50 == 0 ? -1 : 1));
            ratings.add(duel("main@2", "bot:random", i % 8 == 0 ? -1 : 1));
            ratings.add(duel("main@3", "bot:win-block", i % 2 == 0 ? -1 : 1));
        }
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        scheduler.addSnapshot("main@1");
        scheduler.addSnapshot("main@2");
        scheduler.addSnapshot("main@3");
        Set<Pairing> eighths = new HashSet<>();
        for (int turn = 0; turn < 64; turn++) {
            Pairing pairing = scheduler.next(1, 1).orElseThrow();
            if (turn % 8 == 7) {
                eighths.add(pairing);
            }
        }

        // 1 of 8 lost are 338 points, half-way from 0 to 650.
        assertEquals(Set.of(new Pairing("main@2", "bot:random"), new Pairing("main@2", "bot:win-block")), eighths);
    }

    @Test
    void reachesEveryOneOfAThousandSnapshots() {
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        for (int version = 1; version <= 1_000; version++) {
            scheduler.addSnapshot("main@" + version);
        }
        Set<String> measured = new HashSet<>();
        for (int turn = 0; turn < 2_700; turn++) {
            Pairing pairing = scheduler.next(1, 1).orElseThrow();
            measured.add(pairing.player());
            measured.add(pairing.opponent());
        }

        assertEquals(1_000, measured.stream().filter(PlayerName::isSnapshot).count());
    }

    @Test
    void letsAllOfWhomEquallyLittleIsKnownHaveTheirTurnsAndMeetDifferentOpponents() {
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        for (int version = 1; version <= 8; version++) {
            scheduler.addSnapshot("main@" + version);
        }
        Map<String, Integer> players = new TreeMap<>();
        Map<String, Set<String>> opponents = new TreeMap<>();
        for (int turn = 0; turn < 128; turn++) {
            Pairing pairing = scheduler.next(1, 1).orElseThrow();
            if (turn % 2 == 1 && turn % 8 != 5) {
                players.merge(pairing.player(), 1, Integer::sum);
                opponents
                        .computeIfAbsent(pairing.player(), player -> new HashSet<>())
                        .add(pairing.opponent());
            }
        }

        // The newest has been measured enough in its own turns.
        for (int version = 1; version <= 7; version++) {
            String player = "main@" + version;
            int turns = players.getOrDefault(player, 0);
            assertTrue(turns >= 2 && turns <= 16, players.toString());
            assertTrue(opponents.get(player).size() >= turns / 2, opponents.toString());
        }
    }

    @Test
    void goesOnWhereASavedStateWas() {
        EvaluationScheduler first = new EvaluationScheduler(0.1, ratings);
        List<String> snapshots = List.of("main@1", "main@2", "main@3", "exploiter@1", "exploiter@2");
        snapshots.forEach(first::addSnapshot);
        answers(first, 500);
        EvaluationScheduler second = new EvaluationScheduler(0.1, ratings);
        snapshots.forEach(second::addSnapshot);
        second.restore(first.state());

        assertEquals(first.state(), second.state());
        List<Optional<Pairing>> expected = answers(first, 500);
        assertEquals(expected, answers(second, 500));
        assertTrue(expected.stream().filter(Optional::isPresent).count() > 30, expected.toString());
    }

    @Test
    void keepsToAnotherShareFromTheChangeOnWhateverWasMeasuredBefore() {
        for (double before : List.of(0.0, 0.01, 0.3, 1.0)) {
            EvaluationScheduler first = new EvaluationScheduler(before, ratings);
            first.addSnapshot("main@1");
            answers(first, 5_000);
            EvaluationScheduler second = new EvaluationScheduler(0.1, ratings);
            second.addSnapshot("main@1");
            second.restore(first.state());

            for (int window = 0; window < 20; window++) {
                double measured = 30.0
                        * answers(second, 200).stream()
                                .filter(Optional::isPresent)
                                .count();
                // What measures takes 30 ticks, what trains 20.
                double share = measured / (measured / 3 + 20 * 200);
                assertEquals(0.1, share, 0.015, "window " + window + " after a share of " + before);
            }
        }
    }

    /** What it says to so many questions, each followed by the end of what was given out. */
    private static List<Optional<Pairing>> answers(EvaluationScheduler scheduler, int questions) {
        List<Optional<Pairing>> answers = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            Optional<Pairing> answer = scheduler.next(1, 1);
            scheduler.ended(answer.isPresent(), answer.isPresent() ? 30 : 20);
            answers.add(answer);
        }
        return answers;
    }

    @Test
    void asksOneAgentsNewestAfterTheOthers() {
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        scheduler.addSnapshot("main@1");
        scheduler.addSnapshot("exploiter@1");
        Map<String, Integer> asked = new TreeMap<>();
        for (int turn = 0; turn < 40; turn++) {
            Pairing pairing = scheduler.next(1, 1).orElseThrow();
            if (turn % 2 == 0) {
                asked.merge(pairing.player(), 1, Integer::sum);
            }
        }

        assertEquals(Map.of("main@1", 10, "exploiter@1", 10), asked);
    }

    private static MatchRecord duel(String first, String second, double outcome) {
        return new MatchRecord(
                "k",
                Purpose.EVALUATION,
                0,
                Instant.EPOCH,
                0,
                0,
                0,
                List.of(new Seat(0, first, outcome), new Seat(1, second, -outcome)));
    }
}
