package dev.agon.dashboard;

import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import java.util.List;

/**
 * Who trains, and how well data flows.
 *
 * @param training whether anything is training
 * @param stalenessMean versions between acting and training
 * @param queuedDecisions decisions that wait for the learner
 * @param droppedDecisions decisions that came too late to be learnt from
 * @param workers everyone who joined and has not been given up
 */
record ClusterView(
        boolean training,
        String run,
        int incarnation,
        long version,
        long steps,
        double decisionsPerSecond,
        double stalenessMean,
        long stalenessMax,
        long queuedDecisions,
        long droppedDecisions,
        List<Worker> workers) {
    /** Nothing is training. */
    static final ClusterView NONE = new ClusterView(false, "", 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    static ClusterView of(TrainingStatus status) {
        return new ClusterView(
                true,
                status.getRun(),
                status.getIncarnation(),
                status.getVersion(),
                status.getSteps(),
                status.getDecisionsPerSecond(),
                status.getStalenessMean(),
                status.getStalenessMax(),
                status.getQueuedDecisions(),
                status.getDroppedDecisions(),
                status.getWorkersList().stream().map(Worker::of).toList());
    }

    /** One worker process; see {@code WorkerStatus} in {@code training.proto}. */
    record Worker(
            String name,
            String host,
            long processId,
            double decisionsPerSecond,
            long staleness,
            long secondsSinceHeard,
            long restarts,
            String lease,
            long refused) {
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
                    status.getRefused());
        }
    }
}
