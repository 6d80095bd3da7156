package dev.agon.game.microrts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A recorded match of the public game: a header, a line for each tick in which something was ordered or changed, an end.
 *
 * @param name of its file
 * @param lines all of them, parsed
 */
record Trace(String name, List<JsonNode> lines) {
    private static final Path FOLDER = Path.of("src/test/resources/dev/agon/game/microrts/traces");
    private static final String SUFFIX = ".jsonl.gz";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DIRECTIONS = List.of("up", "right", "down", "left");
    private static final List<String> ACTIONS = List.of("none", "move", "harvest", "return", "produce", "attack");
    private static final List<String> KINDS =
            List.of("Resource", "Base", "Barracks", "Worker", "Light", "Heavy", "Ranged");

    /** The names of all that are kept. */
    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    static Trace read(String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve(name + SUFFIX))), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(JSON.readTree(line));
            }
        }
        return new Trace(name, lines);
    }

    JsonNode header() {
        return lines.get(0);
    }

    JsonNode end() {
        return lines.get(lines.size() - 1).get("end");
    }

    List<JsonNode> ticks() {
        return lines.subList(1, lines.size() - 1);
    }

    /** The world as it was before the first tick. */
    World world() {
        JsonNode header = header();
        int width = header.get("width").asInt();
        int height = header.get("height").asInt();
        boolean[] walls = new boolean[width * height];
        int ore = 0;
        for (int cell = 0; cell < walls.length; cell++) {
            walls[cell] = header.get("terrain").get(cell / width).asText().charAt(cell % width) == '#';
        }
        for (JsonNode unit : header.get("units")) {
            ore += 1 + unit.get("resources").asInt();
        }
        for (JsonNode player : header.get("players")) {
            ore += player.get("resources").asInt();
        }
        World world = new World(
                new Ground(width, height, walls), ore, header.get("max_ticks").asInt(), false);
        for (int side = 0; side < World.SIDES; side++) {
            world.store[side] = header.get("players").get(side).get("resources").asInt();
        }
        for (JsonNode unit : header.get("units")) {
            int cell = unit.get("x").asInt() + unit.get("y").asInt() * width;
            int added = world.add(
                    KINDS.indexOf(unit.get("type").asText()), unit.get("owner").asInt(), cell);
            world.health[added] = unit.get("hp").asInt();
            world.load[added] = unit.get("resources").asInt();
        }
        return world;
    }

    /** Gives an order as it was given. */
    static void issue(World world, JsonNode order) {
        int unit = order.get(0).asInt();
        int action = ACTIONS.indexOf(order.get(1).asText());
        int width = world.ground.width;
        switch (action) {
            case Action.NONE ->
                Issuing.issue(world, unit, action, 0, order.get(2).asInt());
            case Action.ATTACK ->
                Issuing.issue(
                        world,
                        unit,
                        action,
                        0,
                        order.get(2).asInt() + order.get(3).asInt() * width);
            default ->
                Issuing.issue(
                        world,
                        unit,
                        action,
                        DIRECTIONS.indexOf(order.get(2).asText()),
                        order.size() > 3 ? KINDS.indexOf(order.get(3).asText()) : 0);
        }
    }

    /** Whether the order is one that the rules allow as things stand. */
    static boolean isLegal(World world, JsonNode order) {
        int action = ACTIONS.indexOf(order.get(1).asText());
        int direction = action == Action.NONE || action == Action.ATTACK
                ? 0
                : DIRECTIONS.indexOf(order.get(2).asText());
        int target = action == Action.ATTACK
                ? order.get(2).asInt() + order.get(3).asInt() * world.ground.width
                : action == Action.PRODUCE ? KINDS.indexOf(order.get(3).asText()) : 0;
        return Legality.allows(world, order.get(0).asInt(), action, direction, target);
    }

    /** The state as a trace writes it. */
    static String state(World w) {
        List<String> units = new ArrayList<>();
        for (int i = 0; i < w.livingCount; i++) {
            units.add(unit(w, w.living[i]));
        }
        boolean over = w.population[0] == 0 || w.population[1] == 0;
        return "{\"units\":[" + String.join(",", units) + "],\"res\":[" + w.store[0] + "," + w.store[1]
                + "],\"gameover\":" + over + ",\"winner\":" + w.winner + "}";
    }

    private static String unit(World w, int unit) {
        String what = "[" + unit + ",\"" + KINDS.get(w.kind[unit]) + "\"," + w.owner[unit] + ","
                + w.ground.x[w.cell[unit]] + "," + w.ground.y[w.cell[unit]] + "," + w.health[unit] + ","
                + w.load[unit];
        int action = w.action[unit];
        if (action == Action.IDLE) {
            return what + ",null,null,null,null,null]";
        }
        String direction = action == Action.NONE || action == Action.ATTACK
                ? "null"
                : "\"" + DIRECTIONS.get(w.direction[unit]) + "\"";
        String target = "null";
        if (action == Action.PRODUCE) {
            target = "\"" + KINDS.get(w.target[unit]) + "\"";
        } else if (action == Action.ATTACK) {
            target = "[" + w.ground.x[w.target[unit]] + "," + w.ground.y[w.target[unit]] + "]";
        }
        return what + ",\"" + ACTIONS.get(action) + "\"," + direction + "," + target + "," + w.issuedAt[unit] + ","
                + w.endsAt(unit) + "]";
    }
}
