package dev.agon.league.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The numbers by which tables refer to players. */
final class PlayerIds {
    /** Most names in one question; databases limit how many they take. */
    private static final int NAMES_AT_ONCE = 500;

    private PlayerIds() {}

    /** The number of each player, given to it now where it has none. */
    static Map<String, Long> of(Handle transaction, Collection<String> names) {
        Map<String, Long> ids = known(transaction, names);
        Set<String> strangers = new LinkedHashSet<>(names);
        strangers.removeAll(ids.keySet());
        if (!strangers.isEmpty()) {
            PreparedBatch batch = transaction.prepareBatch("INSERT INTO player (name) VALUES (?)");
            strangers.forEach(batch::add);
            batch.execute();
            ids.putAll(known(transaction, strangers));
        }
        return ids;
    }

    /** The numbers of those players who have one. */
    static Map<String, Long> known(Handle transaction, Collection<String> names) {
        Map<String, Long> ids = new HashMap<>();
        for (List<String> some : portions(names)) {
            transaction
                    .createQuery("SELECT id, name FROM player WHERE name IN (<names>)")
                    .bindList("names", some)
                    .map((row, context) -> Map.entry(row.getString("name"), row.getLong("id")))
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        }
        return ids;
    }

    /** The names in parts that fit into one question each. */
    static List<List<String>> portions(Collection<String> names) {
        List<String> all = List.copyOf(names);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += NAMES_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + NAMES_AT_ONCE)));
        }
        return parts;
    }
}
