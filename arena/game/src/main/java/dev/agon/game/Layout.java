package dev.agon.game;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The shape of a game's observations and orders, in named parts. A network, a grid encoder and a renderer need nothing else.
 *
 * @param globals numbers about the match as a whole as a view sees it
 * @param kinds kinds of entities, e.g. {@code hero}, {@code creep}; may be empty
 * @param features columns of the entity table, shared by all kinds: a column means the same for each kind that uses it
 * @param planes boards and terrains as grids of numbers, {@code [plane, row, column]}; may be empty; those of {@link Role#TERRAIN} last
 * @param rows rows of each plane, 0 without planes
 * @param columns columns of each plane, 0 without planes
 * @param maxEntities most entities in one observation
 * @param maxActorsPerSeat most actors of one seat
 * @param verbs what an actor can be told to do, at most 64
 * @param fallbackVerb the verb of an actor that was given no legal order, always allowed and without a target; -1 where a
 *     move must be made and the actor's first legal order stands in
 */
public record Layout(
        List<Feature> globals,
        List<EntityKind> kinds,
        List<Feature> features,
        List<Feature> planes,
        int rows,
        int columns,
        int maxEntities,
        int maxActorsPerSeat,
        List<Verb> verbs,
        int fallbackVerb) {

    /** The most verbs that a verb mask, one {@code long}, can hold. */
    public static final int MAX_VERBS = Long.SIZE;

    public Layout {
        globals = List.copyOf(globals);
        kinds = List.copyOf(kinds);
        features = List.copyOf(features);
        planes = List.copyOf(planes);
        verbs = List.copyOf(verbs);
        require(!verbs.isEmpty() && verbs.size() <= MAX_VERBS, "1 to 64 verbs, not " + verbs.size());
        require(maxActorsPerSeat >= 1, "maxActorsPerSeat must be at least 1: " + maxActorsPerSeat);
        require(maxEntities >= 0, "maxEntities must not be negative: " + maxEntities);
        require(
                fallbackVerb == -1 || (fallbackVerb >= 0 && fallbackVerb < verbs.size()),
                "fallbackVerb must be a verb or -1: " + fallbackVerb);
        require(
                planes.isEmpty() == (rows == 0) && planes.isEmpty() == (columns == 0),
                "rows and columns are positive exactly when there are planes: " + rows + "x" + columns);
        requireTerrainLast(planes);
        requireUnique("global", globals.stream().map(Feature::name).toList());
        requireUnique("feature", features.stream().map(Feature::name).toList());
        requireUnique("plane", planes.stream().map(Feature::name).toList());
        requireUnique("kind", kinds.stream().map(EntityKind::name).toList());
        requireUnique("verb", verbs.stream().map(Verb::name).toList());
        for (EntityKind kind : kinds) {
            for (String used : kind.features()) {
                require(
                        features.stream().anyMatch(f -> f.name().equals(used)),
                        "kind " + kind.name() + " uses the unknown feature " + used);
            }
        }
    }

    /** Length of all planes together. */
    public int planeLength() {
        return planes.size() * rows * columns;
    }

    /** Length of all planes that may change in a match: all but {@link Role#TERRAIN}, which come last. */
    public int changingPlaneLength() {
        int changing = 0;
        for (Feature plane : planes) {
            changing += plane.role() == Role.TERRAIN ? 0 : 1;
        }
        return changing * rows * columns;
    }

    /** Choices that the verb's target has: 0 without a target. */
    public int targets(int verb) {
        return switch (verbs.get(verb).target()) {
            case NONE -> 0;
            case ENTITY -> maxEntities;
            case CELL -> verbs.get(verb).cells();
        };
    }

    /** Choices of the verb with most. */
    public int maxTargets() {
        int most = 0;
        for (int verb = 0; verb < verbs.size(); verb++) {
            most = Math.max(most, targets(verb));
        }
        return most;
    }

    /** How many {@code long}s hold one verb's target mask. */
    public int targetWords() {
        return (maxTargets() + Long.SIZE - 1) / Long.SIZE;
    }

    /** Index of the named verb. */
    public int verb(String name) {
        return index("verb", verbs.stream().map(Verb::name).toList(), name);
    }

    /** Index of the named entity kind. */
    public int kind(String name) {
        return index("kind", kinds.stream().map(EntityKind::name).toList(), name);
    }

    /** Column of the named entity feature. */
    public int feature(String name) {
        return index("feature", features.stream().map(Feature::name).toList(), name);
    }

    /** Index of the named global. */
    public int global(String name) {
        return index("global", globals.stream().map(Feature::name).toList(), name);
    }

    private static int index(String what, List<String> names, String name) {
        int index = names.indexOf(name);
        require(index >= 0, "no " + what + " named " + name + ", there are " + names);
        return index;
    }

    private static void requireTerrainLast(List<Feature> planes) {
        boolean terrain = false;
        for (Feature plane : planes) {
            require(
                    !terrain || plane.role() == Role.TERRAIN,
                    "terrain planes come last, but not before " + plane.name());
            terrain |= plane.role() == Role.TERRAIN;
        }
    }

    private static void requireUnique(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            require(seen.add(name), "two " + what + "s named " + name);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("layout: " + message);
        }
    }

    /**
     * One named number.
     *
     * @param name unique among its siblings
     * @param low smallest value an observation holds
     * @param high largest value an observation holds; greater than {@code low}
     * @param role what a renderer and a grid encoder should know of it
     */
    public record Feature(String name, float low, float high, Role role) {
        public Feature {
            require(low < high, "feature " + name + " needs low < high: " + low + ", " + high);
        }

        /** A plain number in the given range. */
        public static Feature of(String name, float low, float high) {
            return new Feature(name, low, high, Role.NUMBER);
        }

        /** A number that is 0 or 1. */
        public static Feature flag(String name) {
            return new Feature(name, 0, 1, Role.FLAG);
        }
    }

    /** What a number is to a renderer. */
    public enum Role {
        /** Just a number. */
        NUMBER,
        /** 0 or 1. */
        FLAG,
        /** Horizontal coordinate, growing to the right. */
        X,
        /** Vertical coordinate, growing downwards. */
        Y,
        /** 1 for one's own side, -1 for the opponents', 0 for neither; absolute (1 Amber, -1 Sky) for a spectator. */
        SIDE,
        /** Of a plane: the same in all observations of a game with the same settings, so that nobody needs to send or learn it. */
        TERRAIN
    }

    /**
     * A kind of entity.
     *
     * @param name e.g. {@code tower}
     * @param features names of the columns that entities of this kind fill; others are 0
     */
    public record EntityKind(String name, List<String> features) {
        public EntityKind {
            features = List.copyOf(features);
        }
    }

    /**
     * Something an actor can be told to do.
     *
     * @param name e.g. {@code attack}
     * @param target what it needs besides itself
     * @param cells how many cells or directions to choose from; 0 unless {@code target} is {@link TargetKind#CELL}
     */
    public record Verb(String name, TargetKind target, int cells) {
        public Verb {
            require(
                    (target == TargetKind.CELL) == (cells > 0),
                    "verb " + name + " has cells exactly when it targets one");
        }

        /** A verb without a target. */
        public static Verb plain(String name) {
            return new Verb(name, TargetKind.NONE, 0);
        }

        /** A verb that points at an entity. */
        public static Verb atEntity(String name) {
            return new Verb(name, TargetKind.ENTITY, 0);
        }

        /** A verb that picks one of so many cells or directions. */
        public static Verb atCell(String name, int cells) {
            return new Verb(name, TargetKind.CELL, cells);
        }
    }
}
