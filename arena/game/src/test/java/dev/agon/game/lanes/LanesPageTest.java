package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The page about the game says what the rules do: its tables and the pictures of its maps come from them. After a change {@link #main}
 * writes both anew.
 */
class LanesPageTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path PAGE = Path.of("games", "lanes.md");
    private static final List<String> MAPS = List.of("duel", "pair", "triple");

    /** Writes the tables into the page and the pictures beside it; the argument is the folder docs. */
    public static void main(String[] arguments) throws IOException {
        Path docs = Path.of(arguments[0]);
        String page = Files.readString(docs.resolve(PAGE));
        for (Map.Entry<String, String> table : LanesTables.all().entrySet()) {
            String old = block(page, table.getKey());
            page = page.replace(begin(table.getKey()) + old, begin(table.getKey()) + table.getValue() + "\n");
        }
        Files.writeString(docs.resolve(PAGE), page);
        for (String map : MAPS) {
            Files.writeString(docs.resolve(picture(map)), MapPicture.of(MapFile.load(map)));
        }
    }

    @Test
    void theTablesOfThePageAreTheRules() throws IOException {
        String page = Files.readString(DOCS.resolve(PAGE));
        for (Map.Entry<String, String> table : LanesTables.all().entrySet()) {
            assertEquals(table.getValue(), block(page, table.getKey()).strip(), table.getKey());
        }
    }

    @Test
    void thePicturesOfTheMapsAreTheMaps() throws IOException {
        String page = Files.readString(DOCS.resolve(PAGE));
        for (String map : MAPS) {
            assertEquals(MapPicture.of(MapFile.load(map)), Files.readString(DOCS.resolve(picture(map))), map);
            assertTrue(page.contains(picture(map).getFileName().toString()), map + " is shown");
        }
    }

    private static Path picture(String map) {
        return Path.of("images", "lanes-" + map + ".svg");
    }

    private static String begin(String table) {
        return "<!-- table " + table + ", from the rules -->\n";
    }

    /** What the page has in place of a table. */
    private static String block(String page, String table) {
        String begin = begin(table);
        assertTrue(page.contains(begin), "the page has a place for " + table);
        String rest = page.substring(page.indexOf(begin) + begin.length());
        return rest.substring(0, rest.indexOf("<!-- end -->"));
    }
}
