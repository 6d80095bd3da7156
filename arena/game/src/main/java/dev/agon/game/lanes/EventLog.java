package dev.agon.game.lanes;

import dev.agon.game.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What happened in the last tick, for people to look at. Noted as numbers, at no cost worth mention, with what each watcher knew
 * when it happened; turned into {@link Event}s only when somebody asks.
 */
final class EventLog {
    static final int ATTACK = 0;
    static final int CAST = 1;
    static final int HIT = 2;
    static final int LAST_HIT = 3;
    static final int KILL = 4;
    static final int TOWER = 5;
    static final int CORE = 6;
    static final int LEVEL = 7;
    static final int RESPAWN = 8;
    static final int DENY = 9;
    static final int BUY = 10;
    static final int USE = 11;
    static final int RECALL = 12;
    static final int HOME = 13;
    static final int RUNE = 14;

    private static final List<String> NAMES = List.of(
            "attack", "cast", "hit", "lasthit", "kill", "tower", "core", "level", "respawn", "deny", "buy", "use",
            "recall", "home", "rune");

    /** What turns a match. */
    static final Set<String> TURNING = Set.of("kill", "tower", "core");

    /** What happens all the time, or is seen well enough. */
    static final Set<String> PLAIN = Set.of("attack", "cast", "hit", "lasthit", "deny", "use", "recall", "home");

    private static final List<String> TEAMS = List.of("Amber", "Sky");

    // One row per event: what, source slot and kind, target slot and kind, value, places, then source id and target id
    // by watcher, 0
    // where it was not seen.
    private static final int WHAT = 0;
    private static final int SOURCE = 1;
    private static final int SOURCE_KIND = 2;
    private static final int TARGET = 3;
    private static final int TARGET_KIND = 4;
    private static final int VALUE = 5;
    private static final int FROM_X = 6;
    private static final int FROM_Y = 7;
    private static final int TO_X = 8;
    private static final int TO_Y = 9;
    private static final int IDS = 10;
    private static final int WIDTH = IDS + 2 * World.WATCHERS;

    /** Room for so many events a unit and tick; what exceeds it is not noted. */
    private static final int MOST_PER_UNIT = 6;

    private final World world;
    private final int[] rows;
    private int count;

    EventLog(World world) {
        this.world = world;
        rows = new int[MOST_PER_UNIT * world.slots * WIDTH];
    }

    void clear() {
        count = 0;
    }

    void copyFrom(EventLog other) {
        count = other.count;
        System.arraycopy(other.rows, 0, rows, 0, count * WIDTH);
    }

    /** Notes an event; a source may be {@link World#NOBODY}. */
    void add(int what, int source, int target, int value) {
        if ((count + 1) * WIDTH > rows.length) {
            return;
        }
        int from = source == World.NOBODY ? target : source;
        int row = count++ * WIDTH;
        rows[row + WHAT] = what;
        rows[row + SOURCE] = source;
        rows[row + SOURCE_KIND] = world.kind[from];
        rows[row + TARGET] = target;
        rows[row + TARGET_KIND] = world.kind[target];
        rows[row + VALUE] = value;
        rows[row + FROM_X] = world.x[from];
        rows[row + FROM_Y] = world.y[from];
        rows[row + TO_X] = world.x[target];
        rows[row + TO_Y] = world.y[target];
        for (int watcher = 0; watcher < World.WATCHERS; watcher++) {
            rows[row + IDS + watcher] = source == World.NOBODY ? 0 : idFor(watcher, source);
            rows[row + IDS + World.WATCHERS + watcher] = idFor(watcher, target);
        }
    }

    private int idFor(int watcher, int slot) {
        boolean sees = watcher == World.SPECTATOR || watcher == world.side[slot] || world.seen[watcher][slot] != 0;
        return sees ? world.knownAs[watcher][slot] : 0;
    }

    /** What a watcher saw of it: events of which it saw the source or the target, in the order of happening. */
    List<Event> seenBy(int watcher) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int row = i * WIDTH;
            int sourceId = rows[row + IDS + watcher];
            int targetId = rows[row + IDS + World.WATCHERS + watcher];
            if (sourceId != 0 || targetId != 0) {
                events.add(event(row, watcher, sourceId, targetId));
            }
        }
        return events;
    }

    private Event event(int row, int watcher, int sourceId, int targetId) {
        // An end that was not seen is placed at the one that was.
        int from = sourceId != 0 ? FROM_X : TO_X;
        int to = targetId != 0 ? TO_X : FROM_X;
        float scale = (watcher == 1 ? -1f : 1f) / world.map.half();
        return new Event(
                name(row),
                sourceId,
                targetId,
                rows[row + from] * scale,
                rows[row + from + 1] * scale,
                rows[row + to] * scale,
                rows[row + to + 1] * scale,
                text(row, sourceId != 0));
    }

    private String name(int row) {
        String name = NAMES.get(rows[row + WHAT]);
        int value = rows[row + VALUE];
        return switch (rows[row + WHAT]) {
            case CAST, HIT -> name + ":" + Ability.NAMES.get(value);
            case BUY, USE -> name + ":" + Item.NAMES.get(value);
            case RUNE -> name + ":" + Rune.NAMES.get(value);
            default -> name;
        };
    }

    private String text(int row, boolean sourceSeen) {
        String target = unit(rows[row + TARGET], rows[row + TARGET_KIND]);
        boolean named = sourceSeen && rows[row + SOURCE] != World.NOBODY;
        String source = named ? unit(rows[row + SOURCE], rows[row + SOURCE_KIND]) : "Somebody unseen";
        boolean bySomebody = rows[row + SOURCE] != World.NOBODY;
        int value = rows[row + VALUE];
        return switch (rows[row + WHAT]) {
            case ATTACK -> source + " attacks " + target + ".";
            case CAST -> source + " casts " + Ability.NAMES.get(value) + ".";
            case HIT -> source + "'s " + Ability.NAMES.get(value) + " hits " + target + ".";
            case LAST_HIT -> source + " takes the last hit on " + target + " for " + value + " gold.";
            case KILL -> bySomebody ? source + " kills " + target + "." : target + " dies.";
            case TOWER, CORE -> bySomebody ? source + " destroys " + target + "." : target + " falls.";
            case LEVEL -> target + " reaches level " + value + ".";
            case DENY -> source + " denies " + target + ".";
            case BUY -> target + " buys " + Item.NAMES.get(value) + ".";
            case USE -> target + " uses " + Item.NAMES.get(value) + ".";
            case RECALL -> target + " begins to return home.";
            case HOME -> target + " is home.";
            case RUNE -> source + " takes a rune of " + Rune.NAMES.get(value) + ".";
            default -> target + " is back.";
        };
    }

    private String unit(int slot, int kind) {
        String what = Kind.isCreep(kind) ? Kind.NAMES.get(kind) + " creep" : Kind.NAMES.get(kind);
        return world.side[slot] == World.NEUTRAL ? "a " + what : TEAMS.get(world.side[slot]) + "'s " + what;
    }
}
