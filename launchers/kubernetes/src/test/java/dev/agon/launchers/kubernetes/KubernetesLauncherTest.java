package dev.agon.launchers.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.launch.LaunchOrder;
import dev.agon.league.launch.Launcher;
import dev.agon.league.launch.Part;
import dev.agon.league.run.RunFolder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that keeps objects as a cluster's does, but runs nothing. */
@EnableKubernetesMockClient(crud = true, https = false)
class KubernetesLauncherTest {
    private static final String IMAGE = "agon:test";

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();
    private KubernetesLauncher launcher;
    private RunFolder run;

    @BeforeEach
    void makeRun() {
        launcher = new KubernetesLauncher(new Cluster(wanted -> new KubernetesClientBuilder()
                .withConfig(client.getConfiguration())
                .build()));
        run = RunFolder.createAt(folder.resolve("My_Run.1"), config());
    }

    private static RunConfig config(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "launch.launcher=kubernetes", "launch.kubernetes.image=" + IMAGE, "workers=3", "learner.threads=4"));
        settings.addAll(List.of(more));
        return ConfigYaml.override(RunConfig.defaults("kuhn"), settings);
    }

    private LaunchOrder order() {
        return new LaunchOrder(run, run.config(), null, List.of("--no-dashboard"));
    }

    @Test
    void startsACoordinatorWithAVolumeAndIndexedWorkersThatGoWithIt() {
        launcher.launch(order(), lines::add);

        Job coordinator = job("agon-my-run-1-coordinator");
        Job workers = job("agon-my-run-1-workers");
        assertEquals("Indexed", workers.getSpec().getCompletionMode());
        assertEquals(3, workers.getSpec().getParallelism());
        assertEquals(3, workers.getSpec().getCompletions());
        assertEquals(
                coordinator.getMetadata().getUid(),
                workers.getMetadata().getOwnerReferences().get(0).getUid());
        assertTrue(arguments(workers).contains("worker-$(JOB_COMPLETION_INDEX)"));
        assertTrue(arguments(workers).contains("agon-my-run-1-coordinator:7070"));
        assertTrue(arguments(coordinator).containsAll(List.of("coordinator", "/agon/runs/My_Run.1", "--no-dashboard")));
        assertEquals("5", requests(coordinator).get("cpu"), "learner.threads and one more");
        assertEquals("1024Mi", requests(workers).get("memory"));
        for (Job each : List.of(coordinator, workers)) {
            assertEquals("Never", each.getSpec().getTemplate().getSpec().getRestartPolicy());
            assertEquals(
                    "DisruptionTarget",
                    each.getSpec()
                            .getPodFailurePolicy()
                            .getRules()
                            .get(0)
                            .getOnPodConditions()
                            .get(0)
                            .getType());
        }
        assertEquals(
                "agon-my-run-1-folder",
                client.persistentVolumeClaims()
                        .withName("agon-my-run-1-folder")
                        .get()
                        .getMetadata()
                        .getName());
        assertEquals(
                coordinator.getSpec().getTemplate().getMetadata().getLabels(),
                client.services()
                        .withName("agon-my-run-1-coordinator")
                        .get()
                        .getSpec()
                        .getSelector());
        String configuration = client.configMaps()
                .withName("agon-my-run-1-config")
                .get()
                .getData()
                .get("config.yaml");
        assertTrue(configuration.contains("game: kuhn"), configuration);
    }

    @Test
    void keepsTheTokenInASecretAndNowhereElse() {
        launcher.launch(order(), lines::add);

        Secret secret = client.secrets().withName("agon-my-run-1-secret").get();
        String token = secret.getStringData().get("token");
        assertEquals(64, token.length());
        assertTrue(secret.getStringData().get("key.pem").contains("PRIVATE KEY"));
        String others = Serialization.asYaml(job("agon-my-run-1-workers"))
                + Serialization.asYaml(job("agon-my-run-1-coordinator"))
                + lines
                + launcher.papers(order());
        assertFalse(others.contains(token) || others.contains("PRIVATE KEY"), "a secret has left its place");
    }

    @Test
    void printsManifestsThatArePartOfThePublishedSchemas() {
        List<Launcher.Paper> papers = launcher.papers(order());

        assertEquals(
                List.of("Secret", "ConfigMap", "PersistentVolumeClaim", "Service", "Job", "Job"),
                papers.stream()
                        .map(KubernetesLauncherTest::read)
                        .map(HasMetadata::getKind)
                        .toList());
        for (Launcher.Paper paper : papers) {
            HasMetadata read = read(paper);
            assertEquals(paper.text(), Serialization.asYaml(read), "nothing was lost when it was read by the schema");
            assertTrue(additional(read).isEmpty(), () -> "no such field: " + additional(read));
        }
        assertTrue(client.batch().v1().jobs().list().getItems().isEmpty(), "nothing is started");
    }

    private static HasMetadata read(Launcher.Paper paper) {
        return Serialization.unmarshal(paper.text());
    }

    private static Map<String, Object> additional(HasMetadata read) {
        return read instanceof Job job ? job.getSpec().getAdditionalProperties() : Map.of();
    }

    @Test
    void scalesAndStopsButKeepsTheVolume() {
        launcher.launch(order(), lines::add);

        launcher.scale(run, 5000, lines::add);
        assertEquals(5000, job("agon-my-run-1-workers").getSpec().getParallelism());
        assertEquals(5000, job("agon-my-run-1-workers").getSpec().getCompletions());
        assertThrows(AgonException.class, () -> launcher.launch(order(), lines::add), "it is there already");

        launcher.stop(run, lines::add);
        assertNull(job("agon-my-run-1-workers"));
        assertNull(job("agon-my-run-1-coordinator"));
        assertNull(client.secrets().withName("agon-my-run-1-secret").get());
        assertTrue(
                client.persistentVolumeClaims().withName("agon-my-run-1-folder").get() != null);
        AgonException absent = assertThrows(AgonException.class, () -> launcher.scale(run, 2, lines::add));
        assertEquals(AgonException.ENVIRONMENT, absent.exitCode());
        launcher.launch(order(), lines::add);
    }

    @Test
    void leavesNothingAtWorkWhereTheWorkersAreRefused() {
        Job inTheWay = new JobBuilder()
                .withNewMetadata()
                .withName("agon-my-run-1-workers")
                .endMetadata()
                .build();
        Job unused = client.resource(inTheWay).create();

        AgonException refused = assertThrows(AgonException.class, () -> launcher.launch(order(), lines::add));

        assertEquals(AgonException.ENVIRONMENT, refused.exitCode());
        assertNull(job("agon-my-run-1-coordinator"));
        assertNull(client.secrets().withName("agon-my-run-1-secret").get());
    }

    @Test
    void stopRemovesWhatARunThatEndedByItselfHasLeft() {
        launcher.launch(order(), lines::add);
        // As the cluster does keepSeconds after the end.
        client.batch().v1().jobs().withName("agon-my-run-1-coordinator").delete();
        client.batch().v1().jobs().withName("agon-my-run-1-workers").delete();

        launcher.stop(run, lines::add);

        assertNull(client.secrets().withName("agon-my-run-1-secret").get());
        assertNull(client.configMaps().withName("agon-my-run-1-config").get());
        assertNull(client.services().withName("agon-my-run-1-coordinator").get());
        assertTrue(
                client.persistentVolumeClaims().withName("agon-my-run-1-folder").get() != null);
        AgonException absent = assertThrows(AgonException.class, () -> launcher.stop(run, lines::add));
        assertTrue(absent.getMessage().contains("there is no job"), absent.getMessage());
    }

    @Test
    void saysOfEachPodHowItIsAndWhy() {
        pod("c-1", Names.COORDINATOR, null, "Running", "node-a", null);
        pod("w-0", Names.WORKER, "0", "Pending", null, "0/3 nodes are available: 3 Insufficient cpu.");
        pod("w-1a", Names.WORKER, "1", "Failed", "node-b", null);
        pod("w-1b", Names.WORKER, "1", "Running", "node-c", null);
        pod("w-2", Names.WORKER, "2", "Succeeded", "node-c", null);

        List<Part> parts = launcher.parts(run);

        assertEquals(
                List.of("coordinator", "worker-0", "worker-1"),
                parts.stream().map(Part::name).toList());
        assertEquals("node-a", parts.get(0).host());
        assertEquals(Part.State.WAITING, parts.get(1).state());
        assertEquals(
                "0/3 nodes are available: 3 Insufficient cpu. [Unschedulable]",
                parts.get(1).reason());
        assertEquals("w-1b", parts.get(2).id());
    }

    @Test
    void refusesWhatCannotRunThere() {
        AgonException noImage =
                assertThrows(AgonException.class, () -> launcher.check(config("launch.kubernetes.image=")));
        assertTrue(noImage.getMessage().contains("launch.kubernetes.image"), noImage.getMessage());
        launcher.check(config());
        AgonException badSize = assertThrows(AgonException.class, () -> config("launch.kubernetes.claimSize=many"));
        assertTrue(badSize.getMessage().contains("a size such as 20Gi"), badSize.getMessage());
        AgonException nearest = assertThrows(AgonException.class, () -> config("launch.kubernetes.namespce=x"));
        assertTrue(nearest.getMessage().contains("did you mean 'launch.kubernetes.namespace'"), nearest.getMessage());
    }

    private void pod(String name, String part, String index, String phase, String node, String unschedulable) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(Names.of(run).labels(part))
                .endMetadata()
                .withNewSpec()
                .withNodeName(node)
                .endSpec()
                .withNewStatus()
                .withPhase(phase)
                .endStatus();
        if (index != null) {
            pod.editMetadata()
                    .addToAnnotations("batch.kubernetes.io/job-completion-index", index)
                    .endMetadata();
        }
        if (unschedulable != null) {
            pod.editStatus()
                    .addNewCondition()
                    .withType("PodScheduled")
                    .withStatus("False")
                    .withReason("Unschedulable")
                    .withMessage(unschedulable)
                    .endCondition()
                    .endStatus();
        }
        Pod made = client.resource(pod.build()).create();
        assertEquals(name, made.getMetadata().getName());
    }

    private Job job(String name) {
        return client.batch().v1().jobs().withName(name).get();
    }

    private static List<String> arguments(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().get(0).getArgs();
    }

    private static Map<String, String> requests(Job job) {
        return job
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getRequests()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }
}
