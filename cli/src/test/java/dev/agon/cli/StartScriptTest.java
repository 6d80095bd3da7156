package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The flags with which {@code ./agon} starts every command. */
class StartScriptTest {
    @Test
    void noCommandReadsAnythingByJavaSerialization() throws Exception {
        String flags = Files.readAllLines(Path.of("..", "agon")).stream()
                .filter(line -> line.startsWith("flags=("))
                .findFirst()
                .orElseThrow();
        assertTrue(flags.contains("'-Djdk.serialFilter=!*'"), flags);
        assertEquals("read", said(""));
        assertEquals("refused", said(flags));
    }

    /** What a process says that the shell starts with the flags as they stand in the script. */
    private static String said(String flags) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = "home=/; " + (flags.isEmpty() ? "flags=()" : flags)
                + "; exec \"$JAVA\" \"${flags[@]}\" -cp \"$CLASSES\" '" + Reading.class.getName() + "'";
        try (ChildProcess process = new ChildProcess(
                Path.of("").toAbsolutePath(),
                Map.of("JAVA", java, "CLASSES", System.getProperty("java.class.path")),
                "/bin/bash",
                "-c",
                script)) {
            assertEquals(0, process.exitCode(), process.toString());
            return process.toString();
        }
    }

    /** Tries to read an object, and says whether it could. */
    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(new ArrayList<>(List.of("a")));
            try {
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
                System.out.print("read");
            } catch (InvalidClassException filtered) {
                System.out.print("refused");
            }
        }
    }
}
