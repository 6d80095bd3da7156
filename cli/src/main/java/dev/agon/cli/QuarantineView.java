package dev.agon.cli;

import dev.agon.league.run.QuarantineList;
import dev.agon.league.run.QuarantineList.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who of a run is in quarantine, for people and as JSON. */
record QuarantineView(QuarantineList list) {
    /** Everybody, line by line. */
    void show(Console console) {
        if (list.entries().isEmpty()) {
            console.say("nobody is in quarantine");
        }
        for (Entry entry : list.entries()) {
            console.say("%s  %s", since(entry), entry.sentence());
            if (entry.closed()) {
                console.say(
                        "  nobody else joins from %s with %s any more",
                        entry.address(), entry.token().isEmpty() ? "the run's own token" : "token " + entry.token());
            }
        }
    }

    private static Instant since(Entry entry) {
        return Instant.ofEpochMilli(entry.since()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The fields of the command line's JSON. */
    Map<String, Object> fields() {
        return Map.of(
                "quarantined",
                list.entries().stream().map(QuarantineView::fields).toList());
    }

    private static Map<String, Object> fields(Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("worker", entry.worker());
        fields.put("host", entry.host());
        fields.put("process", entry.process());
        fields.put("address", entry.address());
        fields.put("token", entry.token());
        fields.put("closed", entry.closed());
        fields.put("reason", entry.reason());
        fields.put("since", since(entry).toString());
        return fields;
    }
}
