package dev.agon.league.config;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever follows {@code --set}, it gives a configuration or a clear word. See docs/fuzzing.md. */
class AssignmentFuzzTest {
    private static final RunConfig DEFAULTS = RunConfig.defaults("lanes1v1");

    @FuzzTest
    void assignment(byte[] text) {
        try {
            Assignment.parse(new String(text, StandardCharsets.UTF_8)).applyTo(DEFAULTS);
        } catch (ConfigException refused) {
            // The clear word; anything else is a fault.
        }
    }
}
