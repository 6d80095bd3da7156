package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The benchmark of the wire under a load that any machine stands. */
class BenchWireCommandTest {
    @Test
    void sendsRecordedMatchesOverRealConnectionsAndSaysWhatItMeasured() throws IOException {
        JsonNode result = new ObjectMapper()
                .readTree(run("bench", "wire", "--workers=2", "--crowd=40", "--seconds=2", "--warm-up=1", "--json"));

        assertTrue(result.get("bytes_per_decision").asDouble() <= 150, result.toString());
        double orders = result.get("order_bytes_per_decision").asDouble();
        assertTrue(orders > 1 && orders < result.get("bytes_per_decision").asDouble() / 2, result.toString());
        assertTrue(
                result.get("unpacked_bytes_per_decision").asDouble()
                        > 10 * result.get("bytes_per_decision").asDouble(),
                result.toString());
        assertTrue(result.get("decisions_per_s").asDouble() > 0, result.toString());
        assertTrue(result.get("ledger_ns_per_decision").asDouble() > 0, result.toString());
        JsonNode crowd = result.get("crowd");
        assertEquals(40, crowd.get("workers").asInt());
        assertTrue(crowd.get("left").asInt() > 0, result.toString());
        assertEquals(0, crowd.get("lost").asInt(), result.toString());
        assertTrue(
                crowd.get("lease_p50_ms").asDouble()
                        <= crowd.get("lease_p99_ms").asDouble(),
                result.toString());
    }

    @Test
    void namesWhatCannotBeMeasured() {
        assertEquals(ExitCode.USAGE, Agon.execute("bench", "wire", "--game=kuhn"));
        assertEquals(ExitCode.USAGE, Agon.execute("bench", "wire", "--workers=0"));
    }

    private static String run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            assertEquals(ExitCode.DONE, Agon.execute(arguments));
        } finally {
            System.setOut(before);
        }
        String[] lines = out.toString(StandardCharsets.UTF_8).strip().split("\n");
        return lines[lines.length - 1];
    }
}
