package dev.agon.cli;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.agon.architecture.SharedRules;
import org.junit.jupiter.api.Test;

/** The command wires the modules and keeps the rules of all of them. */
class CliArchitectureTest {
    private final JavaClasses production = SharedRules.production("dev.agon.cli");

    @Test
    void keepsTheSharedRules() {
        SharedRules.NO_JAVA_SERIALIZATION.check(production);
        SharedRules.NO_SHARED_RANDOM.check(production);
    }
}
