package dev.agon.launchers.kubernetes;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.agon.architecture.SharedRules;
import org.junit.jupiter.api.Test;

/** The launcher keeps the rules of all modules. */
class KubernetesArchitectureTest {
    private final JavaClasses production = SharedRules.production("dev.agon.launchers");

    @Test
    void keepsTheSharedRules() {
        SharedRules.NO_JAVA_SERIALIZATION.check(production);
        SharedRules.NO_SHARED_RANDOM.check(production);
    }
}
