package dev.agon.launchers.kubernetes;

import dev.agon.league.launch.Part;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A run's pods in words for people. */
final class Pods {
    private static final String INDEX = "batch.kubernetes.io/job-completion-index";

    private Pods() {}

    /** The part that a pod is. */
    static Part part(Pod pod) {
        boolean coordinator =
                Names.COORDINATOR.equals(pod.getMetadata().getLabels().get(Names.PART));
        Part.State state = state(pod);
        return new Part(
                coordinator ? Names.COORDINATOR : Names.WORKER + "-" + index(pod),
                coordinator,
                state,
                pod.getMetadata().getName(),
                Objects.requireNonNullElse(
                        pod.getSpec() == null ? null : pod.getSpec().getNodeName(), ""),
                state == Part.State.RUNNING || state == Part.State.DONE ? "" : reason(pod.getStatus()));
    }

    private static String index(Pod pod) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        String index = annotations == null ? null : annotations.get(INDEX);
        return index == null ? pod.getMetadata().getName() : index;
    }

    private static Part.State state(Pod pod) {
        String phase = pod.getStatus() == null
                ? "Pending"
                : String.valueOf(pod.getStatus().getPhase());
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return Part.State.LEAVING;
        }
        return switch (phase) {
            case "Running" -> Part.State.RUNNING;
            case "Succeeded" -> Part.State.DONE;
            case "Failed", "Unknown" -> Part.State.FAILED;
            default -> Part.State.WAITING;
        };
    }

    /** What the cluster says: of its containers first, as that is nearer to the cause, then of the pod. */
    private static String reason(PodStatus status) {
        if (status == null) {
            return "";
        }
        Optional<String> container = status.getContainerStatuses().stream()
                .map(Pods::reason)
                .filter(reason -> !reason.isEmpty())
                .findFirst();
        return container
                .or(() -> condition(status.getConditions()))
                .orElseGet(() -> inWords(status.getReason(), status.getMessage()));
    }

    private static String reason(ContainerStatus status) {
        if (status.getState() == null) {
            return "";
        }
        ContainerStateWaiting waiting = status.getState().getWaiting();
        if (waiting != null) {
            return inWords(waiting.getReason(), waiting.getMessage());
        }
        return status.getState().getTerminated() == null
                ? ""
                : inWords(
                        status.getState().getTerminated().getReason(),
                        "exit code " + status.getState().getTerminated().getExitCode());
    }

    private static Optional<String> condition(List<PodCondition> conditions) {
        return conditions.stream()
                .filter(condition -> "False".equals(condition.getStatus()) && condition.getMessage() != null)
                .map(condition -> inWords(condition.getReason(), condition.getMessage()))
                .findFirst();
    }

    private static String inWords(String reason, String message) {
        String said = message == null ? "" : message;
        if (reason == null || reason.isEmpty()) {
            return said;
        }
        return said.isEmpty() ? reason : said + " [" + reason + "]";
    }
}
