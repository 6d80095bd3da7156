package dev.agon.league;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.agon.architecture.SharedRules;
import dev.agon.league.learner.ReachesIntoWorker;
import dev.agon.league.learner.TimesOutByTheWall;
import dev.agon.league.worker.ReachesIntoLearner;
import org.junit.jupiter.api.Test;

/** Worker and learner meet only in messages, and the league knows nothing of pages and commands. */
class LeagueArchitectureTest {
    private static final String WORKER = "dev.agon.league.worker..";
    private static final String LEARNER = "dev.agon.league.learner..";

    private static final ArchRule WORKER_NEVER_IMPORTS_LEARNER = noClasses()
            .that()
            .resideInAPackage(WORKER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LEARNER);

    private static final ArchRule LEARNER_NEVER_IMPORTS_WORKER = noClasses()
            .that()
            .resideInAPackage(LEARNER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WORKER);

    /** Times of results, snapshots, ratings, metrics and quarantines; whether a certificate is still good. */
    private static final ArchRule DEADLINES_ARE_MONOTONIC = SharedRules.wallClockIsReadOnlyBy(
            "dev.agon.league.coordinator.CoordinatorServer",
            "dev.agon.league.coordinator.Quarantine",
            "dev.agon.league.learner.Learner",
            "dev.agon.league.learner.LearnerProcess",
            "dev.agon.league.learner.Population",
            "dev.agon.league.learner.ResultClerk",
            "dev.agon.league.people.KnownPeople",
            "dev.agon.league.run.MeetingPoint");

    private final JavaClasses production = SharedRules.production("dev.agon.league");

    @Test
    void workerAndLearnerNeverImportEachOther() {
        WORKER_NEVER_IMPORTS_LEARNER.allowEmptyShould(true).check(production);
        LEARNER_NEVER_IMPORTS_WORKER.allowEmptyShould(true).check(production);
        assertTrue(SharedRules.isBrokenBy(WORKER_NEVER_IMPORTS_LEARNER, ReachesIntoLearner.class));
        assertTrue(SharedRules.isBrokenBy(LEARNER_NEVER_IMPORTS_WORKER, ReachesIntoWorker.class));
    }

    @Test
    void noDeadlineComesFromTheWallsClock() {
        DEADLINES_ARE_MONOTONIC.check(production);
        assertTrue(SharedRules.isBrokenBy(DEADLINES_ARE_MONOTONIC, TimesOutByTheWall.class));
    }

    @Test
    void keepsTheSharedRules() {
        SharedRules.NO_JAVA_SERIALIZATION.check(production);
        SharedRules.NO_SHARED_RANDOM.check(production);
        SharedRules.usesOnlyWhatIsBelow("dev.agon.league").check(production);
    }
}
