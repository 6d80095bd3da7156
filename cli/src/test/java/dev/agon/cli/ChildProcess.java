package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A real process, with all that it says; killed when the test ends. */
final class ChildProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;
    private static final long SILENCE_SECONDS = 2;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private boolean silent;

    /** Starts it. */
    ChildProcess(Path folder, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        Thread reader = new Thread(this::read, "reads " + command[0]);
        reader.setDaemon(true);
        reader.start();
    }

    /** The {@code agon} command in a process of its own, on the class path of the tests. */
    static ChildProcess agon(Path folder, String... arguments) throws IOException {
        return agon(folder, Map.of(), arguments);
    }

    /** The same with more in its environment. */
    static ChildProcess agon(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.agon.cli.Agon"));
        command.addAll(List.of(arguments));
        return new ChildProcess(folder, environment, command.toArray(String[]::new));
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException | UncheckedIOException gone) {
            add("(" + gone.getMessage() + ")");
        }
        synchronized (this) {
            silent = true;
            notifyAll();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** Waits for a line. */
    synchronized String await(Predicate<String> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        for (int next = 0; ; next++) {
            while (next >= lines.size()) {
                long left = deadline - System.nanoTime();
                if (silent || left <= 0) {
                    fail((silent ? "it ended" : "too long") + " without the line that was waited for: " + lines);
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            if (wanted.test(lines.get(next))) {
                return lines.get(next);
            }
        }
    }

    /** Waits for its end and gives its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            fail("it has not ended: " + this);
        }
        awaitSilence();
        return process.exitValue();
    }

    /** What an ended process said last may still be on its way; who it left behind may hold the line. */
    private synchronized void awaitSilence() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SILENCE_SECONDS);
        for (long left = deadline - System.nanoTime(); !silent && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** It and all that it started. */
    Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Ends it at once, as a crash would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
