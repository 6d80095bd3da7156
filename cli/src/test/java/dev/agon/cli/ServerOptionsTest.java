package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.AgonException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Options of pages that another machine will serve. */
class ServerOptionsTest {
    @TempDir
    Path folder;

    @Test
    void refusesWhatNoMachineWouldServe() {
        for (boolean sharesFiles : new boolean[] {false, true}) {
            assertRefused("without TLS", sharesFiles, "--bind=0.0.0.0");
            assertRefused("go together", sharesFiles, "--bind=0.0.0.0", "--tls-cert=a.pem");
            assertRefused("not both", sharesFiles, "--tls-self-signed", "--tls-cert=a.pem", "--tls-key=b.pem");
            assertRefused("port must be", sharesFiles, "--port=70000");
            options("--port=0").check(sharesFiles);
        }
    }

    @Test
    void workersJoinAtAPortOrNowhere() {
        AgonException refused =
                assertThrows(AgonException.class, () -> options().joinPort(70_000));
        assertEquals(AgonException.USAGE, refused.exitCode());
        assertEquals("--join-port must be 0 to 65535: 70000", refused.getMessage());
    }

    @Test
    void looksAtFilesOnlyWhereTheOtherMachineSeesThem() {
        String missing = folder.resolve("missing.pem").toString();
        ServerOptions certified = options("--bind=0.0.0.0", "--tls-cert=" + missing, "--tls-key=" + missing);

        certified.check(false);
        RuntimeException refused = assertThrows(RuntimeException.class, () -> certified.check(true));
        assertTrue(refused.getMessage().contains(missing), refused.getMessage());
    }

    private static void assertRefused(String reason, boolean sharesFiles, String... words) {
        AgonException refused =
                assertThrows(AgonException.class, () -> options(words).check(sharesFiles));
        assertEquals(AgonException.USAGE, refused.exitCode());
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    private static ServerOptions options(String... words) {
        return CommandLine.populateCommand(new ServerOptions(), words);
    }
}
