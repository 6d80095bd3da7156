package dev.agon.league.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.Spelling;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills records of settings from a tree of keys, strictly. Jackson's own binding would do, but its messages speak of Java
 * classes; these speak of the file, the key, what was found there and what is expected.
 */
final class RecordBinder {
    private final String source;

    private RecordBinder(String source) {
        this.source = source;
    }

    /**
     * The base with everything that the tree names changed.
     *
     * @param source where the tree comes from, for messages
     * @throws ConfigException for unknown keys, values of another type, and values that a record refuses
     */
    static <T extends Record> T bind(String source, Class<T> type, T base, JsonNode tree) {
        return type.cast(new RecordBinder(source).bindRecord("", type, base, tree));
    }

    static List<String> keysOf(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private Object bindRecord(String path, Class<?> type, Object base, JsonNode tree) {
        if (!tree.isObject()) {
            throw wrong(path, "a group with the keys " + String.join(", ", keysOf(type)), tree);
        }
        refuseUnknownKeys(path, type, tree);
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object old = read(components[i], base);
            JsonNode given = tree.get(components[i].getName());
            values[i] = given == null
                    ? old
                    : bindValue(join(path, components[i].getName()), components[i].getGenericType(), old, given);
        }
        return construct(type, components, values);
    }

    private void refuseUnknownKeys(String path, Class<?> type, JsonNode tree) {
        List<String> known = keysOf(type);
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new ConfigException(
                        source,
                        "unknown key '" + join(path, name) + "'" + suggestion(path, name, known) + " Known here: "
                                + String.join(", ", known));
            }
        }
    }

    private static String suggestion(String path, String name, List<String> known) {
        return Spelling.nearest(name, known)
                .map(nearest -> "; did you mean '" + join(path, nearest) + "'?")
                .orElse(".");
    }

    private Object bindValue(String path, Type type, Object old, JsonNode given) {
        if (type instanceof Class<?> plain) {
            return plain.isRecord() ? bindRecord(path, plain, old, given) : bindScalar(path, plain, given);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return bindMap(path, (Class<?>) generic.getActualTypeArguments()[1], (Map<?, ?>) old, given);
        }
        throw new IllegalStateException("settings of type " + type + " are not supported: " + path);
    }

    private Map<String, Object> bindMap(String path, Class<?> valueType, Map<?, ?> old, JsonNode given) {
        if (!given.isObject()) {
            throw wrong(path, "a group of keys", given);
        }
        Map<String, Object> result = new TreeMap<>();
        old.forEach((key, value) -> result.put((String) key, value));
        bindEntries(path, "", valueType, given, result);
        return result;
    }

    /** Keys of a map may hold dots, as file names do: where a value would stand, a group goes on with the key. */
    private void bindEntries(String path, String before, Class<?> valueType, JsonNode given, Map<String, Object> into) {
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String key = join(before, entry.getKey());
            if (entry.getValue().isObject() && !entry.getValue().isEmpty()) {
                bindEntries(path, key, valueType, entry.getValue(), into);
            } else {
                into.put(key, bindScalar(join(path, key), valueType, entry.getValue()));
            }
        }
    }

    private Object bindScalar(String path, Class<?> type, JsonNode given) {
        if (!given.isValueNode() || given.isNull()) {
            throw wrong(path, expected(type), given);
        }
        try {
            return Scalars.parse(type, given.asText());
        } catch (IllegalArgumentException e) {
            throw wrong(path, expected(type), given);
        }
    }

    private static String expected(Class<?> type) {
        return Scalars.describe(type);
    }

    private Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            Throwable refusal = e.getCause();
            throw new ConfigException(source, refusal == null ? e.toString() : String.valueOf(refusal.getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record of settings must be public: " + type, e);
        }
    }

    private static Object read(RecordComponent component, Object base) {
        try {
            return component.getAccessor().invoke(base);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record of settings must be public: " + component, e);
        }
    }

    private ConfigException wrong(String path, String expected, JsonNode given) {
        return new ConfigException(source, path + " must be " + expected + ", not " + given);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
