package dev.agon.league.supervisor;

import dev.agon.league.launch.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A Java process of this program, on the same Java with the same class path, at lower priority. It ends by itself when this
 * process does, because its standard input ends then.
 */
final class ChildProcess {
    /**
     * Ctrl+C in a terminal, and much that ends a job, signals the whole process group. Children must outlive that, so that the
     * learner can save: they end when their standard input does.
     */
    private static final List<String> DEAF = Files.isExecutable(Path.of("/bin/sh"))
            ? List.of("/bin/sh", "-c", "trap '' INT TERM HUP; exec \"$@\"", "child")
            : List.of();

    private final Path log;
    private final Process process;
    private final Thread reader;
    private final long startedNanos = System.nanoTime();

    /**
     * Starts the process.
     *
     * @param name of its log file, {@code NAME.log}
     * @param heapMegabytes most heap it may use
     * @param heard each line of its standard output
     */
    static ChildProcess start(
            String name, Path logs, String main, int heapMegabytes, List<String> arguments, Consumer<String> heard)
            throws IOException {
        List<String> command = new ArrayList<>(DEAF);
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.addAll(List.of("/usr/bin/nice", "-n", "10"));
        }
        command.addAll(JavaCommand.ofThisProcess(
                heapMegabytes, LogFormat.isJson() ? "agon-child-json-logback.xml" : JavaCommand.PLAIN_LOGS));
        command.add("-Dagon.process=" + name);
        // No connection of a child is encrypted; loading OpenSSL takes a second.
        command.add("-Dcom.linecorp.armeria.tlsEngineType=jdk");
        command.add(main);
        command.addAll(arguments);
        Files.createDirectories(logs);
        Path log = logs.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        return new ChildProcess(name, log, builder.start(), heard);
    }

    private ChildProcess(String name, Path log, Process process, Consumer<String> heard) {
        this.log = log;
        this.process = process;
        reader = new Thread(() -> read(heard), name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Consumer<String> heard) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.accept(line);
            }
        } catch (IOException ended) {
            // The process is gone; whoever watches it hears of that otherwise.
        }
    }

    /** Where it writes what went wrong. */
    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    double secondsAlive() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /** Calls back, once, when it has ended and all that it said was heard. */
    void whenEnded(Runnable callback) {
        process.onExit().thenRunAsync(() -> {
            try {
                reader.join(TimeUnit.SECONDS.toMillis(2));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            callback.run();
        });
    }

    /** Says a line to it; whether it could hear. */
    boolean tell(String line) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            OutputStream input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Asks it to save and end. */
    void askToEnd() {
        try (OutputStream input = process.getOutputStream()) {
            input.flush();
        } catch (IOException gone) {
            // It has ended already.
        }
    }

    boolean await(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    void kill() {
        process.destroyForcibly();
    }
}
