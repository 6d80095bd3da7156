package dev.agon.launchers.kubernetes;

import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.KubernetesConfig;
import dev.agon.league.config.RunConfig;
import dev.agon.league.launch.LaunchOrder;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of the cluster for a run. The coordinator is a job of one pod that keeps the run's folder on a volume; a
 * service gives it a name that stays when the pod moves. Workers are an indexed job: they need no volume, only that name, the
 * token and the certificate's fingerprint. The workers' job belongs to the coordinator's and goes with it.
 */
final class Manifests {
    private static final int JOIN_PORT = 7070;
    private static final long USER = 1000;
    private static final int OWNER_AND_GROUP_READ = 0440;
    private static final String SECRET_FOLDER = "/etc/agon/secret";
    private static final String CONFIG_FOLDER = "/etc/agon/config";
    private static final String RUNS = "/agon/runs";
    private static final int COORDINATOR_HEAP_MEGABYTES = 1024;

    private final LaunchOrder order;
    private final RunConfig config;
    private final KubernetesConfig kubernetes;
    private final Names names;
    private final Secrets secrets;

    Manifests(LaunchOrder order, Secrets secrets) {
        this.order = order;
        this.secrets = secrets;
        config = order.config();
        kubernetes = config.launch().kubernetes();
        names = Names.of(order.run());
    }

    /** The token and the certificate. */
    Secret secret() {
        return new SecretBuilder()
                .withMetadata(metadata(names.secret()))
                .withType("Opaque")
                .addToStringData("token", secrets.token())
                .addToStringData("certificate.pem", secrets.certificate())
                .addToStringData("key.pem", secrets.key())
                .build();
    }

    /**
     * The run's configuration, and the policy it starts from.
     *
     * @param initialPolicy content of the policy's file; empty where it starts from none
     */
    ConfigMap configuration(Optional<byte[]> initialPolicy) {
        ConfigMapBuilder map = new ConfigMapBuilder()
                .withMetadata(metadata(names.config()))
                .addToData("config.yaml", ConfigYaml.toText(config));
        initialPolicy.ifPresent(bytes ->
                map.addToBinaryData("initial.safetensors", Base64.getEncoder().encodeToString(bytes)));
        return map.build();
    }

    /** The volume of the run's folder; empty where an existing one is used. */
    Optional<PersistentVolumeClaim> claim() {
        if (!kubernetes.claim().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PersistentVolumeClaimBuilder()
                .withMetadata(metadata(names.claim()))
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withStorageClassName(orNull(kubernetes.storageClass()))
                .withNewResources()
                .addToRequests("storage", new Quantity(kubernetes.claimSize()))
                .endResources()
                .endSpec()
                .build());
    }

    /** The name under which workers find the learner. */
    Service service() {
        return new ServiceBuilder()
                .withMetadata(metadata(names.coordinator()))
                .withNewSpec()
                .withSelector(names.labels(Names.COORDINATOR))
                .addNewPort()
                .withName("join")
                .withPort(JOIN_PORT)
                .withNewTargetPort(JOIN_PORT)
                .endPort()
                .endSpec()
                .build();
    }

    /** The learner and the pages. */
    Job coordinator() {
        return new JobBuilder()
                .withMetadata(metadata(names.coordinator()))
                .withNewSpec()
                .withCompletions(1)
                .withParallelism(1)
                .withBackoffLimit(kubernetes.mostRestarts())
                .withPodFailurePolicy(failures("FailJob"))
                .withTtlSecondsAfterFinished(kubernetes.keepSeconds())
                .withTemplate(pod(
                        Names.COORDINATOR,
                        coordinatorContainer(),
                        List.of(
                                volume("runs")
                                        .withNewPersistentVolumeClaim()
                                        .withClaimName(
                                                kubernetes.claim().isEmpty() ? names.claim() : kubernetes.claim())
                                        .endPersistentVolumeClaim()
                                        .build(),
                                volume("config")
                                        .withNewConfigMap()
                                        .withName(names.config())
                                        .endConfigMap()
                                        .build())))
                .endSpec()
                .build();
    }

    private Container coordinatorContainer() {
        List<String> arguments = java(COORDINATOR_HEAP_MEGABYTES);
        arguments.addAll(List.of(
                LaunchOrder.PROGRAM,
                "coordinator",
                "--run",
                RUNS + "/" + order.run().name(),
                "--config",
                CONFIG_FOLDER + "/config.yaml",
                "--host",
                names.coordinator(),
                "--join-port",
                Integer.toString(JOIN_PORT),
                "--join-tls",
                SECRET_FOLDER,
                "--token-file",
                SECRET_FOLDER + "/token"));
        if (order.initialPolicy() != null) {
            arguments.addAll(List.of("--initialize-from", CONFIG_FOLDER + "/initial.safetensors"));
        }
        arguments.addAll(order.pages());
        arguments.add("--json");
        int cpus = Math.max(kubernetes.coordinatorCpus(), config.learner().threads() + 1);
        return container(Names.COORDINATOR, arguments, cpus, kubernetes.coordinatorMegabytes())
                .addNewPort()
                .withName("join")
                .withContainerPort(JOIN_PORT)
                .endPort()
                .addToVolumeMounts(mount("runs", RUNS, false), mount("config", CONFIG_FOLDER, true))
                .build();
    }

    /**
     * The workers.
     *
     * @param coordinator uid of the coordinator's job, with which this one goes; empty where there is none yet
     */
    Job workers(Optional<String> coordinator) {
        ObjectMetaBuilder metadata = new ObjectMetaBuilder(metadata(names.workers()));
        coordinator.ifPresent(uid -> metadata.addNewOwnerReference()
                .withApiVersion("batch/v1")
                .withKind("Job")
                .withName(names.coordinator())
                .withUid(uid)
                .endOwnerReference());
        return new JobBuilder()
                .withMetadata(metadata.build())
                .withNewSpec()
                .withCompletionMode("Indexed")
                .withCompletions(order.workers())
                .withParallelism(order.workers())
                .withBackoffLimitPerIndex(kubernetes.mostRestarts())
                .withPodFailurePolicy(failures("FailIndex"))
                .withTemplate(pod(Names.WORKER, workerContainer(), List.of()))
                .endSpec()
                .build();
    }

    private Container workerContainer() {
        List<String> arguments = java(kubernetes.megabytesPerWorker() / 2);
        arguments.addAll(List.of(
                LaunchOrder.PROGRAM,
                "worker",
                "--join",
                names.coordinator() + ":" + JOIN_PORT,
                "--token-file",
                SECRET_FOLDER + "/token",
                "--fingerprint",
                secrets.fingerprint(),
                "--name",
                // The job's controller sets the variable in every pod of an indexed job; the kubelet puts its value
                // here.
                "worker-$(JOB_COMPLETION_INDEX)"));
        return container(Names.WORKER, arguments, kubernetes.cpusPerWorker(), kubernetes.megabytesPerWorker())
                .build();
    }

    /** Pods that had to leave a node do not count as failed; what a restart would not mend is not started again. */
    private static PodFailurePolicy failures(String forGood) {
        return new PodFailurePolicyBuilder()
                .addNewRule()
                .withAction("Ignore")
                .addNewOnPodCondition()
                .withType("DisruptionTarget")
                .withStatus("True")
                .endOnPodCondition()
                .endRule()
                .addNewRule()
                .withAction(forGood)
                .withNewOnExitCodes()
                .withOperator("In")
                .withValues(2, 3)
                .endOnExitCodes()
                .endRule()
                .build();
    }

    private PodTemplateSpec pod(String part, Container container, List<Volume> volumes) {
        PodSpecBuilder spec = new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds((long) kubernetes.graceSeconds())
                .withAutomountServiceAccountToken(false)
                .withServiceAccountName(orNull(kubernetes.serviceAccount()))
                .withNodeSelector(kubernetes.nodes().isEmpty() ? null : kubernetes.nodes())
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withFsGroup(USER)
                .endSecurityContext()
                .withContainers(container)
                .withVolumes(volumes)
                .addToVolumes(volume("secret")
                        .withNewSecret()
                        .withSecretName(names.secret())
                        .withDefaultMode(OWNER_AND_GROUP_READ)
                        .endSecret()
                        .build());
        if (part.equals(Names.WORKER)) {
            spec.withPriorityClassName(orNull(kubernetes.priorityClass()));
        }
        if (!kubernetes.pullSecret().isEmpty()) {
            spec.addNewImagePullSecret(kubernetes.pullSecret());
        }
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(names.labels(part))
                .endMetadata()
                .withSpec(spec.build())
                .build();
    }

    private ContainerBuilder container(String name, List<String> arguments, int cpus, int megabytes) {
        Map<String, Quantity> resources =
                Map.of("cpu", new Quantity(Integer.toString(cpus)), "memory", new Quantity(megabytes + "Mi"));
        return new ContainerBuilder()
                .withName(name)
                .withImage(kubernetes.image())
                .withCommand("java")
                .withArgs(arguments)
                .addNewEnv()
                .withName("OMP_NUM_THREADS")
                .withValue("1")
                .endEnv()
                .addNewEnv()
                .withName("OPENBLAS_NUM_THREADS")
                .withValue("1")
                .endEnv()
                .withNewResources()
                .withRequests(resources)
                .withLimits(Map.of("memory", new Quantity(megabytes + "Mi")))
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addToVolumeMounts(mount("secret", SECRET_FOLDER, true));
    }

    /** Where Jib puts the program in the image. */
    private static List<String> java(int heapMegabytes) {
        return new ArrayList<>(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-Djdk.serialFilter=!*",
                "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=agon-child-logback.xml",
                "-cp",
                "/app/resources:/app/classes:/app/libs/*"));
    }

    private static VolumeBuilder volume(String name) {
        return new VolumeBuilder().withName(name);
    }

    private static VolumeMount mount(String name, String path, boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(name)
                .withMountPath(path)
                .withReadOnly(readOnly ? true : null)
                .build();
    }

    private ObjectMeta metadata(String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(orNull(kubernetes.namespace()))
                .withLabels(names.labels())
                .build();
    }

    @SuppressWarnings("NullAway") // The builders leave out what is null.
    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
