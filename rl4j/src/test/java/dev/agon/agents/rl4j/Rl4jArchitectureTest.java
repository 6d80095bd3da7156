package dev.agon.agents.rl4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.agon.architecture.SharedRules;
import org.junit.jupiter.api.Test;

/** This module uses nothing above {@code agents}, and who only plays needs nothing of RL4J. */
class Rl4jArchitectureTest {
    private static final ArchRule ACTORS_NEED_NO_RL4J = noClasses()
            .that()
            .resideInAPackage("dev.agon.agents.rl4j.actor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.datavec..", "picocli..");

    private final JavaClasses production = SharedRules.production("dev.agon.agents.rl4j");

    @Test
    void trainedActorsNeedNoRl4j() {
        ACTORS_NEED_NO_RL4J.check(production);
        assertTrue(SharedRules.isBrokenBy(ACTORS_NEED_NO_RL4J, dev.agon.agents.rl4j.actor.HoldsAnArray.class));
    }

    @Test
    void keepsTheSharedRules() {
        SharedRules.NO_JAVA_SERIALIZATION.check(production);
        SharedRules.NO_SHARED_RANDOM.check(production);
        SharedRules.usesOnlyWhatIsBelow("dev.agon.agents").check(production);
    }
}
