package dev.agon.server;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.agon.architecture.SharedRules;
import org.junit.jupiter.api.Test;

/** {@code arena/server} plays and shows matches without knowing what an agent or a league is. */
class ServerArchitectureTest {
    private final JavaClasses production = SharedRules.production("dev.agon.server");

    @Test
    void usesOnlyWhatIsBelow() {
        SharedRules.usesOnlyWhatIsBelow("dev.agon.server").check(production);
    }

    @Test
    void keepsTheSharedRules() {
        SharedRules.NO_JAVA_SERIALIZATION.check(production);
        SharedRules.NO_SHARED_RANDOM.check(production);
        SharedRules.wallClockIsReadOnlyBy(
                        "dev.agon.server.access.TokenBook",
                        // How long ago a journal was left.
                        "dev.agon.server.journal.Journals",
                        "dev.agon.server.live.Ending",
                        // Whether a certificate is still good.
                        "dev.agon.server.tls.CertificateFiles")
                .check(production);
    }
}
