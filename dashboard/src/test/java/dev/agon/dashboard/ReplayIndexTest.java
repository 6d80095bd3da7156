package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.server.replay.ReplayFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIndexTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    Path folder;

    private RunFolder run;
    private ReplayIndex index;

    @BeforeEach
    void keepThree() throws IOException {
        run = RunFolder.createAt(folder.resolve("story"), RunConfig.defaults("kuhn"));
        index = new ReplayIndex(run);
        keep("story@12", "bot:random", false, NOON);
        keep("story@12", "story@14", false, NOON.plusSeconds(60));
        keep("house", "Ada", true, NOON.plusSeconds(120));
    }

    private String keep(String first, String second, boolean person, Instant ended) throws IOException {
        String name = new ReplayFolder(run.replays(), 100)
                .keep(FakeReplay.of(first, second, person, ended), "m" + ended.getEpochSecond());
        Files.setLastModifiedTime(run.replays().resolve(name + ".replay"), FileTime.from(ended));
        return name;
    }

    @Test
    void tellsWhoPlayedUnderTheNamesOfTheLeagueNewestFirst() {
        List<MatchesView.Match> matches = matches();

        assertEquals(
                List.of(List.of("house", "Ada"), List.of("main@12", "main@14"), List.of("main@12", "bot:random")),
                matches.stream().map(ReplayIndexTest::players).toList());
        assertEquals(
                List.of("play", "exhibition", "exhibition"),
                matches.stream().map(MatchesView.Match::purpose).toList());
        MatchesView.Match last = matches.get(2);
        assertEquals(NOON.toString(), last.time());
        assertEquals("kuhn", last.game());
        assertEquals(0, last.sides().get(0).outcome() + last.sides().get(1).outcome());
    }

    @Test
    void findsThoseOfOnePlayerAndThoseOfTwoAgainstEachOther() {
        assertEquals(2, matches("main@12").size());
        assertEquals(1, matches("main@14", "main@12").size());
        assertEquals(List.of(), matches("Ada", "main@12"));
    }

    @Test
    void leavesOutWhatIsDamaged() throws IOException {
        Files.write(run.replays().resolve("kuhn-damaged.replay"), new byte[] {1, 2, 3});

        assertEquals(3, matches().size());
    }

    @Test
    void readsAgainWhatCouldNotBeReadForAWhile() throws IOException {
        Path whole = run.replays().resolve(keep("house", "Ada", true, NOON.plusSeconds(180)) + ".replay");
        Path aside = Files.move(whole, folder.resolve("aside"));
        Files.createSymbolicLink(whole, aside); // which is not followed
        assertEquals(3, matches().size());

        Files.delete(whole);
        Files.move(aside, whole);
        assertEquals(4, matches().size());
    }

    @Test
    void forgetsWhatIsThereNoLonger() throws IOException {
        Path whole = run.replays().resolve(keep("house", "Ada", true, NOON.plusSeconds(180)) + ".replay");
        Path aside = Files.move(whole, folder.resolve("aside"));
        Files.write(whole, new byte[] {1, 2, 3});
        assertEquals(3, matches().size());

        Files.delete(whole);
        assertEquals(3, matches().size());
        Files.move(aside, whole);
        assertEquals(4, matches().size());
    }

    private List<MatchesView.Match> matches(String... players) {
        return index.matches(new MatchesView.Wish(List.of(players), 10));
    }

    private static List<String> players(MatchesView.Match match) {
        return match.sides().stream().flatMap(side -> side.players().stream()).toList();
    }
}
