package dev.agon.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.agon.league.store.LeaseRecord;
import dev.agon.proto.training.AgentStatus;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who trains a run, and how well data flows; of a run that does not train, how it was at the end. What is not known is null.
 *
 * @param training whether the run is training now
 * @param run its name, or null where there is no run
 * @param trained the run that is training now, or null where none is
 * @param time ISO time of the last update
 * @param stalenessMean versions between acting and training, of the last update
 * @param staleness share of the last update's decisions by versions behind
 * @param queuedDecisions decisions that wait for the learner
 * @param dropped rollouts that were refused so far
 * @param workersJoined workers at the last update
 * @param agents who learns
 * @param workers everyone who joined and has not been given up; nobody where nothing is training
 * @param leases given out with matches that measure, whose results have not all come, oldest first
 */
record ClusterView(
        boolean training,
        @Nullable String run,
        @Nullable String trained,
        @Nullable String time,
        @Nullable Integer incarnation,
        @Nullable Long version,
        @Nullable Long steps,
        @Nullable Double decisionsPerSecond,
        @Nullable Double stalenessMean,
        @Nullable Long stalenessMax,
        Map<Integer, Double> staleness,
        @Nullable Long queuedDecisions,
        @Nullable Long droppedDecisions,
        @Nullable Long dropped,
        @Nullable Long workersJoined,
        List<Agent> agents,
        List<Worker> workers,
        List<Lease> leases) {
    /** There is no run. */
    static final ClusterView NONE = new ClusterView(
            false, null, null, null, null, null, null, null, null, null, Map.of(), null, null, null, null, List.of(),
            List.of(), List.of());

    /**
     * How a run is.
     *
     * @param rows the end of its metrics
     * @param leases those of which results have not come
     * @param status of what is training here, this run or another
     */
    static ClusterView of(String run, List<JsonNode> rows, List<LeaseRecord> leases, Optional<TrainingStatus> status) {
        JsonNode last = rows.isEmpty() ? MissingNode.getInstance() : rows.get(rows.size() - 1);
        Optional<TrainingStatus> own = status.filter(one -> one.getRun().equals(run));
        return new ClusterView(
                own.isPresent(),
                run,
                status.map(TrainingStatus::getRun).orElse(null),
                last.path("time").isTextual() ? last.path("time").asText() : null,
                own.map(TrainingStatus::getIncarnation).orElse(null),
                own.map(TrainingStatus::getVersion).orElse(whole(last, "version")),
                own.map(TrainingStatus::getSteps).orElse(whole(last, "step")),
                own.map(TrainingStatus::getDecisionsPerSecond).orElse(number(last, "decisionsPerSecond")),
                own.map(TrainingStatus::getStalenessMean).orElse(number(last, "stalenessMean")),
                own.map(TrainingStatus::getStalenessMax).orElse(whole(last, "stalenessMax")),
                histogram(last.path("staleness")),
                own.map(TrainingStatus::getQueuedDecisions).orElse(null),
                own.map(TrainingStatus::getDroppedDecisions).orElse(null),
                whole(last, "dropped"),
                whole(last, "workers"),
                own.map(ClusterView::agents).orElse(List.of()),
                own.map(ClusterView::workers).orElse(List.of()),
                leases.stream().map(Lease::of).toList());
    }

    private static List<Agent> agents(TrainingStatus status) {
        return status.getAgentsList().stream().map(Agent::of).toList();
    }

    private static List<Worker> workers(TrainingStatus status) {
        return status.getWorkersList().stream().map(Worker::of).toList();
    }

    private static Map<Integer, Double> histogram(JsonNode shares) {
        Map<Integer, Double> histogram = new TreeMap<>();
        shares.properties()
                .forEach(entry -> histogram.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().asDouble()));
        return histogram;
    }

    private static @Nullable Double number(JsonNode row, String key) {
        return row.path(key).isNumber() ? row.path(key).asDouble() : null;
    }

    private static @Nullable Long whole(JsonNode row, String key) {
        return row.path(key).isNumber() ? row.path(key).asLong() : null;
    }

    /** A learning lineage and how far it has come. */
    record Agent(String name, String role, long version, long steps) {
        private static Agent of(AgentStatus status) {
            return new Agent(status.getName(), status.getRole(), status.getVersion(), status.getSteps());
        }
    }

    /**
     * A lease with matches that measure.
     *
     * @param worker who got it
     * @param time ISO time at which it was given out
     * @param filed how many of its matches have been recorded
     * @param pending how many have not
     */
    record Lease(String id, String worker, String time, int filed, int pending) {
        private static Lease of(LeaseRecord lease) {
            return new Lease(
                    lease.id(),
                    lease.worker(),
                    lease.time().toString(),
                    lease.filed(),
                    lease.pending().size());
        }
    }

    /**
     * One worker process; see {@code WorkerStatus} in {@code training.proto}.
     *
     * @param evaluationShare share of its steps that measured, or null before its first
     */
    record Worker(
            String name,
            String host,
            long processId,
            double decisionsPerSecond,
            long staleness,
            long secondsSinceHeard,
            long restarts,
            String lease,
            long refused,
            @Nullable Double evaluationShare) {
        private static Worker of(WorkerStatus status) {
            return new Worker(
                    status.getName(),
                    status.getHost(),
                    status.getProcessId(),
                    status.getDecisionsPerSecond(),
                    status.getStaleness(),
                    status.getSecondsSinceHeard(),
                    status.getRestarts(),
                    status.getLease(),
                    status.getRefused(),
                    status.getSteps() > 0 ? (double) status.getEvaluationSteps() / status.getSteps() : null);
        }
    }
}
