package dev.agon.cli;

import dev.agon.league.launch.Part;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a run's processes are, for people and as JSON: what their launcher says of each, with what the learner knows of those who
 * have joined it.
 *
 * @param parts those who should be at work
 * @param training what the learner says, empty where it cannot be asked
 */
record ClusterView(List<Part> parts, Optional<TrainingStatus> training) {
    private static final int MOST_LINES = 40;

    /** One line: how many are in which state, and why some wait. */
    static String inShort(List<Part> parts) {
        if (parts.isEmpty()) {
            return "nothing of the run is at work";
        }
        List<String> words = new ArrayList<>();
        parts.stream()
                .filter(Part::coordinator)
                .findFirst()
                .ifPresent(part -> words.add("coordinator " + state(part)
                        + (part.host().isEmpty() ? "" : " on " + part.host()) + inBrackets(part.reason())));
        Map<String, Long> counts = parts.stream()
                .filter(part -> !part.coordinator())
                .collect(Collectors.groupingBy(
                        part -> state(part) + inBrackets(part.reason()), TreeMap::new, Collectors.counting()));
        counts.forEach((what, count) -> words.add(count + (count == 1 ? " worker " : " workers ") + what));
        return String.join(", ", words);
    }

    private static String state(Part part) {
        return part.state().name().toLowerCase(Locale.ROOT);
    }

    private static String inBrackets(String reason) {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    /** Everything, line by line. */
    void show(Console console) {
        console.say("%s", inShort(parts));
        training.ifPresent(status -> console.say(
                "step %s  %s decisions/s  version %d  staleness %.1f  workers joined %d",
                ProgressLine.count(status.getSteps()),
                ProgressLine.count((long) status.getDecisionsPerSecond()),
                status.getVersion(),
                status.getStalenessMean(),
                status.getWorkersCount()));
        parts.stream().limit(MOST_LINES).forEach(part -> console.say("  %s", line(part)));
        if (parts.size() > MOST_LINES) {
            console.say("  and %d more; --json lists all", parts.size() - MOST_LINES);
        }
    }

    private String line(Part part) {
        String joined = part.coordinator()
                ? ""
                : worker(part)
                        .map(worker -> String.format(
                                Locale.ROOT,
                                "%.0f decisions/s, heard %d s ago, restarts %d",
                                worker.getDecisionsPerSecond(),
                                worker.getSecondsSinceHeard(),
                                worker.getRestarts()))
                        .orElse(training.isPresent() && part.state() == Part.State.RUNNING ? "has not joined" : "");
        return String.format(
                Locale.ROOT,
                "%-24s %-8s %-16s %-12s %s%s",
                part.name(),
                state(part),
                part.host(),
                part.id(),
                joined,
                part.reason().isEmpty() ? "" : (joined.isEmpty() ? "" : "; ") + part.reason());
    }

    /** The worker that a part is, or the one of its workers that was heard of least lately. */
    private Optional<WorkerStatus> worker(Part part) {
        return training.flatMap(status -> status.getWorkersList().stream()
                .filter(worker ->
                        worker.getName().equals(part.name()) || worker.getName().startsWith(part.name() + "."))
                .max(Comparator.comparing(WorkerStatus::getSecondsSinceHeard)));
    }

    /** The fields of the command line's JSON. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "state",
                parts.stream()
                        .filter(Part::coordinator)
                        .findFirst()
                        .map(ClusterView::state)
                        .orElse("absent"));
        fields.put("workers_running", count(Part.State.RUNNING));
        fields.put("workers_waiting", count(Part.State.WAITING));
        training.ifPresent(status -> {
            fields.put("workers_joined", status.getWorkersCount());
            fields.put("steps", status.getSteps());
            fields.put("decisions_per_s", status.getDecisionsPerSecond());
            fields.put("version", status.getVersion());
            fields.put("incarnation", status.getIncarnation());
            fields.put("staleness_mean", status.getStalenessMean());
        });
        fields.put("parts", parts.stream().map(this::fields).toList());
        return fields;
    }

    private long count(Part.State state) {
        return parts.stream()
                .filter(part -> !part.coordinator() && part.state() == state)
                .count();
    }

    private Map<String, Object> fields(Part part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", part.name());
        fields.put("coordinator", part.coordinator());
        fields.put("state", state(part));
        fields.put("id", part.id());
        fields.put("host", part.host());
        fields.put("reason", part.reason());
        if (!part.coordinator()) {
            fields.put("joined", worker(part).isPresent());
        }
        worker(part).ifPresent(worker -> {
            fields.put("decisions_per_s", worker.getDecisionsPerSecond());
            fields.put("staleness", worker.getStaleness());
            fields.put("seconds_since_heard", worker.getSecondsSinceHeard());
            fields.put("restarts", worker.getRestarts());
        });
        return fields;
    }
}
