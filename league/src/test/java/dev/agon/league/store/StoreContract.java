package dev.agon.league.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.store.LeaseRecord.LeasedMatch;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do, whatever keeps it. */
abstract class StoreContract {
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

    /** Open at the beginning of each test. */
    Store store;

    /** Opens the same store again, as a writer. */
    abstract Store open();

    /** Opens the same store for reading, beside the writer. */
    abstract StoreReader openReadOnly();

    /** Does something to the store's tables behind its back. */
    abstract void sql(String statement) throws SQLException;

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void isEmptyAtFirst() {
        assertTrue(store.agents().isEmpty());
        assertTrue(store.snapshots().isEmpty());
        assertTrue(store.ratings().isEmpty());
        assertTrue(store.tallies().isEmpty());
        assertTrue(store.lastMatches(10).isEmpty());
        assertEquals(0, store.matchCount());
        assertEquals(Optional.empty(), store.matchmaker("five"));
    }

    @Test
    void givesBackWhatWasAddedAfterItWasOpenedAgain() {
        AgentRecord main = new AgentRecord("main", "main", NOON);
        SnapshotRecord snapshot = new SnapshotRecord("main", 3, 600_000, "snapshots/main-3.safetensors", "abc", NOON);
        RatingRecord rating = new RatingRecord("main@3", 600_000, NOON, 123.25, 40.5, 17);
        MatchRecord match = duel("a", Purpose.EVALUATION, "main@3", "bot:rush", 1);
        store.addAgent(main);
        store.addSnapshot(snapshot);
        store.addMatches(List.of(match));
        store.addRatings(List.of(rating));
        store.saveMatchmaker("five", new MatchmakerState(12, Map.of("main@3", -0.25)));

        store.close();
        store = open();

        assertEquals(List.of(main), store.agents());
        assertEquals(List.of(snapshot), store.snapshots());
        assertEquals(List.of(match), store.lastMatches(10));
        assertEquals(List.of(rating), store.ratings());
        assertEquals(Optional.of(new MatchmakerState(12, Map.of("main@3", -0.25))), store.matchmaker("five"));
    }

    @Test
    void countsAMatchWithTheSameKeyOnce() {
        MatchRecord first = duel("worker1-7", Purpose.EVALUATION, "main@1", "bot:rush", 1);
        MatchRecord again = duel("worker1-7", Purpose.EVALUATION, "main@1", "bot:rush", -1);
        MatchRecord other = duel("worker1-8", Purpose.EVALUATION, "main@1", "bot:rush", -1);

        assertEquals(List.of(first), store.addMatches(List.of(first, again)));
        assertEquals(List.of(other), store.addMatches(List.of(again, other)));

        assertEquals(2, store.matchCount());
        assertEquals(List.of(first, other), ratedMatches(store));
    }

    @Test
    void visitsRatedMatchesInTheOrderInWhichTheyWereAdded() {
        MatchRecord evaluation = duel("z", Purpose.EVALUATION, "main@1", "bot:rush", 1);
        MatchRecord training = duel("y", Purpose.TRAINING, "main@1", "bot:rush", 1);
        MatchRecord played = duel("x", Purpose.PLAY, "main@1", "human", 1);
        MatchRecord tournament = duel("w", Purpose.TOURNAMENT, "main@1", "main@2", 0);
        store.addMatches(List.of(evaluation, training, played, tournament));

        assertEquals(List.of(evaluation, tournament), ratedMatches(store));
        assertEquals(List.of(tournament, played, training), store.lastMatches(3));
    }

    @Test
    void findsTheLastMatchesOfOnePlayerAndThoseOfTwoAgainstEachOther() {
        MatchRecord first = duel("1", Purpose.EVALUATION, "main@1", "bot:rush", 1);
        MatchRecord other = duel("2", Purpose.EVALUATION, "main@2", "bot:guard", 1);
        MatchRecord played = duel("3", Purpose.PLAY, "bot:rush", "human", 1);
        MatchRecord again = duel("4", Purpose.TOURNAMENT, "bot:rush", "main@1", -1);
        MatchRecord together = match(
                "5",
                new Seat(0, "main@1", 1),
                new Seat(0, "bot:rush", 1),
                new Seat(1, "bot:guard", -1),
                new Seat(1, "bot:guard", -1));
        store.addMatches(List.of(first, other, played, again, together));

        assertEquals(List.of(together, again, played, first), store.lastMatchesOf("bot:rush", 10));
        assertEquals(List.of(together, again), store.lastMatchesOf("bot:rush", 2));
        assertEquals(List.of(again, first), store.lastMatchesBetween("main@1", "bot:rush", 10));
        assertEquals(List.of(again), store.lastMatchesBetween("bot:rush", "main@1", 1));
        assertEquals(List.of(), store.lastMatchesOf("nobody", 10));
        assertEquals(List.of(), store.lastMatchesBetween("main@1", "nobody", 10));
    }

    @Test
    void remembersWhereAgentsBeganAnew() {
        Origin first = new Origin("main-exploiter", 8, "main@31", 120_000);
        Origin second = new Origin("league-exploiter", 12, "main@40", 180_000);
        assertEquals(List.of(), Origins.of(store));

        Origins.add(store, first);
        Origins.add(store, second);
        Origins.add(store, first);

        assertEquals(List.of(first, second), Origins.of(store));

        Origins.forgetAfter(store, "main-exploiter", 8);
        Origins.forgetAfter(store, "league-exploiter", 11);

        assertEquals(List.of(first), Origins.of(store));
    }

    @Test
    void keepsSeatsOfATeamInTheirOrder() {
        MatchRecord match = new MatchRecord(
                "k",
                Purpose.EVALUATION,
                5,
                NOON,
                Long.MIN_VALUE,
                77,
                -1,
                List.of(new Seat(0, "b", 1), new Seat(0, "a", 1), new Seat(1, "c", -1), new Seat(1, "b", -1)));
        store.addMatches(List.of(match));

        assertEquals(List.of(match), ratedMatches(store));
    }

    @Test
    void talliesEveryPairInBothDirections() {
        store.addMatches(List.of(
                duel("1", Purpose.EVALUATION, "main@1", "bot:rush", 1),
                duel("2", Purpose.EVALUATION, "bot:rush", "main@1", 2),
                duel("3", Purpose.EVALUATION, "main@1", "bot:rush", 0),
                duel("4", Purpose.TRAINING, "main@1", "bot:rush", 1),
                duel("5", Purpose.EVALUATION, "main@1", "main@1", 1)));

        assertEquals(
                List.of(new Tally("bot:rush", "main@1", 1, 1, 1), new Tally("main@1", "bot:rush", 1, 1, 1)),
                store.tallies());
    }

    @Test
    void talliesATeamOfOnePlayerAsOneAndLeavesMixedTeamsOut() {
        store.addMatches(List.of(
                match("1", new Seat(0, "a", 1), new Seat(0, "a", 1), new Seat(1, "b", -1), new Seat(1, "b", -1)),
                match("2", new Seat(0, "a", 1), new Seat(0, "c", 1), new Seat(1, "b", -1), new Seat(1, "b", -1)),
                match("3", new Seat(0, "a", 1), new Seat(1, "b", -1), new Seat(2, "c", -1))));

        assertEquals(List.of(new Tally("a", "b", 1, 0, 0), new Tally("b", "a", 0, 0, 1)), store.tallies());
    }

    @Test
    void givesTheNewestRatingOfEachPlayerAndTheWholeHistoryOfOne() {
        RatingRecord early = new RatingRecord("main@1", 100, NOON, 10, 300, 1);
        RatingRecord other = new RatingRecord("main@2", 200, NOON, 20, 300, 1);
        RatingRecord late = new RatingRecord("main@1", 300, NOON, 30, 200, 2);
        store.addRatings(List.of(early, other));
        store.addRatings(List.of(late));
        store.addRatings(List.of());

        assertEquals(List.of(late, other), store.ratings());
        assertEquals(List.of(early, late), store.ratingHistory("main@1"));
        assertTrue(store.ratingHistory("main@9").isEmpty());
    }

    @Test
    void refusesAVersionThatWasUsedAndAnAgentThatIsUnknown() {
        store.addAgent(new AgentRecord("main", "main", NOON));
        store.addSnapshot(new SnapshotRecord("main", 1, 0, "f", "h", NOON));

        assertThrows(
                IllegalArgumentException.class,
                () -> store.addSnapshot(new SnapshotRecord("main", 1, 9, "g", "i", NOON)));
        assertThrows(
                IllegalArgumentException.class,
                () -> store.addSnapshot(new SnapshotRecord("nobody", 1, 0, "f", "h", NOON)));

        assertEquals(List.of(new SnapshotRecord("main", 1, 0, "f", "h", NOON)), store.snapshots());
    }

    @Test
    void addsAnAgentOnce() {
        AgentRecord main = new AgentRecord("main", "main", NOON);
        store.addAgent(main);
        store.addAgent(new AgentRecord("main", "exploiter", NOON.plusSeconds(1)));

        assertEquals(List.of(main), store.agents());
    }

    @Test
    void replacesTheMatchmakersState() {
        store.saveMatchmaker("five", new MatchmakerState(1, Map.of("a", 1.0, "b", 2.0)));
        store.saveMatchmaker("five", new MatchmakerState(2, Map.of("b", 3.0)));

        assertEquals(Optional.of(new MatchmakerState(2, Map.of("b", 3.0))), store.matchmaker("five"));
    }

    @Test
    void keepsAMatchmakerOfManyScoresOrOfNone() {
        Map<String, Double> scores = new HashMap<>();
        for (int player = 0; player < 3_000; player++) {
            scores.put("main@" + player, player / 7.0);
        }
        store.saveMatchmaker("five", new MatchmakerState(1, scores));
        store.saveMatchmaker("five/other", new MatchmakerState(4, Map.of("a", 5.0)));
        assertEquals(Optional.of(new MatchmakerState(1, scores)), store.matchmaker("five"));

        store.saveMatchmaker("five", new MatchmakerState(2, Map.of()));

        assertEquals(Optional.of(new MatchmakerState(2, Map.of())), store.matchmaker("five"));
        assertEquals(Optional.of(new MatchmakerState(4, Map.of("a", 5.0))), store.matchmaker("five/other"));
    }

    @Test
    void isReadWhileItIsWritten() {
        MatchRecord one = duel("1", Purpose.EVALUATION, "main@1", "bot:rush", 1);
        MatchRecord two = duel("2", Purpose.EVALUATION, "main@1", "bot:rush", 1);
        MatchRecord three = duel("3", Purpose.EVALUATION, "main@1", "bot:rush", 1);
        store.addMatches(List.of(one, two));
        try (StoreReader reader = openReadOnly()) {
            List<MatchRecord> seen = new ArrayList<>();
            reader.forEachRatedMatch(match -> {
                seen.add(match);
                store.addMatches(List.of(three));
            });
            assertEquals(List.of(one, two), seen, "a call sees one state");
            assertEquals(3, reader.matchCount());
        }
    }

    @Test
    void keepsAllOfSomeRatingsOrNothing() throws SQLException {
        RatingRecord before = new RatingRecord("main@1", 0, NOON, 0, 350, 0);
        store.addRatings(List.of(before));
        sql("ALTER TABLE standing RENAME TO away");
        assertThrows(
                RuntimeException.class, () -> store.addRatings(List.of(new RatingRecord("main@1", 1, NOON, 1, 9, 1))));
        sql("ALTER TABLE away RENAME TO standing");

        assertEquals(List.of(before), store.ratingHistory("main@1"));
        assertEquals(List.of(before), store.ratings());
    }

    @Test
    void keepsAllOfAGroupOfMatchesOrNothingAndWorksOn() throws SQLException {
        MatchRecord match = duel("1", Purpose.EVALUATION, "main@1", "bot:rush", 1);
        sql("ALTER TABLE tally RENAME TO away");
        assertThrows(RuntimeException.class, () -> store.addMatches(List.of(match)));
        assertEquals(0, store.matchCount());
        sql("ALTER TABLE away RENAME TO tally");

        assertEquals(List.of(match), store.addMatches(List.of(match)));

        assertEquals(List.of(match), ratedMatches(store));
        assertEquals(2, store.tallies().size());
    }

    @Test
    void addsALargeGroupWithManyPlayers() {
        List<MatchRecord> group = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            group.add(duel("key-" + i, Purpose.EVALUATION, "main@" + i, "bot:rush", i % 2 == 0 ? 1 : -1));
        }
        store.addMatches(group.subList(0, 600));

        assertEquals(group.subList(600, 1_100), store.addMatches(group));

        assertEquals(group, ratedMatches(store));
        assertEquals(2_200, store.tallies().size());
        assertEquals(1_100, store.talliesAgainst(List.of("bot:rush")).size());
    }

    @Test
    void addsToTheTalliesOfEarlierGroups() {
        store.addMatches(List.of(duel("1", Purpose.EVALUATION, "a", "b", 1)));
        store.addMatches(List.of(
                duel("1", Purpose.EVALUATION, "a", "b", 1),
                duel("2", Purpose.EVALUATION, "b", "a", 0),
                duel("3", Purpose.EVALUATION, "a", "c", -1)));

        assertEquals(
                List.of(
                        new Tally("a", "b", 1, 1, 0),
                        new Tally("a", "c", 0, 0, 1),
                        new Tally("b", "a", 0, 1, 1),
                        new Tally("c", "a", 1, 0, 0)),
                store.tallies());
        assertEquals(
                List.of(new Tally("a", "b", 1, 1, 0), new Tally("a", "c", 0, 0, 1)),
                store.talliesAgainst(List.of("b", "c", "nobody")));
        assertTrue(store.talliesAgainst(List.of()).isEmpty());
    }

    @Test
    void sortsNamesByTheirBytes() {
        List<RatingRecord> sorted = new ArrayList<>();
        for (String name : List.of("Z", "_", "a", "b:1", "b@1")) {
            sorted.add(new RatingRecord(name, 1, NOON, 1, 1, 1));
        }
        store.addRatings(List.of(sorted.get(4), sorted.get(2), sorted.get(0), sorted.get(3), sorted.get(1)));

        assertEquals(sorted, store.ratings());
    }

    @Test
    void remembersWhichMatchesOfALeaseHaveNotBeenRecorded() {
        LeasedMatch first = new LeasedMatch(0, -5, List.of("main@1", "bot:rush"));
        LeasedMatch second = new LeasedMatch(7, Long.MAX_VALUE, List.of("bot:rush", "main@1"));
        LeaseRecord lease = new LeaseRecord("2-1", "worker-1", 100, NOON, 0, List.of(first, second));
        LeaseRecord other = new LeaseRecord("2-2", "worker-2", 200, NOON, 0, List.of(first));
        store.addLeases(List.of(lease, other));
        store.addLeases(List.of(new LeaseRecord("2-1", "worker-9", 300, NOON, 0, List.of(first))));
        assertEquals(List.of(lease, other), store.pendingLeases());

        MatchRecord played = duel(LeaseRecord.matchKey("2-1", 7), Purpose.EVALUATION, "bot:rush", "main@1", 1);
        store.addMatches(List.of(played));
        store.addMatches(List.of(played));
        assertEquals(
                List.of(new LeaseRecord("2-1", "worker-1", 100, NOON, 1, List.of(first)), other),
                store.pendingLeases());

        store.addMatches(List.of(
                duel("2-1/0", Purpose.EVALUATION, "main@1", "bot:rush", 1),
                duel("2-2/0", Purpose.EVALUATION, "main@1", "bot:rush", 1)));
        assertTrue(store.pendingLeases().isEmpty());
        assertEquals(
                List.of(
                        new LeaseRecord("2-2", "worker-2", 200, NOON, 1, List.of()),
                        new LeaseRecord("2-1", "worker-1", 100, NOON, 2, List.of())),
                store.lastLeases(10));
    }

    @Test
    void keepsTheReplayThatAMatchGotFirst() {
        ReplayRecord first = new ReplayRecord("exhibition/a", "replays/a.agonreplay", "12ab", NOON);
        ReplayRecord second = new ReplayRecord("exhibition/b", "replays/b.agonreplay", "34cd", NOON);
        store.addReplays(List.of(first, second));
        store.addReplays(List.of(new ReplayRecord("exhibition/a", "replays/c", "00", NOON)));

        assertEquals(List.of(second, first), store.lastReplays(10));
        assertEquals(List.of(second), store.lastReplays(1));
    }

    @Test
    void notesWhatWasSaidLast() {
        store.keepNote("desk", "1");
        store.keepNote("desk", "2");

        assertEquals(Optional.of("2"), store.note("desk"));
        assertEquals(Optional.empty(), store.note("chair"));
    }

    private static List<MatchRecord> ratedMatches(StoreReader reader) {
        List<MatchRecord> result = new ArrayList<>();
        reader.forEachRatedMatch(result::add);
        return result;
    }

    static MatchRecord duel(String key, Purpose purpose, String first, String second, double outcome) {
        return new MatchRecord(
                key,
                purpose,
                100,
                NOON,
                5,
                200,
                9,
                List.of(new Seat(0, first, outcome), new Seat(1, second, -outcome)));
    }

    private static MatchRecord match(String key, Seat... seats) {
        return new MatchRecord(key, Purpose.EVALUATION, 100, NOON, 5, 200, 9, List.of(seats));
    }
}
