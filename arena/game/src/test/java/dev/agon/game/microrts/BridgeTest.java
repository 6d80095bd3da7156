package dev.agon.game.microrts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Duel;
import dev.agon.game.Game;
import dev.agon.game.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * All that the rules know of a match without fog can be read from what a side sees, by the names and formulas of docs/games/microrts.md:
 * so a bridge can put the match before another implementation's bots.
 */
class BridgeTest {
    private static final List<String> ACTIONS = List.of("moving", "harvesting", "returning", "producing", "attacking");
    private static final Map<String, String> TIMES = Map.of(
            "moving", "moveTicks", "harvesting", "harvestTicks", "returning", "moveTicks", "attacking", "attackTicks");
    private static final List<String> DIRECTIONS = List.of("up", "right", "down", "left");
    private static final List<String> STEPS = List.of("0,-1", "1,0", "0,1", "-1,0");

    @Test
    void eachSideSeesTheWholeStateInThePublicGamesTerms() {
        assertSame(new Microrts8(), "captain", "economy", 1);
        assertSame(new Microrts16(), "economy", "captain", 2);
        assertSame(new Microrts8().with(Map.of("microrts.map", "gates12")), "random", "light-rush", 3);
    }

    private static void assertSame(Game game, String amber, String sky, long seed) {
        Duel duel = new Duel(game, amber, sky, seed);
        World w = ((MicrortsMatch) duel.match).world();
        TreeSet<String> met = new TreeSet<>();
        while (!duel.match.over()) {
            duel.tick();
            String truth = truth(w);
            for (int side = 0; side < World.SIDES; side++) {
                duel.match.observe(side, duel.seen[side]);
                assertEquals(truth, new Reader(game, side, duel.seen[side]).state(), "tick " + w.tick);
            }
            ACTIONS.stream().filter(truth::contains).forEach(met::add);
        }
        assertEquals(Set.copyOf(ACTIONS), met);
    }

    private static String truth(World w) {
        List<String> lines = new ArrayList<>();
        lines.add(w.ground.width + "x" + w.ground.height + " at " + w.tick + ", stores " + w.store[0] + " and "
                + w.store[1]);
        for (int cell = 0; cell < w.ground.cells; cell++) {
            if (w.ground.isWall(cell)) {
                lines.add("wall " + w.ground.x[cell] + "," + w.ground.y[cell]);
            }
        }
        for (int i = 0; i < w.livingCount; i++) {
            int unit = w.living[i];
            int cell = w.cell[unit];
            lines.add(String.join(
                    " ",
                    (unit + 1) + "",
                    Kind.NAMES.get(w.kind[unit]),
                    "of " + w.owner[unit],
                    "at " + w.ground.x[cell] + "," + w.ground.y[cell],
                    "hp " + w.health[unit],
                    "load " + w.load[unit],
                    action(w, unit)));
        }
        lines.add("carried out in the order " + order(w));
        return String.join("\n", lines);
    }

    private static List<Integer> order(World w) {
        return Arrays.stream(w.ledger, 0, w.ledgerCount)
                .filter(unit -> w.action[unit] != Action.NONE)
                .mapToObj(unit -> unit + 1)
                .toList();
    }

    private static String action(World w, int unit) {
        if (w.isIdle(unit)) {
            return "idle";
        }
        String ends = " until " + (w.endsAt(unit) - w.clock + w.tick);
        if (w.action[unit] == Action.NONE) {
            return "waiting" + ends;
        }
        int aim = w.target[unit];
        String what = w.action[unit] == Action.ATTACK
                ? w.ground.x[aim] + "," + w.ground.y[aim]
                : DIRECTIONS.get(w.direction[unit]);
        String product = w.action[unit] == Action.PRODUCE ? " " + Kind.NAMES.get(w.target[unit]) : "";
        return ACTIONS.get(w.action[unit] - 1) + " " + what + product + " from " + (w.issuedAt[unit] - w.clock + w.tick)
                + ends;
    }

    /** An action under way: when it was begun, by whose unit. */
    private record Begun(int tick, int owner, int id) {}

    /** Reads what a side sees, knowing only names. */
    private static final class Reader {
        private final Game game;
        private final int side;
        private final Observation seen;
        private final int turn;
        private final List<Begun> begun = new ArrayList<>();

        Reader(Game game, int side, Observation seen) {
            this.game = game;
            this.side = side;
            this.seen = seen;
            turn = side == 0 ? 1 : -1;
        }

        String state() {
            int width = seen.layout.columns();
            int height = seen.layout.rows();
            List<String> lines = new ArrayList<>();
            int own = (int) global("ownStore");
            int enemy = (int) global("enemyStore");
            lines.add(width + "x" + height + " at " + seen.tick + ", stores " + (side == 0 ? own : enemy) + " and "
                    + (side == 0 ? enemy : own));
            for (int cell = 0; cell < width * height; cell++) {
                if (seen.planes[side == 0 ? cell : width * height - 1 - cell] > 0) {
                    lines.add("wall " + cell % width + "," + cell / width);
                }
            }
            Map<Integer, String> byId = new TreeMap<>();
            for (int row = 0; row < seen.entities; row++) {
                byId.put(seen.id[row], unit(row, width, height));
            }
            lines.addAll(byId.values());
            begun.sort(Comparator.<Begun>comparingInt(one -> one.tick)
                    .thenComparingInt(one -> one.owner)
                    .thenComparingInt(one -> one.id));
            lines.add("carried out in the order "
                    + begun.stream().map(one -> one.id).toList());
            return String.join("\n", lines);
        }

        private float global(String name) {
            for (int i = 0; i < seen.globals.length; i++) {
                if (seen.layout.globals().get(i).name().equals(name)) {
                    return seen.globals[i];
                }
            }
            throw new AssertionError(name);
        }

        private int number(int row, String name) {
            return Math.round(seen.feature(row, seen.layout.feature(name)));
        }

        private int middle(int row, String name, int cells) {
            int edge = Math.max(seen.layout.columns(), seen.layout.rows());
            return Math.round((turn * seen.feature(row, seen.layout.feature(name)) * edge + cells - 1) / 2);
        }

        private String unit(int row, int width, int height) {
            String kind = seen.layout.kinds().get(seen.kind[row]).name();
            boolean ore = kind.equals("ore");
            int owner = number(row, "side") == 0 ? -1 : number(row, "side") > 0 ? side : 1 - side;
            int x = middle(row, "x", width);
            int y = middle(row, "y", height);
            return String.join(
                    " ",
                    seen.id[row] + "",
                    kind,
                    "of " + owner,
                    "at " + x + "," + y,
                    "hp " + (ore ? 1 : number(row, "hitPoints")),
                    "load " + number(row, ore ? "amount" : "carries"),
                    action(row, x, y, owner));
        }

        private String action(int row, int x, int y, int owner) {
            int left = number(row, "ticksLeft");
            if (left == 0) {
                return "idle";
            }
            int ends = seen.tick + left;
            for (String action : ACTIONS) {
                if (number(row, action) > 0) {
                    int dx = turn * number(row, "aimX");
                    int dy = turn * number(row, "aimY");
                    String what = action.equals("attacking")
                            ? (x + dx) + "," + (y + dy)
                            : DIRECTIONS.get(STEPS.indexOf(dx + "," + dy));
                    String product = product(row);
                    int from = ends - duration(row, action, product);
                    begun.add(new Begun(from, owner, seen.id[row]));
                    return action + " " + what + product + " from " + from + " until " + ends;
                }
            }
            return "waiting until " + ends;
        }

        private String product(int row) {
            for (String kind : Kind.NAMES.subList(1, Kind.COUNT)) {
                if (number(row, "makes" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1)) > 0) {
                    return " " + kind;
                }
            }
            return "";
        }

        private int duration(int row, String action, String product) {
            Map<String, List<Double>> numbers = game.drawing();
            return product.isEmpty()
                    ? numbers.get(TIMES.get(action)).get(seen.kind[row]).intValue()
                    : numbers.get("buildTicks")
                            .get(Kind.NAMES.indexOf(product.strip()))
                            .intValue();
        }
    }
}
