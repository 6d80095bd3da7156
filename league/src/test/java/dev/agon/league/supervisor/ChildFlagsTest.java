package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every process that a supervisor starts is given. */
class ChildFlagsTest {
    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(LogFormat.PROPERTY);
    }

    @Test
    void noChildReadsAnythingByJavaSerialization() throws Exception {
        assertEquals("read", Deserializing.attempt(), "a process without the flag does");
        assertEquals("refused", said());
    }

    @Test
    void childrenLogAsJsonWhereThatWasAskedFor() throws Exception {
        System.setProperty(LogFormat.PROPERTY, LogFormat.JSON);
        assertEquals("refused", said());
        // Java itself may have said before which options it found in its environment.
        String line = Files.readAllLines(folder.resolve("child.log")).stream()
                .filter(one -> one.startsWith("{"))
                .findFirst()
                .orElseThrow();
        var logged = new ObjectMapper().readTree(line);
        assertEquals("child", logged.at("/context/name").asText(), line);
        assertEquals("a \"word\" to log", logged.path("formattedMessage").asText(), line);
        assertEquals("WARN", logged.path("level").asText(), line);
    }

    private String said() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        ChildProcess child =
                ChildProcess.start("child", folder, Deserializing.class.getName(), 64, List.of(), lines::add);
        try {
            String line = lines.poll(60, TimeUnit.SECONDS);
            assertEquals(true, child.await(60), "it ended");
            return String.valueOf(line);
        } finally {
            child.kill();
        }
    }

    /** Tries to read an object, and says whether it could. */
    static final class Deserializing {
        private Deserializing() {}

        public static void main(String[] arguments) throws Exception {
            org.slf4j.LoggerFactory.getLogger(Deserializing.class).warn("a \"{}\" to log", "word");
            System.out.println(attempt());
        }

        static String attempt() throws Exception {
            var bytes = new java.io.ByteArrayOutputStream();
            new java.io.ObjectOutputStream(bytes).writeObject(new ArrayList<>(List.of("a")));
            try {
                new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray())).readObject();
                return "read";
            } catch (java.io.InvalidClassException filtered) {
                return "refused";
            }
        }
    }
}
