package dev.agon.dashboard;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.agon.architecture.SharedRules;
import org.junit.jupiter.api.Test;

/** The dashboard shows and mounts; it knows nothing of commands. */
class DashboardArchitectureTest {
    private final JavaClasses production = SharedRules.production("dev.agon.dashboard");

    @Test
    void keepsTheSharedRules() {
        SharedRules.usesOnlyWhatIsBelow("dev.agon.dashboard").check(production);
        SharedRules.NO_JAVA_SERIALIZATION.check(production);
        SharedRules.NO_SHARED_RANDOM.check(production);
    }
}
