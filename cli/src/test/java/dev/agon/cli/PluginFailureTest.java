package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors, which are no exceptions: of jars from outside that do not load, and others. */
class PluginFailureTest {
    /** Where a class file says for which Java it was compiled. */
    private static final int MAJOR_VERSION = 7;

    private static final byte JAVA_55 = 99;

    @TempDir
    Path folder;

    @Test
    void namesTheClassThatAServiceFileNamesInVain() throws IOException, InterruptedException {
        Path jar = jar("nim.Nim", new byte[0]);
        assertRefused(jar, "Provider nim.Nim not found");
    }

    @Test
    void saysThatAJarIsCompiledForANewerJava() throws IOException, InterruptedException {
        byte[] compiled = classFile();
        compiled[MAJOR_VERSION] = JAVA_55;
        assertRefused(jar(Outcome.class.getName(), compiled), "(class file version 99.0)");
    }

    @Test
    void anyOtherErrorIsAFailureAndNoAnswer() {
        assertEquals(ExitCode.RUN_FAILED, Failures.error(new OutOfMemoryError("Java heap space")));
        assertEquals(ExitCode.RUN_FAILED, Failures.error(new UnsatisfiedLinkError("no jnind4jcpu")));
    }

    private void assertRefused(Path jar, String says) throws IOException, InterruptedException {
        try (ChildProcess games = new ChildProcess(
                folder,
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jar + File.pathSeparator + System.getProperty("java.class.path"),
                Agon.class.getName(),
                "games")) {
            String line = games.await(said -> true);
            assertTrue(line.startsWith("agon: a jar in plugins/ or of --plugin does not fit"), line);
            assertTrue(line.contains("mine.jar"), line);
            assertTrue(line.contains(says), line);
            assertEquals(ExitCode.INPUT, games.exitCode());
            assertFalse(games.toString().contains("\tat "), games.toString());
        }
    }

    /** A jar that offers a class as a game. */
    private Path jar(String game, byte[] compiled) throws IOException {
        Path jar = folder.resolve("mine.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/" + Game.class.getName()));
            out.write(game.getBytes(StandardCharsets.UTF_8));
            if (compiled.length > 0) {
                out.putNextEntry(new JarEntry(game.replace('.', '/') + ".class"));
                out.write(compiled);
            }
        }
        return jar;
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = Objects.requireNonNull(Outcome.class.getResourceAsStream("Outcome.class"))) {
            return in.readAllBytes();
        }
    }
}
