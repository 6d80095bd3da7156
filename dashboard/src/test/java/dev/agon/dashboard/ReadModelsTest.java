package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.league.config.RunConfig;
import dev.agon.league.evaluation.MetaGame;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.store.Origin;
import dev.agon.server.replay.ReplayFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadModelsTest {
    @TempDir
    Path runs;

    @Test
    void saysThatThereIsNothingBeforeTheFirstRun() {
        ReadModels models = new ReadModels(DashboardSources.atRest(Games.onClassPath(), new RunFolders(runs)));

        assertNull(models.run("").run());
        assertNull(models.league("").run());
        assertFalse(models.cluster("").training());
        assertEquals(List.of(), models.runs());
        assertEquals(List.of(), models.metrics("", 0).updates().x());
        assertNull(models.payoff("").run());
        assertNull(models.matches("", wish()).run());
    }

    @Test
    void tellsANewRunWithoutResultsFromNoRun() {
        RunFolder.createAt(runs.resolve("new"), RunConfig.defaults("kuhn"));
        ReadModels models = new ReadModels(DashboardSources.atRest(Games.onClassPath(), new RunFolders(runs)));

        assertEquals("new", models.run("").run());
        assertNull(models.run("").rating());
        assertEquals("new", models.league("").run());
        assertEquals(List.of(), models.league("").players());
        assertFalse(models.league("").anchors().isEmpty());
        assertEquals("new", models.metrics("", 0).run());
    }

    @Test
    void aFinishedRunIsShownAsNotTraining() {
        ReadModels models = models(Instant.now(), false);

        assertFalse(models.run("").training());
        assertFalse(models.run("").moving());
        assertEquals(6_000_000, models.run("").steps());
    }

    @Test
    void theClusterOfAFinishedRunTellsHowItWasAtTheEnd() {
        ClusterView cluster = models(Instant.now(), false).cluster("");

        assertFalse(cluster.training());
        assertNull(cluster.trained());
        assertEquals("story", cluster.run());
        assertEquals(Map.of(0, 0.6, 1, 0.4), cluster.staleness());
        assertEquals(2, cluster.workersJoined());
        assertEquals(6_000_000, cluster.steps());
        assertEquals(List.of(), cluster.workers());
    }

    @Test
    void theClusterOfARunThatTrainsHasItsWorkersAgentsAndLeases() {
        ClusterView cluster = models(Instant.now(), true).cluster("");

        assertTrue(cluster.training());
        assertEquals(
                List.of("worker-1", "worker-2"),
                cluster.workers().stream().map(ClusterView.Worker::name).toList());
        assertEquals(
                List.of("main", "main-exploiter"),
                cluster.agents().stream().map(ClusterView.Agent::name).toList());
        assertEquals(
                List.of(new ClusterView.Lease("lease-9", "worker-2", FakeRun.LEASED.toString(), 0, 2)),
                cluster.leases());
    }

    @Test
    void theClusterOfAnotherRunSaysWhichOneTrains() {
        ReadModels models = models(Instant.now(), true);
        RunFolder.createAt(runs.resolve("other"), RunConfig.defaults("kuhn"));

        assertFalse(models.cluster("other").training());
        assertEquals("story", models.cluster("other").trained());
    }

    @Test
    void aLearnerThatJustMadeAnUpdateMoves() {
        assertTrue(models(Instant.now(), true).run("").moving());
    }

    @Test
    void aLearnerThatStoppedMovingIsStillTraining() {
        ReadModels models = models(Instant.now().minusSeconds(300), true);

        assertTrue(models.run("").training());
        assertFalse(models.run("").moving());
    }

    @Test
    void theRatingsChangeIsAgainstTenMinutesAgo() {
        assertTrue(models(Instant.now(), true).run("").ratingChange() > 0);
    }

    @Test
    void theLeagueHasLadderCurvesMilestonesAndDescent() {
        LeagueView league = models(Instant.now(), false).league("");

        assertEquals("story", league.run());
        assertEquals(
                List.of("main", "main-exploiter"),
                league.agents().stream().map(LeagueView.Agent::name).toList());
        assertEquals(24, league.agents().get(0).curve().size());
        assertEquals(
                List.of("main-exploiter@18"),
                league.agents().get(1).waiting().stream()
                        .map(LeagueView.Unrated::name)
                        .toList());
        assertEquals(List.of(new Origin("main-exploiter", 9, "main@8", 2_000_000)), league.origins());
        assertEquals(
                "bot:random", league.players().get(league.players().size() - 1).name());
        assertFalse(league.milestones().isEmpty());
    }

    @Test
    void theTopOfTheLadderKeepsPlacesAnchorsAndTheNewestOfEachAgent() {
        LeagueView whole = models(Instant.now(), false).league("");
        LeagueView top = whole.withFirst(3);

        assertEquals(whole.players().size(), top.rated());
        assertEquals(
                List.of(1, 2, 3),
                top.players().stream().limit(3).map(LeagueView.Player::place).toList());
        assertTrue(top.players().size() < whole.players().size());
        for (LeagueView.Player player : whole.players()) {
            if (player.anchor()
                    || player.name().equals("main@24")
                    || player.name().equals("main-exploiter@12")) {
                assertTrue(top.players().contains(player), player.name());
            }
        }
    }

    @Test
    void thePayoffIsInTheOrderOfTheLadderWithAllAnchorsAndIntervals() {
        ReadModels models = models(Instant.now(), false);
        PayoffView payoff = models.payoff("").withMost(16);

        assertEquals(16, payoff.players().size());
        assertEquals(models.league("").players().size(), payoff.of());
        for (int i = 1; i < payoff.players().size(); i++) {
            assertTrue(payoff.players().get(i - 1).rating()
                    >= payoff.players().get(i).rating());
        }
        List<String> names =
                payoff.players().stream().map(PayoffView.Player::name).toList();
        models.league("").anchors().forEach(anchor -> assertTrue(names.contains("bot:" + anchor.name())));
        PayoffView.Cell cell = payoff.cells().get(names.indexOf("main@24")).get(names.indexOf("bot:random"));
        PayoffView.Cell back = payoff.cells().get(names.indexOf("bot:random")).get(names.indexOf("main@24"));
        assertNotNull(cell);
        assertNotNull(back);
        assertEquals(20, cell.matches());
        assertTrue(cell.low() < cell.rate() && cell.rate() <= cell.high());
        assertEquals(1, cell.rate() + back.rate(), 1e-9);
        assertNull(payoff.cells().get(0).get(0));
    }

    @Test
    void thePayoffHasEachPlayersPartAndWhatWasForgotten() {
        PayoffView payoff = models(Instant.now(), false).payoff("");

        assertEquals(
                1,
                payoff.standings().values().stream()
                        .mapToDouble(MetaGame.Standing::nashMass)
                        .sum(),
                1e-6);
        assertEquals(5, payoff.forgetting().newest().size());
        assertEquals(19, payoff.forgetting().meetings().size());
        PayoffView.Meeting before = payoff.forgetting().meetings().get(18);
        assertEquals("main@19", before.last());
        assertEquals(4_750_000, before.step());
        assertNotNull(before.cell());
        assertNull(payoff.forgetting().meetings().get(0).cell());
    }

    @Test
    void matchesAreFoundByOnePlayerAndByTwo() {
        ReadModels models = models(Instant.now(), false);

        MatchesView all = models.matches("", wish());
        MatchesView own = models.matches("", wish("main@24"));
        MatchesView pair = models.matches("", wish("main@24", "main@23"));

        assertEquals(50, all.matches().size());
        assertTrue(all.more());
        assertTrue(own.matches().stream().allMatch(match -> match.sides().stream()
                .anyMatch(side -> side.players().contains("main@24"))));
        assertEquals(20, pair.matches().size());
        assertFalse(pair.more());
        assertEquals("evaluation", pair.matches().get(0).purpose());
        assertEquals(List.of(), models.matches("", wish("nobody")).matches());
        assertThrows(IllegalArgumentException.class, () -> wish("a", "b", "c"));
    }

    @Test
    void aPlayerHasItsRecordAgainstEverybodyItMet() {
        PlayerView player = models(Instant.now(), false).player("", "main@24");

        assertEquals("story@24", player.playable());
        assertEquals("main@23", player.before());
        assertNull(player.after());
        assertEquals(1, player.history().size());
        assertNotNull(player.frozen());
        assertTrue(player.opponents().stream().anyMatch(one -> one.name().equals("main@23") && one.matches() == 20));
    }

    @Test
    void aSnapshotTakenAfterItsAgentBeganAnewDescendsFromWhatItBeganWith() {
        ReadModels models = models(Instant.now(), false);

        assertEquals("main@8", models.player("", "main-exploiter@12").before());
        assertNull(models.player("", "main-exploiter@6").before());
        assertEquals("main-exploiter@12", models.player("", "main-exploiter@6").after());
        assertEquals(
                "story@main-exploiter@12",
                models.player("", "main-exploiter@12").playable());
    }

    @Test
    void matchesAreSortedByTimeAlsoWhereOneEndedOnAWholeSecond() throws IOException {
        Instant whole = Instant.parse("2026-01-02T12:00:00Z");
        ReadModels models = models(whole, false);
        new ReplayFolder(RunFolder.open(runs.resolve("story")).replays(), 10)
                .keep(FakeReplay.of("story@24", "Ada", true, whole.plusMillis(500)), "later");

        assertEquals("play", models.matches("", wish()).matches().get(0).purpose());
    }

    @Test
    void anUnknownPlayerIsNamed() {
        ReadModels models = models(Instant.now(), false);

        assertTrue(assertThrows(NoSuchElementException.class, () -> models.player("", "main@99"))
                .getMessage()
                .contains("main@99"));
    }

    @Test
    void metricsAreReadOnFromWhereOneStopped() {
        ReadModels models = models(Instant.now(), false);
        Thinned.Table all = models.metrics("", 0).updates();
        Thinned.Table more = models.metrics("story", all.next()).updates();

        assertEquals(400, all.x().size());
        assertEquals(399, more.from());
        assertEquals(List.of(6_000_000L), more.x());
        assertTrue(all.columns().keySet().containsAll(List.of("entropy", "winRates.rush", "staleness.0")));
    }

    @Test
    void anyRunCanBeChosenAndIsNotMistakenForTheOneThatTrains() {
        ReadModels models = models(Instant.now(), true);
        RunFolder.createAt(runs.resolve("other"), RunConfig.defaults("kuhn"));

        assertEquals("kuhn", models.run("other").game());
        assertFalse(models.run("other").training());
        assertTrue(models.run("story").training());
        assertEquals("kuhn", models.league("other").game());
        assertEquals("main@24", models.player("story", "main@24").name());
        assertThrows(NoSuchElementException.class, () -> models.player("other", "main@24"));
        assertThrows(NoSuchElementException.class, () -> models.league("none"));
    }

    @Test
    void theListOfRunsSaysWhichOneThePagesAreAboutAndWhichOneTrains() {
        ReadModels models = models(Instant.now(), true);
        RunFolder.createAt(runs.resolve("trial"), RunConfig.defaults("kuhn"));

        List<ReadModels.RunRow> rows = models.runs();

        assertEquals(2, rows.size());
        assertEquals(
                List.of("story"),
                rows.stream()
                        .filter(ReadModels.RunRow::usual)
                        .map(ReadModels.RunRow::name)
                        .toList());
        assertEquals(
                List.of("story"),
                rows.stream()
                        .filter(ReadModels.RunRow::training)
                        .map(ReadModels.RunRow::name)
                        .toList());
        assertNotNull(rows.stream()
                .filter(row -> row.name().equals("story"))
                .findFirst()
                .orElseThrow()
                .rating());
    }

    @Test
    void aLaterTrialDoesNotTakeThePagesOver() {
        FakeRun.write(runs.resolve("story"), "kuhn", Instant.now());
        RunFolder.createAt(runs.resolve("trial"), RunConfig.defaults("kuhn"));
        ReadModels models = new ReadModels(DashboardSources.atRest(Games.onClassPath(), new RunFolders(runs)));

        assertEquals("story", models.run("").run());
        assertEquals("story", models.league("").run());
    }

    @Test
    void aRunIsNeverFoundByAPath() {
        ReadModels models = models(Instant.now(), false);

        assertThrows(NoSuchElementException.class, () -> models.metrics("../" + runs.getFileName() + "/story", 0));
        assertThrows(
                NoSuchElementException.class,
                () -> models.metrics(runs.resolve("story").toString(), 0));
    }

    private static MatchesView.Wish wish(String... players) {
        return new MatchesView.Wish(List.of(players), 50);
    }

    private ReadModels models(Instant lastUpdate, boolean training) {
        RunFolder run = FakeRun.write(runs.resolve("story"), "lanes1v1", lastUpdate);
        return new ReadModels(new DashboardSources(
                Games.onClassPath(),
                new RunFolders(runs),
                () -> Optional.of(run),
                () -> training ? Optional.of(FakeRun.status(run.name())) : Optional.empty()));
    }
}
