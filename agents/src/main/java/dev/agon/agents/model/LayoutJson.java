package dev.agon.agents.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agon.game.Layout;
import dev.agon.game.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A layout as JSON, whole: what a model file says about the numbers that go in and come out, also where the game that it was
 * trained on has changed since or is not there.
 */
public final class LayoutJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LayoutJson() {}

    /** The layout on one line. */
    public static String write(Layout layout) {
        ObjectNode root = JSON.createObjectNode();
        features(root.putArray("globals"), layout.globals());
        ArrayNode kinds = root.putArray("kinds");
        for (Layout.EntityKind kind : layout.kinds()) {
            ObjectNode node = kinds.addObject().put("name", kind.name());
            kind.features().forEach(node.putArray("features")::add);
        }
        features(root.putArray("features"), layout.features());
        features(root.putArray("planes"), layout.planes());
        root.put("rows", layout.rows()).put("columns", layout.columns());
        root.put("maxEntities", layout.maxEntities()).put("maxActorsPerSeat", layout.maxActorsPerSeat());
        ArrayNode verbs = root.putArray("verbs");
        for (Layout.Verb verb : layout.verbs()) {
            verbs.addObject()
                    .put("name", verb.name())
                    .put("target", verb.target().name())
                    .put("cells", verb.cells());
        }
        root.put("fallbackVerb", layout.fallbackVerb());
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void features(ArrayNode into, List<Layout.Feature> features) {
        for (Layout.Feature feature : features) {
            into.addObject()
                    .put("name", feature.name())
                    .put("low", feature.low())
                    .put("high", feature.high())
                    .put("role", feature.role().name());
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param file where it is from, for messages
     * @throws DamagedFileException when it is no layout
     */
    public static Layout read(String file, String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return new Layout(
                    list(root, "globals", LayoutJson::feature),
                    list(
                            root,
                            "kinds",
                            kind -> new Layout.EntityKind(name(kind), list(kind, "features", LayoutJson::text))),
                    list(root, "features", LayoutJson::feature),
                    list(root, "planes", LayoutJson::feature),
                    number(root, "rows"),
                    number(root, "columns"),
                    number(root, "maxEntities"),
                    number(root, "maxActorsPerSeat"),
                    list(root, "verbs", LayoutJson::verb),
                    number(root, "fallbackVerb"));
        } catch (JsonProcessingException | IllegalArgumentException fault) {
            String message =
                    String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
            throw new DamagedFileException(file, "describes its layout in a way that makes no sense: " + message);
        }
    }

    private static Layout.Feature feature(JsonNode node) {
        return new Layout.Feature(
                name(node), real(node, "low"), real(node, "high"), Layout.Role.valueOf(text(required(node, "role"))));
    }

    private static Layout.Verb verb(JsonNode node) {
        return new Layout.Verb(name(node), TargetKind.valueOf(text(required(node, "target"))), number(node, "cells"));
    }

    private static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> item) {
        List<T> items = new ArrayList<>();
        required(node, key).forEach(child -> items.add(item.apply(child)));
        return items;
    }

    private static String name(JsonNode node) {
        return text(required(node, "name"));
    }

    private static String text(JsonNode node) {
        return node.asText();
    }

    private static int number(JsonNode node, String key) {
        JsonNode value = required(node, key);
        require(value.isInt(), key + " is no whole number: " + value);
        return value.asInt();
    }

    private static float real(JsonNode node, String key) {
        JsonNode value = required(node, key);
        require(value.isNumber(), key + " is no number: " + value);
        return (float) value.asDouble();
    }

    private static JsonNode required(JsonNode node, String key) {
        JsonNode value = node.path(key);
        require(!value.isMissingNode(), "there is no " + key);
        return value;
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }
}
