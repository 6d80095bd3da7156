package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
        assertFalse(models.cluster().training());
        assertEquals(List.of(), models.runs());
        assertEquals(List.of(), models.metrics("", 0).rows());
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
        assertFalse(models.cluster().training());
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
    void theLeagueHasLadderCurveMilestonesAndPayoff() {
        LeagueView league = models(Instant.now(), false).league("");

        assertEquals("story", league.run());
        assertEquals(24, league.curve().size());
        assertEquals(
                "bot:random", league.players().get(league.players().size() - 1).name());
        assertFalse(league.milestones().isEmpty());
        assertTrue(league.payoff().names().size() <= 16);
        assertEquals(league.payoff().names().size(), league.payoff().cells().size());
        assertTrue(league.payoff().names().contains("bot:random"));
    }

    @Test
    void aPlayerHasItsRecordAgainstEverybodyItMet() {
        PlayerView player = models(Instant.now(), false).player("", "main@24");

        assertEquals("story@24", player.playable());
        assertNotNull(player.frozen());
        assertTrue(player.opponents().stream().anyMatch(one -> one.name().equals("main@23") && one.matches() == 20));
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
        MetricsView all = models.metrics("", 0);

        assertEquals(400, all.rows().size());
        assertEquals(List.of(), models.metrics("story", all.next()).rows());
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

    private ReadModels models(Instant lastUpdate, boolean training) {
        RunFolder run = FakeRun.write(runs.resolve("story"), "lanes1v1", lastUpdate);
        return new ReadModels(new DashboardSources(
                Games.onClassPath(),
                new RunFolders(runs),
                () -> Optional.of(run),
                () -> training ? Optional.of(FakeRun.status(run.name())) : Optional.empty()));
    }
}
