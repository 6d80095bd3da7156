package dev.agon.game.lanes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads maps. A map is a text resource {@code agon/lanes/NAME.map} on the class path: lines {@code key: value} with places of
 * Amber's in hundredths of a metre, then {@code terrain:} and a square of {@code .} (open) and {@code #} (wall), one sign a metre.
 *
 * <pre>
 * core: -1000 1000
 * fountain: -1170 1170
 * lane: 1000 -1000          waypoints after the core; the last is the other core
 * towers: -420 420          of the lane above, the foremost first
 * camp: -900 0              any number, each with its mirror image
 * rune: -700 -700           any number, each with its mirror image
 * terrain:
 * ...#
 * </pre>
 */
final class MapFile {
    static final int MOST_BYTES = 64 * 1024;

    private static final String FOLDER = "agon/lanes/";
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,40}";

    private final String name;
    private final List<int[]> lanes = new ArrayList<>();
    private final List<int[]> towers = new ArrayList<>();
    private final List<int[]> camps = new ArrayList<>();
    private final List<int[]> runes = new ArrayList<>();
    private final List<String> grid = new ArrayList<>();
    private int[] core = {};
    private int[] fountain = {};

    private MapFile(String name) {
        this.name = name;
    }

    /**
     * The map of that name on the class path.
     *
     * @throws IllegalArgumentException where there is none, or it is not one that can be played
     */
    static LanesMap load(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("a map's name has lower case letters, digits and hyphens only: " + name);
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        String resource = FOLDER + name + ".map";
        try (InputStream own = MapFile.class.getClassLoader().getResourceAsStream(resource);
                InputStream plugged = own != null || loader == null ? null : loader.getResourceAsStream(resource)) {
            InputStream found = own != null ? own : plugged;
            if (found == null) {
                throw new IllegalArgumentException("no map named " + name + ": there is no " + resource
                        + " on the class path; the game's own are duel, pair, triple");
            }
            byte[] bytes = found.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("map " + name + " is larger than " + MOST_BYTES + " bytes");
            }
            return parse(name, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("map " + name + " cannot be read", e);
        }
    }

    /**
     * The map in a text.
     *
     * @throws IllegalArgumentException naming the line or place that is not as it should be
     */
    static LanesMap parse(String name, String text) {
        MapFile file = new MapFile(name);
        file.read(text);
        boolean[] walls = file.walls();
        return new MapCheck(name, file.grid.size(), walls)
                .checked(new LanesMap(
                        name,
                        new Terrain(walls, file.grid.size()),
                        file.core,
                        file.fountain,
                        file.lanes.toArray(int[][]::new),
                        file.towers.toArray(int[][]::new),
                        file.camps.toArray(int[][]::new),
                        file.runes.toArray(int[][]::new),
                        new Paths[0][],
                        file.checksum()));
    }

    private void read(String text) {
        boolean inTerrain = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String trimmed = line.strip();
            if (trimmed.isEmpty() || (!inTerrain && trimmed.startsWith("#"))) {
                continue;
            }
            if (inTerrain) {
                grid.add(trimmed);
            } else if (trimmed.equals("terrain:")) {
                inTerrain = true;
            } else {
                readLine(trimmed, number);
            }
        }
    }

    private void readLine(String line, int number) {
        int colon = line.indexOf(':');
        String key = colon < 0 ? line : line.substring(0, colon);
        switch (key) {
            case "core" -> core = place(line, number);
            case "fountain" -> fountain = place(line, number);
            case "lane" -> lanes.add(places(line, number));
            case "towers" -> towers.add(places(line, number));
            case "camp" -> camps.add(place(line, number));
            case "rune" -> runes.add(place(line, number));
            default ->
                throw wrong("line " + number
                        + " begins with none of core:, fountain:, lane:, towers:, camp:, rune:, terrain:");
        }
    }

    private int[] place(String line, int number) {
        int[] place = places(line, number);
        if (place.length != 2) {
            throw wrong("line " + number + " must give one place, x and y");
        }
        return place;
    }

    private int[] places(String line, int number) {
        String[] words =
                line.substring(line.indexOf(':') + 1).replace(',', ' ').strip().split("\\s+");
        int[] values = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                values[i] = Integer.parseInt(words[i]);
            } catch (NumberFormatException e) {
                throw wrong("line " + number + " must give whole numbers, not '" + words[i] + "'");
            }
        }
        if (values.length % 2 != 0) {
            throw wrong("line " + number + " must give pairs of x and y");
        }
        return values;
    }

    private boolean[] walls() {
        int size = grid.size();
        boolean[] walls = new boolean[size * size];
        for (int row = 0; row < size; row++) {
            if (!grid.get(row).matches("[.#]{" + size + "}")) {
                throw wrong("terrain row " + (row + 1) + " must be " + size + " signs, each . or #");
            }
            for (int column = 0; column < size; column++) {
                walls[row * size + column] = grid.get(row).charAt(column) == '#';
            }
        }
        return walls;
    }

    private int checksum() {
        int sum = Arrays.hashCode(core) * 31 + Arrays.hashCode(fountain);
        for (List<int[]> part : List.of(lanes, towers, camps, runes)) {
            sum = sum * 31 + Arrays.deepHashCode(part.toArray());
        }
        return sum * 31 + grid.hashCode();
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("map " + name + ": " + what);
    }
}
