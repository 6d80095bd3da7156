package dev.agon.game.maps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The text of a map, taken apart: lines {@code key: value}, then a heading and a picture of the ground, one sign a cell. Empty lines do
 * not count, nor do those that begin with {@code #} before the heading.
 *
 * <pre>
 * MapText text = MapText.load(new MapText.Shelf("agon/microrts/", 16 * 1024, "open8, open16"), name, "ground:");
 * for (MapText.Line line : text.lines()) {
 *     …
 * }
 * text.require(text.picture().size() == 8, "the ground must have 8 rows");
 * </pre>
 */
public final class MapText {
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,40}";

    private final String name;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> picture = new ArrayList<>();

    /**
     * Where the maps of a game stand.
     *
     * @param folder of the class path, with a slash at its end: a map is the resource {@code folder + NAME + ".map"}
     * @param mostBytes larger ones are refused
     * @param shipped names of the game's own, for who asks for one that is not there
     */
    public record Shelf(String folder, int mostBytes, String shipped) {}

    /**
     * A line before the picture.
     *
     * @param number of the line in the text, from 1
     * @param key what stands before the colon, or all where there is none
     * @param value what stands after it
     */
    public record Line(int number, String key, String value) {}

    private MapText(String name) {
        this.name = name;
    }

    /**
     * The map of that name on the class path, the game's own or a plugin's.
     *
     * @param heading the line before the picture
     * @throws IllegalArgumentException where there is none
     */
    public static MapText load(Shelf shelf, String name, String heading) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("a map's name has lower case letters, digits and hyphens only: " + name);
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        String resource = shelf.folder() + name + ".map";
        try (InputStream own = MapText.class.getClassLoader().getResourceAsStream(resource);
                InputStream plugged = own != null || loader == null ? null : loader.getResourceAsStream(resource)) {
            InputStream found = own != null ? own : plugged;
            if (found == null) {
                throw new IllegalArgumentException("no map named " + name + ": there is no " + resource
                        + " on the class path; the game's own are " + shelf.shipped());
            }
            byte[] bytes = found.readNBytes(shelf.mostBytes() + 1);
            if (bytes.length > shelf.mostBytes()) {
                throw new IllegalArgumentException("map " + name + " is larger than " + shelf.mostBytes() + " bytes");
            }
            return of(name, new String(bytes, StandardCharsets.UTF_8), heading);
        } catch (IOException e) {
            throw new UncheckedIOException("map " + name + " cannot be read", e);
        }
    }

    /** A map that is at hand. */
    public static MapText of(String name, String text, String heading) {
        MapText map = new MapText(name);
        boolean inPicture = false;
        int number = 0;
        for (String untrimmed : text.split("\n", -1)) {
            number++;
            String line = untrimmed.strip();
            if (line.isEmpty() || (!inPicture && line.startsWith("#"))) {
                continue;
            }
            if (inPicture) {
                map.picture.add(line);
            } else if (line.equals(heading)) {
                inPicture = true;
            } else {
                map.lines.add(parted(line, number));
            }
        }
        return map;
    }

    private static Line parted(String line, int number) {
        int colon = line.indexOf(':');
        String key = colon < 0 ? line : line.substring(0, colon);
        return new Line(number, key, line.substring(colon + 1).strip());
    }

    public String name() {
        return name;
    }

    /** The lines before the heading, in their order. */
    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** The rows after the heading. */
    public List<String> picture() {
        return Collections.unmodifiableList(picture);
    }

    /** Refuses the map where something does not hold of it. */
    public void require(boolean condition, String what) {
        if (!condition) {
            throw wrong(what);
        }
    }

    /** What to throw where something of the map is not as it should be. */
    public IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("map " + name + ": " + what);
    }
}
