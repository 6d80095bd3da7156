package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Slurm cluster of two nodes, {@code n1} and {@code n2} of three cores each, on loopback: its own munged, slurmctld and
 * two slurmd, with ports and folders of their own, without systemd and cgroups. Jobs of the partition {@code urgent} push out
 * those of {@code small}; {@code closed} starts none. Everything that was started ends with {@link #close}.
 */
final class SlurmCluster implements AutoCloseable {
    /** Where this property is true a machine without Slurm fails the tests instead of passing them over. */
    private static final String REQUIRED = "agon.slurm.required";

    private static final long LIMIT_SECONDS = 180;
    private static final Set<Integer> PORTS_GIVEN = new HashSet<>();

    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();
    private final Thread hook = new Thread(this::stop, "slurm-stop");

    /** Starts it, or skips the test where Slurm is not installed. */
    static SlurmCluster start() throws Exception {
        Optional<String> missing = Stream.of("munged", "slurmctld", "slurmd", "sbatch", "srun", "squeue", "scontrol")
                .filter(program -> program(program).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            String reason = "there is no " + missing.get() + "; on Debian: apt-get install slurm-wlm munge";
            if (Boolean.getBoolean(REQUIRED)) {
                fail(reason);
            }
            Assumptions.abort(reason);
        }
        SlurmCluster cluster = new SlurmCluster();
        try {
            cluster.startDaemons();
        } catch (Exception | AssertionError failed) {
            cluster.close();
            throw failed;
        }
        return cluster;
    }

    private static Optional<Path> program(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private SlurmCluster() throws IOException {
        folder = Files.createTempDirectory("agon-slurm");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void startDaemons() throws Exception {
        for (String name : List.of("state", "n1", "n2")) {
            Files.createDirectory(folder.resolve(name));
        }
        byte[] key = new byte[1024];
        new SecureRandom().nextBytes(key);
        Path secret = Files.createFile(
                folder.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(secret, key);
        Files.writeString(configuration(), settings());
        daemon(
                "munged",
                "--foreground",
                "--force",
                "--key-file=" + secret,
                "--socket=" + munge(),
                "--pid-file=" + folder.resolve("munge.pid"),
                "--log-file=" + folder.resolve("munge.log"),
                "--seed-file=" + folder.resolve("munge.seed"));
        await("munged", () -> Files.exists(munge()));
        daemon("slurmctld", "-D", "-i", "-f", configuration().toString());
        daemon("slurmd", "-D", "-N", "n1", "-f", configuration().toString());
        daemon("slurmd", "-D", "-N", "n2", "-f", configuration().toString());
        await("two nodes", () -> run("sinfo", "--noheader", "--partition=small", "--states=idle", "--format=%D")
                .equals("2"));
    }

    private Path configuration() {
        return folder.resolve("slurm.conf");
    }

    private Path munge() {
        return folder.resolve("munge.socket");
    }

    private String settings() throws IOException {
        List<Integer> ports = freePorts(3);
        String user = System.getProperty("user.name");
        return """
            ClusterName=agon
            SlurmctldHost=localhost(127.0.0.1)
            SlurmctldPort=%d
            SlurmUser=%s
            SlurmdUser=%s
            AuthType=auth/munge
            AuthInfo=socket=%s,cred_expire=5
            StateSaveLocation=%s/state
            SlurmdSpoolDir=%s/%%n
            SlurmctldPidFile=%s/slurmctld.pid
            SlurmdPidFile=%s/slurmd-%%n.pid
            SlurmctldLogFile=%s/slurmctld.log
            SlurmdLogFile=%s/slurmd-%%n.log
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            MpiDefault=none
            JobAcctGatherType=jobacct_gather/none
            AccountingStorageType=accounting_storage/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            PreemptType=preempt/partition_prio
            PreemptMode=REQUEUE
            SchedulerType=sched/builtin
            SchedulerParameters=sched_interval=1
            SlurmdParameters=config_overrides
            ReturnToService=2
            NodeName=n1 NodeHostname=localhost NodeAddr=127.0.0.1 Port=%d CPUs=3 RealMemory=16000
            NodeName=n2 NodeHostname=localhost NodeAddr=127.0.0.1 Port=%d CPUs=3 RealMemory=16000
            PartitionName=small Nodes=n1,n2 Default=YES State=UP PriorityTier=1 GraceTime=30 MaxTime=60
            PartitionName=urgent Nodes=n1,n2 State=UP PriorityTier=10
            PartitionName=closed Nodes=n1,n2 State=DOWN
            """.formatted(
                        ports.get(0),
                        user,
                        user,
                        munge(),
                        folder,
                        folder,
                        folder,
                        folder,
                        folder,
                        folder,
                        ports.get(1),
                        ports.get(2));
    }

    /** None is given twice: another cluster may be about to listen there. */
    private static synchronized List<Integer> freePorts(int count) throws IOException {
        List<Integer> ports = new ArrayList<>();
        while (ports.size() < count) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (PORTS_GIVEN.add(socket.getLocalPort())) {
                    ports.add(socket.getLocalPort());
                }
            }
        }
        return ports;
    }

    private void daemon(String program, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(program(program).orElseThrow().toString()));
        command.addAll(List.of(arguments));
        Path log = folder.resolve(daemons.size() + "-" + program + ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment());
        daemons.add(builder.start());
    }

    /** What a process needs to talk to this cluster. */
    Map<String, String> environment() {
        return Map.of("SLURM_CONF", configuration().toString());
    }

    /** Runs one of Slurm's commands and gives what it said; empty where it failed. */
    String run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment());
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for something that the cluster or its jobs do. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(
                    System.nanoTime() < deadline,
                    () -> "too long: " + what + "\n" + run("squeue", "--array") + run("sinfo"));
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /** Ends all jobs, then the daemons, the one that was started last first. */
    private void stop() {
        run("scancel", "--quiet", "--user=" + System.getProperty("user.name"));
        try {
            for (int look = 0; look < 40 && !run("squeue", "--noheader").isEmpty(); look++) {
                TimeUnit.MILLISECONDS.sleep(250);
            }
            for (int at = daemons.size() - 1; at >= 0; at--) {
                Process daemon = daemons.get(at);
                List<ProcessHandle> descendants = daemon.descendants().toList();
                daemon.destroy();
                if (!daemon.waitFor(10, TimeUnit.SECONDS)) {
                    daemon.destroyForcibly();
                }
                descendants.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException hurried) {
            daemons.forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
        }
        daemons.clear();
    }

    @Override
    public void close() throws IOException {
        stop();
        Runtime.getRuntime().removeShutdownHook(hook);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
