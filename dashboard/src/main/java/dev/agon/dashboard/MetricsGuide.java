package dev.agon.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What each figure is, as {@code docs/metrics.md} tells it in its tables: one place says it for readers and for pages. */
final class MetricsGuide {
    private static final String DOCUMENT = "/docs/metrics.md";
    private static final Pattern KEY = Pattern.compile("`([A-Za-z.]+)`");
    private static final Pattern PLACE = Pattern.compile("key in `([a-z]+)[.A-Z]*`");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

    private MetricsGuide() {}

    /**
     * A figure's explanation, in plain words.
     *
     * @param is what it is
     * @param unit unit or formula; may be empty
     * @param healthy what it is like when all is well; may be empty
     */
    record Entry(String is, String unit, String healthy) {}

    /** By the figure's name; those of a group have the group's name before theirs, with a dot. */
    static Map<String, Entry> read() {
        try (InputStream in = MetricsGuide.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException(DOCUMENT + " is missing from the class path");
            }
            return parse(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DOCUMENT, e);
        }
    }

    private static Map<String, Entry> parse(String document) {
        Map<String, Entry> guide = new LinkedHashMap<>();
        String group = "";
        for (String line : document.lines().filter(line -> line.startsWith("|")).toList()) {
            List<String> cells = Stream.of(line.substring(1).split("\\|", -1))
                    .map(String::strip)
                    .toList();
            Matcher place = PLACE.matcher(cells.get(0));
            if (place.find()) {
                group = place.group(1) + ".";
            }
            Matcher key = KEY.matcher(cells.get(0));
            while (!cells.get(0).startsWith("key") && cells.size() > 3 && key.find()) {
                guide.put(
                        group + key.group(1), new Entry(plain(cells.get(1)), plain(cells.get(2)), plain(cells.get(3))));
            }
        }
        return guide;
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "").replace("**", "");
    }
}
