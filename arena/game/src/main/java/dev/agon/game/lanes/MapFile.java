package dev.agon.game.lanes;

import dev.agon.game.maps.MapText;
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

    private static final MapText.Shelf SHELF = new MapText.Shelf("agon/lanes/", MOST_BYTES, "duel, pair, triple");
    private static final String HEADING = "terrain:";

    private final MapText text;
    private final List<int[]> lanes = new ArrayList<>();
    private final List<int[]> towers = new ArrayList<>();
    private final List<int[]> camps = new ArrayList<>();
    private final List<int[]> runes = new ArrayList<>();
    private int[] core = {};
    private int[] fountain = {};

    private MapFile(MapText text) {
        this.text = text;
    }

    /**
     * The map of that name on the class path.
     *
     * @throws IllegalArgumentException where there is none, or it is not one that can be played
     */
    static LanesMap load(String name) {
        return new MapFile(MapText.load(SHELF, name, HEADING)).map();
    }

    /**
     * The map in a text.
     *
     * @throws IllegalArgumentException naming the line or place that is not as it should be
     */
    static LanesMap parse(String name, String text) {
        return new MapFile(MapText.of(name, text, HEADING)).map();
    }

    private LanesMap map() {
        text.lines().forEach(this::read);
        boolean[] walls = walls();
        int size = text.picture().size();
        return new MapCheck(text.name(), size, walls)
                .checked(new LanesMap(
                        text.name(),
                        new Terrain(walls, size),
                        core,
                        fountain,
                        lanes.toArray(int[][]::new),
                        towers.toArray(int[][]::new),
                        camps.toArray(int[][]::new),
                        runes.toArray(int[][]::new),
                        new Paths[0][],
                        checksum()));
    }

    private void read(MapText.Line line) {
        switch (line.key()) {
            case "core" -> core = place(line);
            case "fountain" -> fountain = place(line);
            case "lane" -> lanes.add(places(line));
            case "towers" -> towers.add(places(line));
            case "camp" -> camps.add(place(line));
            case "rune" -> runes.add(place(line));
            default ->
                throw text.wrong("line " + line.number()
                        + " begins with none of core:, fountain:, lane:, towers:, camp:, rune:, terrain:");
        }
    }

    private int[] place(MapText.Line line) {
        int[] place = places(line);
        text.require(place.length == 2, "line " + line.number() + " must give one place, x and y");
        return place;
    }

    private int[] places(MapText.Line line) {
        String[] words = line.value().replace(',', ' ').strip().split("\\s+");
        int[] values = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                values[i] = Integer.parseInt(words[i]);
            } catch (NumberFormatException e) {
                throw text.wrong("line " + line.number() + " must give whole numbers, not '" + words[i] + "'");
            }
        }
        text.require(values.length % 2 == 0, "line " + line.number() + " must give pairs of x and y");
        return values;
    }

    private boolean[] walls() {
        List<String> rows = text.picture();
        int size = rows.size();
        boolean[] walls = new boolean[size * size];
        for (int row = 0; row < size; row++) {
            text.require(
                    rows.get(row).matches("[.#]{" + size + "}"),
                    "terrain row " + (row + 1) + " must be " + size + " signs, each . or #");
            for (int column = 0; column < size; column++) {
                walls[row * size + column] = rows.get(row).charAt(column) == '#';
            }
        }
        return walls;
    }

    private int checksum() {
        int sum = Arrays.hashCode(core) * 31 + Arrays.hashCode(fountain);
        for (List<int[]> part : List.of(lanes, towers, camps, runes)) {
            sum = sum * 31 + Arrays.deepHashCode(part.toArray());
        }
        return sum * 31 + text.picture().hashCode();
    }
}
