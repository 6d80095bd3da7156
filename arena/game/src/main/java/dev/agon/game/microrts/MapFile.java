package dev.agon.game.microrts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final String FOLDER = "agon/microrts/";
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,40}";
    private static final int SHORTEST = 3;
    private static final int LONGEST = 32;
    private static final int MOST_STORE = 100;
    private static final int MOST_PATCH = 100;

    private final String name;
    private final List<String> rows = new ArrayList<>();
    private int store = -1;
    private int patch = -1;

    private MapFile(String name) {
        this.name = name;
    }

    /**
     * The map of that name on the class path.
     *
     * @throws IllegalArgumentException where there is none, or it is not one that can be played
     */
    static MicrortsMap load(String name) {
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
                        + " on the class path; the game's own are open8, open16, gates12");
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
    static MicrortsMap parse(String name, String text) {
        MapFile file = new MapFile(name);
        file.read(text);
        char[] signs = file.signs();
        file.checkTurned(signs);
        file.checkUnits(signs);
        int width = file.rows.get(0).length();
        MicrortsMap map = MicrortsMap.of(name, width, file.rows.size(), file.store, file.patch, signs);
        file.require(
                map.room() <= MicrortsMap.MOST_ROOM,
                "units of the start, ore and stores could become " + map.room() + " units, but at most "
                        + MicrortsMap.MOST_ROOM + " can be told apart");
        return map;
    }

    private void read(String text) {
        boolean inGround = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String trimmed = line.strip();
            if (trimmed.isEmpty() || (!inGround && trimmed.startsWith("#"))) {
                continue;
            }
            if (inGround) {
                rows.add(trimmed);
            } else if (trimmed.equals("ground:")) {
                inGround = true;
            } else {
                readLine(trimmed, number);
            }
        }
        require(store >= 0, "the line store: is missing");
        require(patch >= 0, "the line ore: is missing");
    }

    private void readLine(String line, int number) {
        int colon = line.indexOf(':');
        String key = colon < 0 ? line : line.substring(0, colon);
        String value = line.substring(colon + 1).strip();
        switch (key) {
            case "store" -> store = amount(value, number, 0, MOST_STORE);
            case "ore" -> patch = amount(value, number, 1, MOST_PATCH);
            default -> throw wrong("line " + number + " begins with none of store:, ore:, ground:");
        }
    }

    private int amount(String value, int number, int least, int most) {
        boolean fits =
                value.matches("[0-9]{1,3}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        require(
                fits,
                "line " + number + " must give a whole number from " + least + " to " + most + ", not '" + value + "'");
        return Integer.parseInt(value);
    }

    private char[] signs() {
        require(
                rows.size() >= SHORTEST && rows.size() <= LONGEST,
                "the ground must have " + SHORTEST + " to " + LONGEST + " rows, not " + rows.size());
        int width = rows.get(0).length();
        require(
                width >= SHORTEST && width <= LONGEST,
                "the ground must be " + SHORTEST + " to " + LONGEST + " signs wide, not " + width);
        char[] signs = new char[width * rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            String line = rows.get(row);
            require(
                    line.length() == width,
                    "row " + (row + 1) + " of the ground must be " + width + " signs as the first");
            for (int column = 0; column < width; column++) {
                char sign = line.charAt(column);
                require(
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
            require(
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
        require(any, "Amber must have at least one unit: one of " + UNITS);
    }

    private void require(boolean condition, String what) {
        if (!condition) {
            throw wrong(what);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("map " + name + ": " + what);
    }
}
