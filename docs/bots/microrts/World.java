import dev.agon.proto.arena.Entity;
import dev.agon.proto.arena.EntityKind;
import dev.agon.proto.arena.Feature;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Layout;
import dev.agon.proto.arena.Stage;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A match in the public game's terms, whichever side sees it: read from the messages as docs/games/microrts.md describes them. */
final class World {
    private static final int[] DX = {0, 1, 0, -1}; // up, right, down, left
    private static final int[] DY = {-1, 0, 1, 0};
    private static final Map<String, String> FLAGS = Map.of(
            "moving", "move", "harvesting", "harvest", "returning", "return", "producing", "produce", "attacking", "attack");

    final int side;
    final int width;
    final int height;
    final Map<Integer, Unit> units = new TreeMap<>();
    int tick;
    int[] stores;
    boolean[][] wall; // [y][x]
    boolean[][] taken; // by walls, units and what their actions claim
    private final Layout layout;

    World(Stage stage) {
        layout = stage.getGame().getLayout();
        side = stage.getView();
        width = layout.getColumns();
        height = layout.getRows();
    }

    // From messages.

    void read(Frame frame) {
        tick = frame.getTick();
        stores = new int[2];
        stores[side] = Math.round(global(frame, "ownStore"));
        stores[1 - side] = Math.round(global(frame, "enemyStore"));
        readWalls(frame);
        units.clear();
        frame.getEntitiesList().forEach(this::readUnit);
        taken = new boolean[height][];
        for (int y = 0; y < height; y++) {
            taken[y] = wall[y].clone();
        }
        for (Unit unit : units.values()) {
            taken[unit.y()][unit.x()] = true;
            if ("move".equals(unit.action()) || "produce".equals(unit.action())) {
                taken[unit.aimY()][unit.aimX()] = true;
            }
        }
    }

    private float global(Frame frame, String name) {
        List<String> names = layout.getGlobalsList().stream().map(Feature::getName).toList();
        return frame.getGlobals().getValues(names.indexOf(name));
    }

    private void readWalls(Frame frame) {
        wall = new boolean[height][width];
        for (int cell = 0; cell < width * height; cell++) {
            int own = side == 0 ? cell : width * height - 1 - cell;
            wall[own / width][own % width] = frame.getPlanes().getValues(cell) > 0;
        }
    }

    private void readUnit(Entity entity) {
        EntityKind kind = layout.getKinds(entity.getKind());
        Map<String, Float> of = new HashMap<>();
        for (int i = 0; i < kind.getFeaturesCount(); i++) {
            of.put(layout.getFeatures(kind.getFeatures(i)).getName(), entity.getNumbers().getValues(i));
        }
        int turn = side == 0 ? 1 : -1;
        int edge = Math.max(width, height);
        int x = Math.round((turn * of.get("x") * edge + width - 1) / 2);
        int y = Math.round((turn * of.get("y") * edge + height - 1) / 2);
        int owner = number(of, "side") == 0 ? -1 : number(of, "side") > 0 ? side : 1 - side;
        String action = action(of);
        boolean aims = action != null && !action.equals("none");
        int dx = turn * number(of, "aimX");
        int dy = turn * number(of, "aimY");
        units.put(entity.getId(), new Unit(
                entity.getId(), kind.getName(), owner, x, y,
                owner < 0 ? 1 : number(of, "hitPoints"),
                number(of, owner < 0 ? "amount" : "carries"),
                action, aims && !action.equals("attack") ? direction(dx, dy) : -1,
                aims ? x + dx : -1, aims ? y + dy : -1, product(of), tick + number(of, "ticksLeft")));
    }

    private static String action(Map<String, Float> of) {
        String action = number(of, "ticksLeft") == 0 ? null : "none";
        for (Map.Entry<String, String> flag : FLAGS.entrySet()) {
            action = number(of, flag.getKey()) > 0 ? flag.getValue() : action;
        }
        return action;
    }

    private static String product(Map<String, Float> of) {
        return Command.PRODUCTS.stream()
                .filter(made -> number(of, "makes" + Character.toUpperCase(made.charAt(0)) + made.substring(1)) > 0)
                .findFirst()
                .orElse(null);
    }

    private static int number(Map<String, Float> of, String name) {
        return Math.round(of.getOrDefault(name, 0f));
    }

    /** A direction of the map as messages to and from this side call it. */
    int seen(int direction) {
        return side == 0 ? direction : direction ^ 2;
    }

    // For players.

    /** The direction of a step to the cell beside. */
    static int direction(int dx, int dy) {
        int direction = 0;
        while (DX[direction] != dx || DY[direction] != dy) {
            direction++;
        }
        return direction;
    }

    /** The cell that a unit has been told to enter, or to make another in, is nobody else's this tick. */
    void claim(Unit unit, Command command) {
        if (command.action().equals("move") || command.action().equals("produce")) {
            taken[unit.y() + DY[command.direction()]][unit.x() + DX[command.direction()]] = true;
        }
    }

    /** The nearest that is wanted, or null. */
    Unit nearest(Unit from, Predicate<Unit> wanted) {
        return units.values().stream().filter(wanted).min(Comparator.comparingInt(from::distance)).orElse(null);
    }

    /** The first step of a shortest way beside another unit, or −1. */
    int step(Unit from, Unit to) {
        int[][] first = new int[height][width]; // direction + 1 of the way that leads there
        Deque<int[]> reached = new ArrayDeque<>(List.of(new int[] {from.x(), from.y()}));
        while (!reached.isEmpty()) {
            int[] at = reached.remove();
            if (Math.abs(at[0] - to.x()) + Math.abs(at[1] - to.y()) == 1) {
                return first[at[1]][at[0]] - 1;
            }
            for (int direction = 0; direction < 4; direction++) {
                int x = at[0] + DX[direction];
                int y = at[1] + DY[direction];
                if (x >= 0 && y >= 0 && x < width && y < height && !taken[y][x] && first[y][x] == 0) {
                    first[y][x] = first[at[1]][at[0]] == 0 ? direction + 1 : first[at[1]][at[0]];
                    reached.add(new int[] {x, y});
                }
            }
        }
        return -1;
    }
}
