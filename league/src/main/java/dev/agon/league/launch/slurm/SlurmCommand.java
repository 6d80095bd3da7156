package dev.agon.league.launch.slurm;

import dev.agon.league.AgonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One call of a Slurm command that has ended.
 *
 * @param exitCode 0 where it did what it was asked
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error, without the command's name
 */
record SlurmCommand(int exitCode, String out, String err) {
    private static final long LIMIT_SECONDS = 60;

    /**
     * Runs it to its end.
     *
     * @throws AgonException where there is no such command here, or no controller that answers
     */
    static SlurmCommand run(List<String> command) {
        String program = command.get(0);
        try {
            Path out = Files.createTempFile("agon-" + program, ".out");
            Path err = Files.createTempFile("agon-" + program, ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                await(process, program);
                SlurmCommand result = new SlurmCommand(
                        process.exitValue(),
                        read(out),
                        read(err).replaceAll("(?m)^" + program + ": (error: |fatal: )?", ""));
                result.requireController(program);
                return result;
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException missing) {
            throw AgonException.environment("the command " + program + " cannot be run here (" + missing.getMessage()
                    + "): --launcher slurm submits from a machine with Slurm's commands on its PATH, such as a"
                    + " cluster's login node; without --launcher training runs on this machine");
        }
    }

    private static void await(Process process, String program) {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw AgonException.environment(
                        program + " has not answered within " + LIMIT_SECONDS + " s; is Slurm's controller up?");
            }
        } catch (InterruptedException asked) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw AgonException.failed("interrupted while waiting for " + program);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }

    private void requireController(String program) {
        boolean away = err.contains("Unable to contact slurm controller")
                || err.contains("Could not establish a configuration source");
        if (exitCode != 0 && away) {
            throw AgonException.environment(program + " finds no Slurm controller: " + firstLine()
                    + "; submit from a machine of the cluster, such as its login node");
        }
    }

    /** Whether it did what it was asked. */
    boolean succeeded() {
        return exitCode == 0;
    }

    /** Why it did not, in its own words. */
    String firstLine() {
        return err.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, last) -> last)
                .orElse("exit code " + exitCode);
    }

    /** What it wrote, line by line. */
    List<String> lines() {
        return out.lines().toList();
    }
}
