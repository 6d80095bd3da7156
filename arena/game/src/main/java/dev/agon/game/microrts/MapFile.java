package dev.agon.game.microrts;

import dev.agon.game.maps.MapText;
import java.util.List;
import java.util.Locale;

/**
 * Reads maps: text files, the resources {@code agon/microrts/NAME.map} of the class path, the game's own and plugins'.
 *
 * <pre>
 * # A comment, before the ground only.
 * store: 5                  what each side has in store
 * ore: 20                   in each patch
 * ground:
 * o...                      . open, # wall, o ore; Amber's B base, K barracks, W worker, L light, H heavy, R ranged
 * .WB.                      and b, k, w, l, h, r are Sky's: the same turned by half
 * .bw.
 * ...o
 * </pre>
 */
final class MapFile {
    static final int MOST_BYTES = 16 * 1024;
    static final char OPEN = '.';
    static final char WALL = '#';
    static final char ORE = 'o';

    /** Amber's units, by kind from base to ranged. */
    static final String UNITS = "BKWLHR";

    private static final String SIGNS = ".#o" + UNITS + UNITS.toLowerCase(Locale.ROOT);
    private static final MapText.Shelf SHELF =
            new MapText.Shelf("agon/microrts/", MOST_BYTES, "open8, open16, gates12");
    private static final String HEADING = "ground:";
    private static final int SHORTEST = 3;
    private static final int LONGEST = 32;
    private static final int MOST_STORE = 100;
    private static final int MOST_PATCH = 100;

    private final MapText text;
    private final List<String> rows;
    private int store = -1;
    private int patch = -1;

    private MapFile(MapText text) {
        this.text = text;
        rows = text.picture();
    }

    /**
     * The map of that name on the class path.
     *
     * @throws IllegalArgumentException where there is none, or it is not one that can be played
     */
    static MicrortsMap load(String name) {
        return new MapFile(MapText.load(SHELF, name, HEADING)).map();
    }

    /**
     * The map in a text.
     *
     * @throws IllegalArgumentException naming the line or place that is not as it should be
     */
    static MicrortsMap parse(String name, String text) {
        return new MapFile(MapText.of(name, text, HEADING)).map();
    }

    private MicrortsMap map() {
        text.lines().forEach(this::read);
        text.require(store >= 0, "the line store: is missing");
        text.require(patch >= 0, "the line ore: is missing");
        char[] signs = signs();
        checkTurned(signs);
        checkUnits(signs);
        MicrortsMap map = MicrortsMap.of(text.name(), rows.get(0).length(), rows.size(), store, patch, signs);
        text.require(
                map.room() <= MicrortsMap.MOST_ROOM,
                "units of the start, ore and stores could become " + map.room() + " units, but at most "
                        + MicrortsMap.MOST_ROOM + " can be told apart");
        return map;
    }

    private void read(MapText.Line line) {
        switch (line.key()) {
            case "store" -> store = amount(line, 0, MOST_STORE);
            case "ore" -> patch = amount(line, 1, MOST_PATCH);
            default -> throw text.wrong("line " + line.number() + " begins with none of store:, ore:, ground:");
        }
    }

    private int amount(MapText.Line line, int least, int most) {
        String value = line.value();
        boolean fits =
                value.matches("[0-9]{1,3}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        text.require(
                fits,
                "line " + line.number() + " must give a whole number from " + least + " to " + most + ", not '" + value
                        + "'");
        return Integer.parseInt(value);
    }

    private char[] signs() {
        text.require(
                rows.size() >= SHORTEST && rows.size() <= LONGEST,
                "the ground must have " + SHORTEST + " to " + LONGEST + " rows, not " + rows.size());
        int width = rows.get(0).length();
        text.require(
                width >= SHORTEST && width <= LONGEST,
                "the ground must be " + SHORTEST + " to " + LONGEST + " signs wide, not " + width);
        char[] signs = new char[width * rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            String line = rows.get(row);
            text.require(
                    line.length() == width,
                    "row " + (row + 1) + " of the ground must be " + width + " signs as the first");
            for (int column = 0; column < width; column++) {
                char sign = line.charAt(column);
                text.require(
                        SIGNS.indexOf(sign) >= 0,
                        "row " + (row + 1) + ", column " + (column + 1) + " has the sign '" + sign
                                + "', which is none of " + SIGNS);
                signs[row * width + column] = sign;
            }
        }
        return signs;
    }

    private void checkTurned(char[] signs) {
        int width = rows.get(0).length();
        for (int cell = 0; cell < signs.length; cell++) {
            text.require(
                    signs[cell] == turned(signs[signs.length - 1 - cell]),
                    "the ground must be the same turned by half, with Amber's and Sky's signs swapped, but row "
                            + (cell / width + 1) + ", column " + (cell % width + 1) + " is not");
        }
    }

    private static char turned(char sign) {
        if (sign == OPEN || sign == WALL || sign == ORE) {
            return sign;
        }
        return Character.isUpperCase(sign) ? Character.toLowerCase(sign) : Character.toUpperCase(sign);
    }

    private void checkUnits(char[] signs) {
        boolean any = false;
        for (char sign : signs) {
            any |= UNITS.indexOf(sign) >= 0;
        }
        text.require(any, "Amber must have at least one unit: one of " + UNITS);
    }
}
