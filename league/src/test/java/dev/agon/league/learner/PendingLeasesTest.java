package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.LeaseRecord;
import dev.agon.league.store.LeaseRecord.LeasedMatch;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingLeasesTest {
    private final Game game = Games.onClassPath().get("connect4");
    private final RunConfig config =
            ConfigYaml.override(RunConfig.defaults("connect4"), List.of("league.evaluationShare=0.1"));

    @Test
    void givesTheMatchesOfAnUnfinishedLeaseOutAgainUnderItsName() {
        LeagueDesk before = desk(1);
        LeaseRecord kept = firstWithMatches(before);
        List<LeasedMatch> pending = new ArrayList<>(kept.pending());
        pending.remove(1);
        LeagueDesk after = desk(2);
        after.giveAgain(List.of(
                new LeaseRecord(kept.id(), kept.worker(), kept.step(), kept.time(), 1, pending),
                new LeaseRecord(
                        "1-999", "worker-1", 0, Instant.EPOCH, 0, List.of(new LeasedMatch(0, 1, List.of("a"))))));

        Lease again = after.lease("worker-2", 40);
        assertNotEquals(kept.id(), again.getId(), "more would measure than may");
        while (!again.getId().equals(kept.id())) {
            assertTrue(again.getAssignmentsList().stream().noneMatch(Assignment::getEvaluation), "it goes before");
            again = after.lease("worker-2", 40);
        }

        assertTrue(again.getAssignmentsList().stream().allMatch(Assignment::getEvaluation));
        assertEquals(
                pending,
                PendingLeases.record("worker-2", again, 0, Instant.EPOCH)
                        .orElseThrow()
                        .pending());
        assertTrue(after.lease("worker-2", 8).getId().startsWith("2-"), "the other does not fit the game");
    }

    @Test
    void givesWhatADeadWorkerLeftOutAtOnceBecauseItWasAffordedAlready() {
        LeagueDesk desk = desk(1);
        desk.joined("worker-1", 1);
        LeaseRecord kept = firstWithMatches(desk);

        desk.joined("worker-1", 2);

        assertEquals(kept.id(), desk.lease("worker-2", 40).getId());
        assertNotEquals(kept.id(), desk.lease("worker-2", 40).getId());
        desk.forgotten("worker-2");
        assertEquals(kept.id(), desk.lease("worker-1", 40).getId(), "in its turn");
    }

    @Test
    void keepsNothingOfALeaseInWhichNothingMeasures() {
        Lease lease = Lease.newBuilder()
                .setId("1-1")
                .addAssignments(Assignment.newBuilder().addSeeds(1).addSeeds(2))
                .build();

        assertEquals(Optional.empty(), PendingLeases.record("worker-1", lease, 0, Instant.EPOCH));
    }

    @Test
    void goesOnDrawingWhereADeskBeforeItWas() {
        LeagueDesk before = desk(1);
        LeagueDesk anew = desk(1);
        LeagueDesk after = desk(1);
        for (int i = 0; i < 5; i++) {
            before.lease("worker-1", 40);
        }

        after.restore(DeskState.fromJson(before.state().toJson()).orElseThrow());

        List<Assignment> expected = before.lease("worker-1", 40).getAssignmentsList();
        assertEquals(
                seedsToLearnFrom(expected),
                seedsToLearnFrom(after.lease("worker-1", 40).getAssignmentsList()));
        assertNotEquals(
                seedsToLearnFrom(expected),
                seedsToLearnFrom(anew.lease("worker-1", 40).getAssignmentsList()));
        assertEquals(before.state(), after.state());
        assertEquals(Optional.empty(), DeskState.fromJson("{\"random\": \"x\"}"));
    }

    private static List<Long> seedsToLearnFrom(List<Assignment> assignments) {
        return assignments.stream()
                .filter(assignment -> !assignment.getEvaluation())
                .flatMap(assignment -> assignment.getSeedsList().stream())
                .toList();
    }

    private LeaseRecord firstWithMatches(LeagueDesk desk) {
        while (true) {
            Optional<LeaseRecord> kept = PendingLeases.record("worker-1", desk.lease("worker-1", 40), 0, Instant.EPOCH);
            if (kept.isPresent()) {
                assertTrue(kept.get().pending().size() > 2);
                return kept.get();
            }
        }
    }

    private LeagueDesk desk(int incarnation) {
        LeagueDesk desk = new LeagueDesk(
                game,
                config,
                incarnation,
                Matchmakers.agents(config.league(), 1),
                new RatingTable(config.anchors(game)));
        desk.addSnapshot("main@3");
        desk.addSnapshot("main@5");
        return desk;
    }
}
