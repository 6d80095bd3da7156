package dev.agon.league.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One {@code --set a.b=c}.
 *
 * @param source the option as it was given, for messages
 * @param path the keys from the outermost record inwards
 * @param value what stands after the equals sign
 */
record Assignment(String source, List<String> path, String value) {
    private static final String SETTINGS = "settings";

    static Assignment parse(String text) {
        String source = "--set " + StoreConfig.masked(text);
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new ConfigException(source, "expected key=value, e.g. ppo.learningRate=0.0003");
        }
        List<String> path = List.of(text.substring(0, equals).strip().split("\\.", -1));
        return new Assignment(source, path, text.substring(equals + 1).strip());
    }

    RunConfig applyTo(RunConfig config) {
        return RecordBinder.bind(source, RunConfig.class, config, tree(config.game()));
    }

    private ObjectNode tree(String game) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (isGameFamily(game)) {
            root.putObject(SETTINGS).put(String.join(".", path), value);
            return root;
        }
        ObjectNode node = root;
        for (String group : path.subList(0, path.size() - 1)) {
            node = node.putObject(group);
        }
        node.put(path.get(path.size() - 1), value);
        return root;
    }

    private boolean isGameFamily(String game) {
        String first = path.get(0);
        return path.size() > 1
                && (first.equals(game) || first.equals(GameDefaults.family(game)))
                && RecordBinder.keysOf(RunConfig.class).stream().noneMatch(first::equals);
    }
}
