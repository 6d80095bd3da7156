package dev.agon.league.players;

import static dev.agon.league.players.KuhnRun.KUHN;
import static dev.agon.league.players.KuhnRun.NOON;
import static dev.agon.league.players.KuhnRun.rating;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.UnknownNameException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom an arena offers, and in what order. */
class OffersTest {
    @TempDir
    Path root;

    private KuhnRun kuhn;
    private RunFolder run;
    private PlayerCatalogue players;

    @BeforeEach
    void makeRun() throws IOException {
        kuhn = KuhnRun.in(root);
        run = kuhn.folder();
        players = new PlayerCatalogue(new RunFolders(root));
    }

    @Test
    void offersTheStrongestAndTheNewestOfOtherAgents() throws IOException {
        kuhn.snapshot("main-exploiter", 3);
        kuhn.snapshot("main-exploiter", 4);
        assertTrue(offered().stream().noneMatch(name -> name.endsWith("@best")), "nothing is rated");
        kuhn.rate(rating(2, 500, 200), rating(9, 300, 20), rating(10, 250, 20));

        assertTrue(
                offered()
                        .containsAll(List.of(
                                run.name() + "@best",
                                run.name() + "@latest",
                                run.name() + "@main-exploiter@latest",
                                run.name() + "@main-exploiter@3")),
                offered().toString());
        PlayerEntry best = players.entry(run.name() + "@best", KUHN);
        assertEquals(300.0, best.rating());
        assertTrue(best.description().endsWith("version 9."), best.description());
    }

    private List<String> offered() {
        return players.list(KUHN).stream().map(PlayerEntry::name).toList();
    }

    @Test
    void listsTheAnchorsThatItsRunHasBesideTheGames() {
        RunFolder anchored = RunFolder.create(
                root,
                ConfigYaml.override(RunConfig.defaults("kuhn"), List.of("league.anchors.echo:random=50")),
                NOON.plusHours(5));

        List<PlayerEntry> entries = new PlayerCatalogue(new RunFolders(root), anchored).list(KUHN);

        assertEquals(
                List.of(50.0),
                entries.stream()
                        .filter(entry -> entry.name().equals("bot:echo:random"))
                        .map(PlayerEntry::rating)
                        .toList());
    }

    @Test
    void knowsTheRatingOfASnapshotThatIsListedUnderAnotherName() {
        kuhn.rate(rating(10, 250, 20));
        String name = run.name() + "@10";

        assertTrue(players.list(KUHN).stream().noneMatch(entry -> entry.name().equals(name)));
        assertEquals(250, players.entry(name, KUHN).rating());
        assertNull(players.entry(run.name() + "@9", KUHN).rating());
        assertThrows(UnknownNameException.class, () -> players.entry("nobody@9", KUHN));
    }

    @Test
    void listsTheRunsPlayersAndBotsBestFirst() {
        kuhn.rate(rating(9, 300, 20), rating(2, -50, 20));

        List<PlayerEntry> entries = players.list(KUHN);

        List<String> names = entries.stream().map(PlayerEntry::name).toList();
        assertTrue(names.indexOf(run.name() + "@latest") < names.indexOf("bot:random"), names.toString());
        assertTrue(names.indexOf("bot:random") < names.indexOf(run.name() + "@2"), names.toString());
        PlayerEntry latest = entries.get(names.indexOf(run.name() + "@latest"));
        assertEquals(300, latest.rating());
        assertEquals(PlayerKind.AGENT, latest.kind());
        assertEquals(names.size(), names.stream().distinct().count());
    }

    @Test
    void listsPlayersWithoutRatingsWhereTheResultsAreDamaged() throws IOException {
        Files.writeString(run.database(), "no database".repeat(1000));

        assertTrue(players.list(KUHN).stream().anyMatch(entry -> entry.name().equals(run.name() + "@latest")));
    }

    @Test
    void prefersItsOwnRunToANewerOne() throws IOException {
        KuhnRun newer = new KuhnRun(RunFolder.create(root, RunConfig.defaults("kuhn"), NOON.plusHours(5)));
        newer.snapshot("main", 77);
        PlayerCatalogue atHome = new PlayerCatalogue(new RunFolders(root), run);

        assertEquals(run.name() + "@10", atHome.resolve("@latest", KUHN).name());
        assertFalse(atHome.list(KUHN).stream()
                .anyMatch(entry -> entry.name().startsWith(newer.folder().name() + "@")));
    }
}
