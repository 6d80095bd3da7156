package dev.agon.league.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.server.MatchResult;
import dev.agon.server.People;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPeopleTest {
    private static final Game CONNECT4 = Games.onClassPath().get("connect4");
    private static final PlayerEntry ANCHOR = new PlayerEntry("bot:lookahead", PlayerKind.BOT, 960.0, 0.0, "");

    @TempDir
    Path runs;

    private KnownPeople people;
    private int played;

    @BeforeEach
    void open() {
        people = open(runs);
    }

    private static KnownPeople open(Path runs) {
        return new KnownPeople(runs, Optional::empty, Clock.systemUTC());
    }

    @Test
    void aNameIsOfWhoClaimedItFirstAndOnlyTheirTokenProvesIt() {
        String token = people.claim("Ada");
        assertTrue(people.isTaken("Ada"));
        assertTrue(people.proves("Ada", token));
        assertFalse(people.proves("Ada", token + "0"));
        assertFalse(people.proves("Ada", ""));
        assertFalse(people.proves("Bob", token));
        String message = assertThrows(IllegalArgumentException.class, () -> people.claim("Ada"))
                .getMessage();
        assertEquals("The name Ada is taken here; choose another.", message);
    }

    @Test
    void namesThatLookAlikeAreOne() {
        String token = people.claim("Ada L.");
        for (String alike : List.of("ada l", "Àda L", "ADA-L", "Ａda L")) {
            assertTrue(people.isTaken(alike), alike);
            assertFalse(people.proves(alike, token), alike);
        }
        assertFalse(people.isTaken("Ada M"));
    }

    @Test
    void noNameIsLikeAnAgents() {
        for (String name : List.of("house", "bot:rush", "main@12", "Guest", "human", "...", "remote:x")) {
            assertThrows(IllegalArgumentException.class, () -> people.claim(name), name);
        }
    }

    @Test
    void theFileHoldsNoToken() throws IOException {
        String token = people.claim("Ada");
        assertFalse(Files.readString(runs.resolve("people.jsonl")).contains(token));
    }

    @Test
    void aWinRaisesAndALossLowersThePersonAlone() {
        people.claim("Ada");
        assertNull(people.standing("Ada", CONNECT4));
        People.Change won = change(duel("Ada", ANCHOR, 1));
        assertEquals(0, won.before().rating());
        assertTrue(won.after().rating() > 200, won.toString());
        People.Change lost = change(duel("Ada", ANCHOR, -1));
        assertEquals(won.after(), lost.before());
        assertTrue(lost.after().rating() < won.after().rating());
        assertTrue(lost.after().sigma() < won.after().sigma());
        assertEquals(2, people.standing("Ada", CONNECT4).matches());
        assertEquals(Set.of("Ada"), people.ladder("connect4", Map.of()).keySet());
    }

    @Test
    void whoThrowsMatchesMovesNobodyElse() {
        people.claim("Ada");
        people.claim("Eve");
        people.count(duel("Ada", ANCHOR, 1), CONNECT4);
        People.Standing before = people.standing("Ada", CONNECT4);
        PlayerEntry uncertain = new PlayerEntry("RUN@12", PlayerKind.AGENT, 800.0, 90.0, "");
        for (int i = 0; i < 50; i++) {
            people.count(duel("Eve", i % 2 == 0 ? ANCHOR : uncertain, -1), CONNECT4);
        }
        assertEquals(before, people.standing("Ada", CONNECT4));
        People.Change next = change(duel("Ada", uncertain, 1));
        KnownPeople alone = open(runs.resolve("alone"));
        alone.claim("Ada");
        played = 0;
        alone.count(duel("Ada", ANCHOR, 1), CONNECT4);
        assertEquals(alone.count(duel("Ada", uncertain, 1), CONNECT4).changes().get(0), next);
    }

    @Test
    void whatIsNoMeasureDoesNotCountAndSaysWhy() {
        people.claim("Ada");
        assertWhyNot("Practice moves no rating.", duel("Ada", ANCHOR, 1, true, true, PlayerKind.BOT, Map.of()));
        assertWhyNot(
                "Only matches under a name of your own count: choose one before you play.",
                duel("Ada", ANCHOR, 1, false, false, PlayerKind.BOT, Map.of()));
        assertWhyNot(
                "Matches between people do not count: only agents have known strength.",
                duel("Ada", ANCHOR, 1, true, false, PlayerKind.HUMAN, Map.of()));
        assertWhyNot(
                "house is unrated, so it does not count.",
                duel("Ada", PlayerEntry.unrated("house", PlayerKind.AGENT, ""), 1));
        assertWhyNot(
                "It was not played by the league's usual rules, so it does not count.",
                duel("Ada", ANCHOR, 1, true, false, PlayerKind.BOT, Map.of("connect4.rows", "5")));
        assertNull(people.standing("Ada", CONNECT4));
    }

    private void assertWhyNot(String why, MatchResult result) {
        assertEquals(People.Rated.not(why), people.count(result, CONNECT4));
    }

    @Test
    void aMatchCountsOnce() {
        people.claim("Ada");
        MatchResult result = duel("Ada", ANCHOR, 1);
        people.count(result, CONNECT4);
        People.Change again = people.count(result, CONNECT4).changes().get(0);
        assertEquals(again.before(), again.after());
        assertEquals(1, people.standing("Ada", CONNECT4).matches());
    }

    @Test
    void allIsKeptAndProcessesSeeWhatOthersWrite() {
        KnownPeople other = open(runs);
        String token = people.claim("Ada");
        assertTrue(other.proves("Ada", token));
        other.claim("Bob");
        assertThrows(IllegalArgumentException.class, () -> people.claim("Bob"));
        other.count(duel("Bob", ANCHOR, 1), CONNECT4);
        people.count(duel("Ada", ANCHOR, -1), CONNECT4);
        assertEquals(people.ladder("connect4", Map.of()), open(runs).ladder("connect4", Map.of()));
        assertEquals(
                List.of("Bob", "Ada"),
                List.copyOf(other.ladder("connect4", Map.of()).keySet()));
    }

    @Test
    void aLineCutShortByACrashIsPassedOverAndTheNextIsKept() throws IOException {
        people.claim("Ada");
        people.count(duel("Ada", ANCHOR, 1), CONNECT4);
        Files.writeString(
                runs.resolve("people.jsonl"),
                "{\"deed\":\"played\",\"name\":\"Ada\",\"mat",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        KnownPeople after = open(runs);
        assertEquals(1, after.standing("Ada", CONNECT4).matches());
        after.count(duel("Ada", ANCHOR, 1), CONNECT4);
        assertEquals(2, after.standing("Ada", CONNECT4).matches());
        assertEquals(2, open(runs).standing("Ada", CONNECT4).matches());
        assertEquals(2, people.standing("Ada", CONNECT4).matches());
    }

    @Test
    void peopleLearnSoOnlyTheirNewestMatchesCount() {
        people.claim("Ada");
        for (int i = 0; i < 40; i++) {
            people.count(duel("Ada", ANCHOR, -1), CONNECT4);
        }
        double low = people.standing("Ada", CONNECT4).rating();
        for (int i = 0; i < KnownPeople.NEWEST_MATCHES; i++) {
            people.count(duel("Ada", ANCHOR, i % 2 == 0 ? 1 : -1), CONNECT4);
        }
        People.Standing now = people.standing("Ada", CONNECT4);
        assertEquals(40 + KnownPeople.NEWEST_MATCHES, now.matches());
        assertTrue(low < 600, "low: " + low);
        assertEquals(960, now.rating(), 30);
    }

    @Test
    void aProgramIsRatedAsAPersonIsAndCountsForNobodyWhomItMeets() {
        MatchResult won = programs(CONNECT4, List.of("remote:ada", "bot:lookahead"), Set.of(0));
        assertTrue(people.count(won, CONNECT4).changes().get(0).after().rating() > 200);
        assertEquals(1, people.standing("remote:ada", CONNECT4).matches());
        assertEquals(Set.of("remote:ada"), people.ladder("connect4", Map.of()).keySet());
        people.claim("Ada");
        String why = "Matches against programs that dial in do not count: nobody knows who steers them.";
        assertWhyNot(why, programs(CONNECT4, List.of("remote:ada", "remote:bob"), Set.of(0)));
        assertWhyNot(why, programs(CONNECT4, List.of("Ada", "remote:ada"), Set.of(0)));
        assertWhyNot(
                "Matches between people do not count: only agents have known strength.",
                programs(CONNECT4, List.of("remote:ada", "Ada"), Set.of(0)));
        assertEquals(1, people.standing("remote:ada", CONNECT4).matches());
    }

    @Test
    void aProgramThatHasAWholeSideIsOnePlayerWithAllItsWeight() {
        Game five = Games.onClassPath().get("lanes5v5");
        List<String> seats = new ArrayList<>(Collections.nCopies(5, "remote:ada"));
        seats.addAll(Collections.nCopies(5, "bot:lookahead"));
        Map<Integer, People.Change> changes =
                people.count(programs(five, seats, Set.of(0, 1, 2, 3, 4)), five).changes();
        assertEquals(Set.of(0, 1, 2, 3, 4), changes.keySet());
        assertEquals(1, Set.copyOf(changes.values()).size());
        assertEquals(1, changes.get(4).after().matches());
        People.Change alone = people.count(
                        programs(CONNECT4, List.of("remote:ada", "bot:lookahead"), Set.of(0)), CONNECT4)
                .changes()
                .get(0);
        assertEquals(alone.after().rating(), changes.get(0).after().rating(), 1e-6);
    }

    /** The first side has won; every agent is as strong as the anchor, and who has no colon in their name is a person. */
    private MatchResult programs(Game game, List<String> players, Set<Integer> proven) {
        List<PlayerKind> kinds = players.stream()
                .map(name -> name.startsWith("remote:")
                        ? PlayerKind.REMOTE
                        : name.startsWith("bot:") ? PlayerKind.BOT : PlayerKind.HUMAN)
                .toList();
        List<Float> outcomes = IntStream.range(0, game.seats())
                .mapToObj(seat -> game.teamOf(seat) == 0 ? 1f : -1f)
                .toList();
        List<PlayerEntry> agents = Collections.nCopies(game.seats(), ANCHOR);
        return new MatchResult(
                "match" + played++,
                game.name(),
                Map.of(),
                1,
                players,
                kinds,
                agents,
                proven,
                outcomes,
                20,
                1,
                false,
                false,
                true,
                "");
    }

    private People.Change change(MatchResult result) {
        return people.count(result, CONNECT4).changes().get(0);
    }

    private MatchResult duel(String name, PlayerEntry agent, float outcome) {
        return duel(name, agent, outcome, true, false, agent.kind(), Map.of());
    }

    private MatchResult duel(
            String name,
            PlayerEntry agent,
            float outcome,
            boolean proven,
            boolean practice,
            PlayerKind opponent,
            Map<String, String> settings) {
        return new MatchResult(
                "match" + played++,
                "connect4",
                settings,
                1,
                List.of(name, opponent == PlayerKind.HUMAN ? "Bob" : agent.name()),
                List.of(PlayerKind.HUMAN, opponent),
                List.of(agent, agent),
                proven ? Set.of(0) : Set.of(),
                List.of(outcome, -outcome),
                20,
                1,
                false,
                practice,
                true,
                "");
    }
}
