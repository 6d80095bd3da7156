import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A player in the public game's terms: one worker gathers, all others are sent at the nearest enemy. */
final class WorkerRush {
    private WorkerRush() {}

    /** What a unit of the own side would best do, then what next best. */
    static List<Command> wishes(World world, Unit unit) {
        return switch (unit.type()) {
            case "base" -> IntStream.range(0, 4).mapToObj(way -> Command.produce("worker", way)).toList();
            case "worker" -> unit.id() == firstWorker(world) ? gather(world, unit) : fight(world, unit);
            default -> fight(world, unit);
        };
    }

    private static int firstWorker(World world) {
        return world.units.values().stream()
                .filter(unit -> unit.owner() == world.side && unit.type().equals("worker"))
                .mapToInt(Unit::id)
                .min()
                .orElseThrow();
    }

    private static List<Command> gather(World world, Unit unit) {
        boolean carries = unit.resources() > 0;
        Unit to = world.nearest(unit, other ->
                carries ? other.type().equals("base") && other.owner() == world.side : other.type().equals("ore"));
        if (to == null) {
            return fight(world, unit);
        }
        return unit.distance(to) == 1
                ? List.of(Command.towards(carries ? "return" : "harvest", World.direction(to.x() - unit.x(), to.y() - unit.y())))
                : walk(world, unit, to);
    }

    private static List<Command> fight(World world, Unit unit) {
        Unit enemy = world.nearest(unit, other -> other.owner() == 1 - world.side);
        if (enemy == null) {
            return List.of();
        }
        List<Command> wishes = new ArrayList<>(List.of(Command.attack(enemy)));
        wishes.addAll(walk(world, unit, enemy));
        return wishes;
    }

    private static List<Command> walk(World world, Unit unit, Unit to) {
        int direction = world.step(unit, to);
        return direction < 0 ? List.of() : List.of(Command.towards("move", direction));
    }
}
