package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.run.RunFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that trains on this machine in a process of its own, steered from another. */
@Timeout(400)
class ClusterCommandTest {
    @TempDir
    Path folder;

    @Test
    void showsScalesAndStopsARunOfThisMachine() throws Exception {
        Path run = folder.resolve("runs/small");
        String name = run.toString();
        try (ChildProcess training = ChildProcess.agon(
                folder,
                "train",
                "--game=kuhn",
                "--run=" + run,
                "--workers=1",
                "--no-dashboard",
                "--set=worker.spareAfterSeconds=0",
                "--json")) {
            training.await(line -> line.startsWith("agon: training"));
            JsonNode one = await(name, status -> status.path("workers_joined").asInt() == 1);
            assertEquals("local", one.path("launcher").asText());
            assertEquals("running", one.path("state").asText());

            assertEquals(ExitCode.DONE, run("cluster", name, "scale", "2").code());
            JsonNode two = await(name, status -> status.path("workers_joined").asInt() == 2);
            long second = two.path("parts").get(2).path("id").asLong();
            assertEquals("worker-2", two.path("parts").get(2).path("name").asText());
            assertEquals(ExitCode.DONE, run("cluster", name, "scale", "1").code());
            ProcessHandle.of(second).ifPresent(left -> left.onExit().join());
            long first = two.path("parts").get(1).path("id").asLong();
            assertTrue(ProcessHandle.of(first).orElseThrow().isAlive());

            quarantineIsListedAndLifted(name);
            Outcome logs = run("cluster", name, "logs", "--lines=3");
            assertTrue(logs.out().contains("learner.log") && logs.out().contains("worker-2.log"), logs.out());
            Outcome stopped = run("cluster", name, "stop");
            assertEquals(ExitCode.DONE, stopped.code(), stopped.err());
            assertEquals(ExitCode.DONE, training.exitCode());
            JsonNode summary = new ObjectMapper().readTree(training.await(line -> line.startsWith("{")));
            assertTrue(summary.path("steps").asLong() > 0, summary.toString());
        }
        JsonNode after = status(name);
        assertEquals("absent", after.path("state").asText());
        Outcome again = run("cluster", name, "scale", "3");
        assertEquals(ExitCode.ENVIRONMENT, again.code());
        assertTrue(again.err().contains("--resume"), again.err());
    }

    /** Of a run at work, whose learner nobody lies to. */
    private static void quarantineIsListedAndLifted(String name) throws Exception {
        JsonNode nobody = json(run("cluster", name, "quarantine", "--json"));
        assertEquals(0, nobody.path("quarantined").size());
        Outcome unknown = run("cluster", name, "quarantine", "lift", "worker-1");
        assertEquals(ExitCode.USAGE, unknown.code());
        assertTrue(unknown.err().contains("no worker named worker-1 is in quarantine"), unknown.err());
    }

    @Test
    void whoIsInQuarantineIsListedAndLetOffWhereNobodyTrains() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("runs/quiet"), RunConfig.defaults("kuhn"));
        String name = run.toString();
        new QuarantineList(List.of(
                        entry("worker-7", 1, "10.1.2.3", "t0ken", true),
                        entry("worker-8", 2, "127.0.0.1", "", false),
                        entry("worker-7", 3, "10.1.2.3", "t0ken", true)))
                .write(run);

        Outcome listed = run("cluster", name, "quarantine", "list");
        assertEquals(ExitCode.DONE, listed.code(), listed.err());
        assertTrue(
                listed.out()
                        .contains("2026-01-02T12:00:00Z  worker-7 of node-7 (process 77): reports another outcome\n"
                                + "  nobody else joins from 10.1.2.3 with token t0ken any more\n"),
                listed.out());
        Outcome misspelt = run("cluster", name, "quarantine", "lift", "worker-9x");
        assertEquals(ExitCode.USAGE, misspelt.code());
        assertTrue(misspelt.err().contains("did you mean worker-"), misspelt.err());

        assertEquals(
                2,
                json(run("cluster", name, "quarantine", "lift", "worker-7", "--json"))
                        .path("lifted")
                        .asInt());
        JsonNode left = json(run("cluster", name, "quarantine", "--json")).path("quarantined");
        assertEquals(1, left.size());
        assertEquals("worker-8", left.path(0).path("worker").asText());
    }

    private static QuarantineList.Entry entry(
            String worker, long incarnation, String address, String token, boolean closed) {
        return new QuarantineList.Entry(
                worker,
                incarnation,
                "node-7",
                77,
                address,
                token,
                closed,
                "reports another outcome",
                Instant.parse("2026-01-02T12:00:00Z").toEpochMilli());
    }

    @Test
    void saysWhatItCannotDoAndWhatItCan() {
        assertRefused("did you mean status?", "cluster", "some-run", "statsu");
        assertRefused("scale needs a number of workers", "cluster", "some-run", "scale");
        assertRefused("not '0'", "cluster", "some-run", "scale", "0");
        assertRefused("stop takes no 'now'", "cluster", "some-run", "stop", "now");
        assertRefused("quarantine takes no 'lift'", "cluster", "some-run", "quarantine", "lift");
        assertRefused("did you mean quarantine?", "cluster", "some-run", "quarantin");
        assertRefused("status, scale N, logs, stop or quarantine", "cluster");
    }

    private static void assertRefused(String words, String... arguments) {
        Outcome outcome = run(arguments);
        assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
    }

    private static JsonNode await(String run, Predicate<JsonNode> wanted) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        JsonNode status = status(run);
        while (!wanted.test(status)) {
            assertTrue(System.nanoTime() < deadline, status.toString());
            TimeUnit.MILLISECONDS.sleep(500);
            status = status(run);
        }
        return status;
    }

    private static JsonNode status(String run) throws Exception {
        Outcome outcome = run("cluster", run, "status", "--json");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        return json(outcome);
    }

    private static JsonNode json(Outcome outcome) throws Exception {
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        return new ObjectMapper()
                .readTree(outcome.out().lines().reduce((a, b) -> b).orElseThrow());
    }

    private static Outcome run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream failed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(failed, true, StandardCharsets.UTF_8));
        try {
            int code = Agon.execute(arguments);
            return new Outcome(code, said.toString(StandardCharsets.UTF_8), failed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private record Outcome(int code, String out, String err) {}
}
