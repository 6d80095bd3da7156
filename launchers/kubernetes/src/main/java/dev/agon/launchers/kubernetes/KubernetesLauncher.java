package dev.agon.launchers.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.launch.LaunchOrder;
import dev.agon.league.launch.Launcher;
import dev.agon.league.launch.Part;
import dev.agon.league.launch.Pause;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.run.RunFolder;
import dev.agon.league.wire.Token;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts a run on a Kubernetes cluster, with the client configuration of whoever asks for it. */
public final class KubernetesLauncher implements Launcher {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_POLICY_BYTES = 900 * 1024;
    private static final int LINES_WITH_SUMMARY = 3;
    private static final long STOP_SECONDS = 180;
    private static final long LOOK_MILLIS = 1_000;

    private final Cluster cluster;

    /** With the client configuration that {@code kubectl} uses too. */
    public KubernetesLauncher() {
        this(new Cluster(Cluster::connect));
    }

    KubernetesLauncher(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public boolean elsewhere() {
        return true;
    }

    @Override
    public void check(RunConfig config) {
        if (config.launch().kubernetes().image().isEmpty()) {
            throw AgonException.input(
                    "launch.kubernetes.image must name an image with the program; make it with mvn -Pimage"
                            + " (docs/clusters.md) and give --set launch.kubernetes.image=NAME");
        }
        if (config.store().inPostgresql()) {
            throw AgonException.input("a run on Kubernetes keeps its results in its volume: leave store.url out");
        }
    }

    @Override
    public List<Paper> papers(LaunchOrder order) {
        Manifests manifests = new Manifests(order, Secrets.HIDDEN);
        List<HasMetadata> all = new ArrayList<>(foundations(manifests, Optional.empty()));
        all.add(manifests.coordinator());
        all.add(manifests.workers(Optional.empty()));
        return all.stream()
                .map(manifest -> new Paper(
                        manifest.getKind().toLowerCase(java.util.Locale.ROOT) + "-"
                                + manifest.getMetadata().getName() + ".yaml",
                        Serialization.asYaml(manifest)))
                .toList();
    }

    /** What must be there before the jobs. */
    private static List<HasMetadata> foundations(Manifests manifests, Optional<byte[]> policy) {
        List<HasMetadata> all = new ArrayList<>(List.of(manifests.secret(), manifests.configuration(policy)));
        manifests.claim().ifPresent(all::add);
        all.add(manifests.service());
        return all;
    }

    @Override
    public void launch(LaunchOrder order, Consumer<String> log) {
        Names names = Names.of(order.run());
        Manifests manifests = new Manifests(order, secrets(order.run()));
        cluster.tell(order.config(), client -> {
            requireNothingLeft(client, order.run(), names);
            for (HasMetadata foundation : foundations(manifests, policy(order))) {
                put(client, foundation);
            }
            Job coordinator = client.resource(manifests.coordinator()).create();
            log.accept("coordinator started as job " + names.coordinator() + " in namespace " + client.getNamespace());
            Job workers = startWorkers(client, manifests, names, coordinator);
            log.accept(workers.getSpec().getCompletions() + " workers started as job " + names.workers());
        });
    }

    /** A coordinator whose workers are refused would train with nobody: it goes again. */
    private static Job startWorkers(KubernetesClient client, Manifests manifests, Names names, Job coordinator) {
        try {
            return client.resource(manifests.workers(
                            Optional.ofNullable(coordinator.getMetadata().getUid())))
                    .create();
        } catch (KubernetesClientException refused) {
            try {
                client.batch().v1().jobs().withName(names.coordinator()).delete();
                boolean unused = removeFoundations(client, names);
            } catch (KubernetesClientException again) {
                refused.addSuppressed(again);
            }
            throw refused;
        }
    }

    /** Removes what was there before the jobs, but for the volume; says whether any of it was left. */
    private static boolean removeFoundations(KubernetesClient client, Names names) {
        List<StatusDetails> removed = new ArrayList<>();
        removed.addAll(client.services().withName(names.coordinator()).delete());
        removed.addAll(client.configMaps().withName(names.config()).delete());
        removed.addAll(client.secrets().withName(names.secret()).delete());
        return !removed.isEmpty();
    }

    /** Makes it, or brings one that is there up to date; a volume that is there stays as it is. */
    private static void put(KubernetesClient client, HasMetadata wanted) {
        Resource<HasMetadata> resource = client.resource(wanted);
        HasMetadata there = resource.get();
        if (there == null) {
            HasMetadata unused = resource.create();
        } else if (!(wanted instanceof PersistentVolumeClaim)) {
            HasMetadata unused = resource.update();
        }
    }

    private static void requireNothingLeft(KubernetesClient client, RunFolder run, Names names) {
        if (client.batch().v1().jobs().withName(names.coordinator()).get() != null) {
            throw AgonException.environment("there is a job " + names.coordinator() + " already; see ./agon cluster "
                    + run.name() + " status, or end it with ./agon cluster " + run.name() + " stop");
        }
    }

    private static Secrets secrets(RunFolder run) {
        try {
            ServerCertificate certificate = SelfSigned.in(run.path().resolve("tls"), "127.0.0.1", Instant.now());
            return new Secrets(
                    Token.random().text(),
                    Files.readString(certificate.certificateFile()),
                    Files.readString(certificate.keyFile()),
                    certificate.fingerprint().text());
        } catch (IOException failed) {
            throw AgonException.environment("cannot make a certificate: " + failed.getMessage());
        }
    }

    private static Optional<byte[]> policy(LaunchOrder order) {
        Path file = order.initialPolicy();
        if (file == null) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_POLICY_BYTES) {
                throw AgonException.input(file + " is larger than the " + MOST_POLICY_BYTES / 1024
                        + " KiB that can be handed to a pod; copy it to the volume and start the run there");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw AgonException.input("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public List<Part> parts(RunFolder run) {
        Names names = Names.of(run);
        return cluster.ask(run.config(), client -> {
            List<Part> parts = new ArrayList<>();
            for (Pod pod : client.pods().withLabels(names.labels()).list().getItems()) {
                Part part = Pods.part(pod);
                if (part.coordinator() || part.state() != Part.State.DONE) {
                    parts.add(part);
                }
            }
            parts.sort(Comparator.comparing((Part part) -> !part.coordinator())
                    .thenComparing(part -> part.name().length())
                    .thenComparing(Part::name));
            return withoutReplaced(parts);
        });
    }

    /** Pods that failed and were replaced stay for their logs; of each part the best is shown. */
    private static List<Part> withoutReplaced(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.state() != Part.State.FAILED
                        || parts.stream()
                                .noneMatch(other -> other != part
                                        && other.name().equals(part.name())
                                        && other.state() != Part.State.FAILED))
                .toList();
    }

    /** Nobody outside of the cluster reaches the learner; its progress is in the coordinator's log. */
    @Override
    public Optional<TrainingStatus> training(RunFolder run) {
        return Optional.empty();
    }

    @Override
    public QuarantineList quarantine(RunFolder run) {
        throw inTheCluster();
    }

    @Override
    public int lift(RunFolder run, String worker) {
        throw inTheCluster();
    }

    private static AgonException inTheCluster() {
        return AgonException.environment(
                "who is in quarantine stands in the run's folder, which lies in the cluster: the learner"
                        + " names everybody in ./agon cluster RUN logs; to lift it, change quarantine.json there and start the"
                        + " coordinator's pod again");
    }

    @Override
    public Optional<JsonNode> summary(RunFolder run) {
        Names names = Names.of(run);
        return cluster.ask(run.config(), client -> {
            for (Pod pod : client.pods()
                    .withLabels(names.labels(Names.COORDINATOR))
                    .list()
                    .getItems()) {
                if (Pods.part(pod).state() == Part.State.DONE) {
                    String log = client.pods()
                            .withName(pod.getMetadata().getName())
                            .tailingLines(LINES_WITH_SUMMARY)
                            .getLog();
                    return lastObject(log);
                }
            }
            return Optional.empty();
        });
    }

    private static Optional<JsonNode> lastObject(String log) {
        return log.lines()
                .filter(line -> line.startsWith("{"))
                .reduce((first, last) -> last)
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException cut) {
                        return null;
                    }
                });
    }

    @Override
    public void scale(RunFolder run, int workers, Consumer<String> log) {
        Names names = Names.of(run);
        Job unused = cluster.ask(run.config(), client -> {
            Job job = client.batch().v1().jobs().withName(names.workers()).get();
            if (job == null) {
                throw absent(run, names.workers());
            }
            return client.batch().v1().jobs().withName(names.workers()).edit(before -> {
                before.getSpec().setParallelism(workers);
                before.getSpec().setCompletions(workers);
                return before;
            });
        });
        log.accept("asked for " + workers + " workers");
    }

    private static AgonException absent(RunFolder run, String job) {
        return AgonException.environment(
                "there is no job " + job + " on the cluster; start it with: ./agon train --run " + run + " --resume");
    }

    @Override
    public void stop(RunFolder run, Consumer<String> log) {
        Names names = Names.of(run);
        cluster.tell(run.config(), client -> {
            boolean atWork =
                    client.batch().v1().jobs().withName(names.coordinator()).get() != null;
            client.batch().v1().jobs().withName(names.workers()).delete();
            // Its pod hears SIGTERM and has launch.kubernetes.graceSeconds to save.
            client.batch().v1().jobs().withName(names.coordinator()).delete();
            if (atWork) {
                log.accept("asked to save and end");
            }
            awaitGone(client, names);
            // A run that ended by itself leaves them: the cluster removes finished jobs, and only those.
            if (!removeFoundations(client, names) && !atWork) {
                throw absent(run, names.coordinator());
            }
        });
        log.accept("ended; the run's folder is kept in its volume, and ./agon train --run " + run
                + " --resume goes on with it");
    }

    private static void awaitGone(KubernetesClient client, Names names) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (client.pods().withLabels(names.labels(Names.COORDINATOR)).list().getItems().stream()
                .map(Pods::part)
                .anyMatch(part -> part.state() == Part.State.RUNNING || part.state() == Part.State.LEAVING)) {
            if (System.nanoTime() > until) {
                throw AgonException.failed("the coordinator has not ended within " + STOP_SECONDS + " s");
            }
            Pause.millis(LOOK_MILLIS);
        }
    }

    @Override
    public void logs(RunFolder run, int lines, Consumer<String> out) {
        Names names = Names.of(run);
        cluster.tell(run.config(), client -> {
            for (Part part : parts(run)) {
                out.accept("==> " + part.id());
                if (part.state() != Part.State.WAITING) {
                    client.pods()
                            .withName(part.id())
                            .tailingLines(lines)
                            .getLog()
                            .lines()
                            .forEach(out);
                }
            }
        });
    }
}
