package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What Kubernetes is asked for. Texts that are empty leave the choice to the cluster.
 *
 * @param image with the program, as {@code mvn -Pimage} makes it; it must be given
 * @param namespace for everything; empty for that of the current context
 * @param context of the client's configuration; empty for the current one
 * @param claim an existing PersistentVolumeClaim for run folders; empty for one of the run's own
 * @param claimSize size of that one
 * @param storageClass of that one
 * @param cpusPerWorker cores of one worker
 * @param megabytesPerWorker memory of one worker
 * @param coordinatorCpus cores of the learner; those of {@code learner.threads} and one more are taken where that is more
 * @param coordinatorMegabytes memory of the learner and the pages
 * @param graceSeconds time in which a coordinator that must leave its node saves
 * @param mostRestarts how often a pod that failed is replaced
 * @param keepSeconds time after the end of the run for which finished jobs and their logs stay
 * @param priorityClass of the workers' pods
 * @param nodes labels that nodes must have
 * @param serviceAccount of all pods
 * @param pullSecret with which the image is pulled
 */
public record KubernetesConfig(
        String image,
        String namespace,
        String context,
        String claim,
        String claimSize,
        String storageClass,
        int cpusPerWorker,
        int megabytesPerWorker,
        int coordinatorCpus,
        int coordinatorMegabytes,
        int graceSeconds,
        int mostRestarts,
        int keepSeconds,
        String priorityClass,
        Map<String, String> nodes,
        String serviceAccount,
        String pullSecret) {
    private static final Pattern NAME = Pattern.compile("|[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]*(Mi|Gi|Ti|M|G|T)");

    public KubernetesConfig {
        nodes = Map.copyOf(new TreeMap<>(nodes));
        requireName("namespace", namespace);
        requireName("claim", claim);
        requireName("storageClass", storageClass);
        requireName("priorityClass", priorityClass);
        requireName("serviceAccount", serviceAccount);
        requireName("pullSecret", pullSecret);
        require(image.lines().count() <= 1 && !image.contains(" "), key("image"), image, "the name of an image");
        require(SIZE.matcher(claimSize).matches(), key("claimSize"), claimSize, "a size such as 20Gi");
        require(cpusPerWorker >= 1 && cpusPerWorker <= 64, key("cpusPerWorker"), cpusPerWorker, "in [1, 64]");
        require(megabytesPerWorker >= 512, key("megabytesPerWorker"), megabytesPerWorker, "at least 512");
        require(
                coordinatorCpus >= 1 && coordinatorCpus <= 1024,
                key("coordinatorCpus"),
                coordinatorCpus,
                "in [1, 1024]");
        require(coordinatorMegabytes >= 1536, key("coordinatorMegabytes"), coordinatorMegabytes, "at least 1536");
        require(graceSeconds >= 10 && graceSeconds <= 3600, key("graceSeconds"), graceSeconds, "in [10, 3600]");
        require(mostRestarts >= 0, key("mostRestarts"), mostRestarts, "at least 0");
        require(keepSeconds >= 0, key("keepSeconds"), keepSeconds, "at least 0");
    }

    private static String key(String name) {
        return "launch.kubernetes." + name;
    }

    private static void requireName(String key, String value) {
        require(
                NAME.matcher(value).matches(),
                key(key),
                value,
                "a name of a-z, 0-9, - and ., or empty for the cluster's own");
    }

    /** A core and a gigabyte a worker, a volume of its own for the run. */
    public static KubernetesConfig defaults() {
        return new KubernetesConfig("", "", "", "", "20Gi", "", 1, 1024, 2, 4096, 60, 10, 600, "", Map.of(), "", "");
    }
}
