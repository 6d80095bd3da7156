package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.TrainingLimits;
import dev.agon.server.ServerLimits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/limits.md} says of every limit what it is, and the value that it has. */
class LimitsDocumentTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([A-Z_0-9]+)` \\| ([0-9,]+) \\| \\S.* \\|$", Pattern.MULTILINE);

    @Test
    void everyLimitIsListedWithItsValue() throws IOException, IllegalAccessException {
        String[] parts = Files.readString(Path.of("..", "docs", "limits.md")).split("\n## ", -1);
        assertEquals(4, parts.length);
        assertEquals(values(ServerLimits.class), listed(parts[1]));
        assertEquals(values(TrainingLimits.class), listed(parts[2]));
        Map<String, Long> protocol = values(Protocol.class);
        protocol.remove("VERSION");
        assertEquals(protocol, listed(parts[3]));
        assertTrue(protocol.size() > 3 && values(ServerLimits.class).size() > 30);
    }

    private static Map<String, Long> values(Class<?> side) throws IllegalAccessException {
        Map<String, Long> values = new TreeMap<>();
        for (Field field : side.getFields()) {
            values.put(field.getName(), field.getLong(null));
        }
        return values;
    }

    private static Map<String, Long> listed(String part) {
        Map<String, Long> listed = new TreeMap<>();
        Matcher row = ROW.matcher(part);
        while (row.find()) {
            listed.put(row.group(1), Long.parseLong(row.group(2).replace(",", "")));
        }
        return listed;
    }
}
