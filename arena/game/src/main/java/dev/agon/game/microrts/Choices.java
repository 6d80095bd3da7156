package dev.agon.game.microrts;

import dev.agon.game.Observation;

/**
 * What each idle unit of a side may be told now: what the public rules allow and nothing that is under way stands against. Units that
 * could only wait are left out. Worked out once a tick. Directions here are the map's own, whichever way the side sees it.
 */
final class Choices {
    private static final int NEVER = -1;

    private final World w;
    private final Sight sight;
    private final int side;
    private final int words;
    private final int[] rows;
    private final int[] moves;
    private final int[] harvests;
    private final int[] returns;
    /** Kinds that may be produced, bit {@code k} for kind {@code k}. */
    private final int[] products;
    /** Free cells beside, for who produces. */
    private final int[] open;
    /** Rows that may be attacked, {@code [actor, word]}. */
    private final long[] attacks;

    private int count;
    private int filledAt = NEVER;

    Choices(World world, Sight sight, int side) {
        w = world;
        this.sight = sight;
        this.side = side;
        words = (world.room + Long.SIZE - 1) / Long.SIZE;
        rows = new int[world.room];
        moves = new int[world.room];
        harvests = new int[world.room];
        returns = new int[world.room];
        products = new int[world.room];
        open = new int[world.room];
        attacks = new long[world.room * words];
    }

    /** Forgets everything: the world was changed from outside. */
    void forget() {
        filledAt = NEVER;
    }

    /** Units that have a choice. */
    int count() {
        fill();
        return count;
    }

    /** The unit of an actor. */
    int unit(int actor) {
        return sight.units()[rows[actor]];
    }

    private void fill() {
        if (filledAt == w.tick) {
            return;
        }
        filledAt = w.tick;
        count = 0;
        int affordable = affordable();
        int[] units = sight.units();
        for (int row = 0; row < sight.ownCount(); row++) {
            if (w.isIdle(units[row]) && look(units[row], affordable)) {
                rows[count++] = row;
            }
        }
    }

    private int affordable() {
        int spendable = w.spendable(side);
        int kinds = 0;
        for (int kind = Kind.BASE; kind < Kind.COUNT; kind++) {
            kinds |= spendable >= MicrortsNumbers.COST[kind] ? 1 << kind : 0;
        }
        return kinds;
    }

    /** Fills in the next actor; whether it has a choice. */
    private boolean look(int unit, int affordable) {
        int kind = w.kind[unit];
        int free = 0;
        int ore = 0;
        int home = 0;
        for (int direction = 0; direction < Ground.DIRECTIONS; direction++) {
            int cell = w.ground.beside(w.cell[unit], direction);
            if (cell == Ground.NOWHERE) {
                continue;
            }
            int there = w.unitAt[cell];
            if (there == World.NOBODY) {
                free |= w.claimant[cell] == World.NOBODY ? 1 << direction : 0;
            } else if (w.kind[there] == Kind.ORE) {
                ore |= 1 << direction;
            } else if (w.kind[there] == Kind.BASE && w.owner[there] == side) {
                home |= 1 << direction;
            }
        }
        boolean carries = w.load[unit] > 0;
        boolean worker = kind == Kind.WORKER;
        moves[count] = Kind.isMobile(kind) ? free : 0;
        harvests[count] = worker && !carries ? ore : 0;
        returns[count] = worker && carries ? home : 0;
        open[count] = free;
        products[count] = free == 0 ? 0 : Kind.makes(kind) & affordable;
        boolean prey = Kind.isMobile(kind) && lookForPrey(unit);
        if (!Kind.isMobile(kind)) {
            clearAttacks();
        }
        return (moves[count] | harvests[count] | returns[count] | products[count]) != 0 || prey;
    }

    private void clearAttacks() {
        for (int word = 0; word < words; word++) {
            attacks[count * words + word] = 0;
        }
    }

    private boolean lookForPrey(int unit) {
        clearAttacks();
        int range = MicrortsNumbers.ATTACK_RANGE[w.kind[unit]];
        int x = w.ground.x[w.cell[unit]];
        int y = w.ground.y[w.cell[unit]];
        int[] units = sight.units();
        boolean any = false;
        for (int row = sight.ownCount(); row < sight.enemyEnd(); row++) {
            int cell = w.cell[units[row]];
            int dx = w.ground.x[cell] - x;
            int dy = w.ground.y[cell] - y;
            if (dx * dx + dy * dy <= range * range) {
                attacks[count * words + (row >> 6)] |= 1L << (row & 63);
                any = true;
            }
        }
        return any;
    }

    /** Writes the actors and their masks, as the side sees directions. */
    void write(Observation into) {
        fill();
        for (int actor = 0; actor < count; actor++) {
            int at = into.addActor(rows[actor], side);
            into.allow(at, Action.NONE);
            allow(into, at, Action.MOVE, seen(moves[actor]));
            allow(into, at, Action.HARVEST, seen(harvests[actor]));
            allow(into, at, Action.RETURN, seen(returns[actor]));
            allow(into, at, Action.PRODUCE, productions(actor));
            for (int word = 0; word < words; word++) {
                long prey = attacks[actor * words + word];
                if (prey != 0) {
                    into.verbMask[at] |= 1L << Action.ATTACK;
                    into.targetMask[into.targetOffset(at, Action.ATTACK) + word] = prey;
                }
            }
        }
    }

    private static void allow(Observation into, int actor, int verb, long targets) {
        if (targets != 0) {
            into.verbMask[actor] |= 1L << verb;
            into.targetMask[into.targetOffset(actor, verb)] = targets;
        }
    }

    private int seen(int directions) {
        return side == World.AMBER ? directions : Ground.turnedBits(directions);
    }

    private long productions(int actor) {
        long directions = seen(open[actor]);
        long all = 0;
        for (int kinds = products[actor] >>> Kind.BASE; kinds != 0; kinds &= kinds - 1) {
            all |= directions << Integer.numberOfTrailingZeros(kinds) * Ground.DIRECTIONS;
        }
        return all;
    }

    /**
     * Whether the masks allow an order.
     *
     * @param actor in {@code [0, count())}
     * @param target as the side sees it; any number
     */
    boolean allows(int actor, int verb, int target) {
        return switch (verb) {
            case Action.MOVE -> has(moves[actor], target);
            case Action.HARVEST -> has(harvests[actor], target);
            case Action.RETURN -> has(returns[actor], target);
            case Action.PRODUCE ->
                target >= 0 && target < MicrortsLayout.PRODUCTIONS && (productions(actor) >>> target & 1) != 0;
            case Action.ATTACK ->
                target >= 0
                        && target < sight.count()
                        && (attacks[actor * words + (target >> 6)] >>> (target & 63) & 1) != 0;
            default -> false;
        };
    }

    private boolean has(int directions, int target) {
        return target >= 0 && target < Ground.DIRECTIONS && (seen(directions) >>> target & 1) != 0;
    }
}
