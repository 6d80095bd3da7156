package dev.agon.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of figures as a bounded number of points, each the summary of as many rows: when there are too many points, two neighbours
 * become one. Not thread-safe.
 */
final class Thinned {
    /** Never more points than these; at least half as many once there were so many rows. */
    static final int MOST_POINTS = 1_000;

    private static final int OFFSET_BITS = 20;

    private final List<Point> points = new ArrayList<>();
    private int rowsPerPoint = 1;
    private long rows;
    /** Changes whenever points change that were whole. */
    private long revision;

    /** No points yet. */
    Thinned() {}

    /** No points yet, in place of those there were: whoever has some of them is given everything anew. */
    static Thinned inPlaceOf(Thinned before) {
        Thinned thinned = new Thinned();
        thinned.revision = before.revision + 1;
        return thinned;
    }

    /**
     * Adds a row.
     *
     * @param x where it stands, e.g. decisions; a row that stands before others takes the place of those beyond it, as a learner that
     *     went on from an older checkpoint takes their place, and one that stands where the last does tells its figures anew
     */
    void add(long x, String time, Map<String, Double> figures) {
        long millis = millis(time);
        if (!points.isEmpty() && x < last().x) {
            takeBackFrom(x);
        }
        rows++;
        if (!points.isEmpty() && x == last().x) {
            last().replace(figures);
            return;
        }
        if (points.isEmpty() || last().rows >= rowsPerPoint) {
            points.add(new Point());
        }
        last().add(x, millis, figures);
        if (points.size() > MOST_POINTS) {
            halve();
        }
    }

    private Point last() {
        return points.get(points.size() - 1);
    }

    private void takeBackFrom(long x) {
        while (!points.isEmpty() && last().x >= x) {
            points.remove(points.size() - 1);
        }
        revision++;
    }

    private void halve() {
        List<Point> halved = new ArrayList<>();
        for (int i = 0; i < points.size(); i += 2) {
            Point point = points.get(i);
            if (i + 1 < points.size()) {
                point.join(points.get(i + 1));
            }
            halved.add(point);
        }
        points.clear();
        points.addAll(halved);
        rowsPerPoint *= 2;
        revision++;
    }

    private static long millis(String time) {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    /**
     * The points that changed.
     *
     * @param since what an earlier answer said; 0 for all
     */
    Table since(long since) {
        int from =
                since >> OFFSET_BITS == revision ? (int) Math.min(since & ((1 << OFFSET_BITS) - 1), points.size()) : 0;
        List<Point> changed = points.subList(from, points.size());
        Map<String, Column> columns = new HashMap<>();
        TreeSet<String> keys = new TreeSet<>();
        changed.forEach(point -> keys.addAll(point.figures.keySet()));
        for (String key : keys) {
            columns.put(key, Column.of(key, changed));
        }
        int whole = Math.max(0, points.size() - 1);
        return new Table(
                from,
                (revision << OFFSET_BITS) + whole,
                rows,
                rowsPerPoint,
                changed.stream().map(point -> point.x).toList(),
                changed.stream().map(point -> point.millis).toList(),
                columns);
    }

    /** The figures of an object by name; those of objects within it have their place's name before theirs, with a dot. */
    static Map<String, Double> flat(JsonNode row) {
        Map<String, Double> figures = new HashMap<>();
        flatten("", row, figures);
        return figures;
    }

    private static void flatten(String prefix, JsonNode object, Map<String, Double> into) {
        object.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                flatten(key + ".", entry.getValue(), into);
            } else if (entry.getValue().isNumber()) {
                into.put(key, entry.getValue().asDouble());
            }
        });
    }

    /**
     * Points by column, oldest first.
     *
     * @param from how many points are left out because who asks has them
     * @param next what to ask with next time
     * @param rows how many rows there are in all
     * @param rowsPerPoint how many rows a point stands for; the last may stand for fewer
     * @param x where each point's last row stands
     * @param time when that row was written, in milliseconds since 1970
     * @param columns by the figure's name
     */
    record Table(
            int from,
            long next,
            long rows,
            int rowsPerPoint,
            List<Long> x,
            List<Long> time,
            Map<String, Column> columns) {
        static final Table EMPTY = new Table(0, 0, 0, 1, List.of(), List.of(), Map.of());
    }

    /**
     * A figure at each point, null where it is not known.
     *
     * @param mean of the point's rows
     * @param low the least of them, or null where no point stands for several rows
     * @param high the greatest of them, likewise
     */
    record Column(
            List<@Nullable Double> mean,
            @Nullable List<@Nullable Double> low,
            @Nullable List<@Nullable Double> high) {
        private static Column of(String key, List<Point> points) {
            List<@Nullable Double> mean = new ArrayList<>();
            List<@Nullable Double> low = new ArrayList<>();
            List<@Nullable Double> high = new ArrayList<>();
            for (Point point : points) {
                Figure figure = point.figures.get(key);
                mean.add(figure == null ? null : rounded(figure.sum / figure.count));
                low.add(figure == null ? null : rounded(figure.low));
                high.add(figure == null ? null : rounded(figure.high));
            }
            boolean single = points.stream().allMatch(point -> point.rows <= 1);
            return new Column(mean, single ? null : low, single ? null : high);
        }

        /** To six digits that matter: more cannot be seen, and take time to send. */
        private static double rounded(double value) {
            if (value == 0 || !Double.isFinite(value)) {
                return value;
            }
            double scale = Math.pow(10, 5 - Math.floor(Math.log10(Math.abs(value))));
            double rounded = Math.rint(value * scale) / scale;
            return Double.isFinite(rounded) ? rounded : value;
        }
    }

    /** Some rows that follow one another. */
    private static final class Point {
        private final Map<String, Figure> figures = new HashMap<>();
        private long x;
        private long millis;
        private int rows;

        void add(long at, long atMillis, Map<String, Double> row) {
            x = at;
            millis = atMillis;
            rows++;
            row.forEach((key, value) ->
                    figures.computeIfAbsent(key, name -> new Figure()).add(value));
        }

        void replace(Map<String, Double> row) {
            row.forEach((key, value) -> {
                Figure anew = new Figure();
                anew.add(value);
                figures.put(key, anew);
            });
        }

        void join(Point later) {
            x = later.x;
            millis = later.millis;
            rows += later.rows;
            later.figures.forEach((key, figure) ->
                    figures.computeIfAbsent(key, name -> new Figure()).join(figure));
        }
    }

    /** One figure in several rows. */
    private static final class Figure {
        private double sum;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private int count;

        void add(double value) {
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
            count++;
        }

        void join(Figure other) {
            sum += other.sum;
            low = Math.min(low, other.low);
            high = Math.max(high, other.high);
            count += other.count;
        }
    }
}
