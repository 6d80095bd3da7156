package dev.agon.game.microrts;

import dev.agon.game.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What happened in the last tick, for people to look at. Noted as numbers, at no cost worth mention; turned into {@link Event}s only
 * when somebody asks.
 */
final class EventLog {
    private static final int HIT = 0;
    private static final int MISS = 1;
    private static final int KILL = 2;
    private static final int FALL = 3;
    private static final int MADE = 4;
    private static final int BROUGHT = 5;
    private static final int EXHAUSTED = 6;

    private static final List<String> NAMES =
            List.of("hit", "miss", "kill", "building", "made", "brought", "exhausted");

    /** What turns a match. */
    static final Set<String> TURNING = Set.of("kill", "building");

    /** What happens all the time, or is seen well enough. */
    static final Set<String> PLAIN = Set.of("hit", "miss", "brought");

    private static final List<String> TEAMS = List.of("Amber", "Sky");

    // One row per event.
    private static final int WHAT = 0;
    private static final int SOURCE = 1;
    private static final int TARGET = 2;
    private static final int FROM = 3;
    private static final int TO = 4;
    private static final int WIDTH = 5;

    /** Each due action is an event, and a blow may be two. */
    private static final int MOST_PER_UNIT = 2;

    private final World w;
    private final int[] rows;
    private int count;

    EventLog(World world) {
        w = world;
        rows = new int[MOST_PER_UNIT * world.room * WIDTH];
    }

    void clear() {
        count = 0;
    }

    void copyFrom(EventLog other) {
        count = other.count;
        System.arraycopy(other.rows, 0, rows, 0, count * WIDTH);
    }

    void hit(int source, int target) {
        add(HIT, source, target, w.cell[target]);
    }

    void missed(int source, int cell) {
        add(MISS, source, World.NOBODY, cell);
    }

    void killed(int source, int target) {
        add(Kind.isBuilding(w.kind[target]) ? FALL : KILL, source, target, w.cell[target]);
    }

    void made(int source, int target) {
        add(MADE, source, target, w.cell[target]);
    }

    void brought(int source, int base) {
        add(BROUGHT, source, base, w.cell[base]);
    }

    void exhausted(int ore) {
        add(EXHAUSTED, ore, World.NOBODY, w.cell[ore]);
    }

    private void add(int what, int source, int target, int to) {
        int at = count++ * WIDTH;
        rows[at + WHAT] = what;
        rows[at + SOURCE] = source;
        rows[at + TARGET] = target;
        rows[at + FROM] = w.cell[source];
        rows[at + TO] = to;
    }

    /** The events that a watcher could see, in its coordinates. */
    List<Event> seenBy(Sight sight) {
        List<Event> seen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i * WIDTH;
            if (sight.sees(rows[at + FROM]) && sight.sees(rows[at + TO])) {
                seen.add(event(at, sight));
            }
        }
        return seen;
    }

    private Event event(int at, Sight sight) {
        int source = rows[at + SOURCE];
        int target = rows[at + TARGET];
        int from = rows[at + FROM];
        int to = rows[at + TO];
        return new Event(
                NAMES.get(rows[at + WHAT]),
                sight.idOf(source),
                target == World.NOBODY ? 0 : sight.idOf(target),
                sight.x(from),
                sight.y(from),
                sight.x(to),
                sight.y(to),
                text(rows[at + WHAT], source, target));
    }

    private String text(int what, int source, int target) {
        return switch (what) {
            case HIT -> name(source) + " hits " + name(target) + ".";
            case MISS -> name(source) + " strikes at nobody.";
            case KILL -> name(source) + " kills " + name(target) + ".";
            case FALL -> name(source) + " destroys " + name(target) + ".";
            case MADE -> name(target) + " is ready.";
            case BROUGHT -> name(source) + " brings ore home.";
            default -> "A patch of ore is exhausted.";
        };
    }

    private String name(int unit) {
        String kind = Kind.NAMES.get(w.kind[unit]);
        return w.owner[unit] == World.NOBODY ? kind : TEAMS.get(w.owner[unit]) + "'s " + kind;
    }
}
