package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.process.SystemCommand;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker behind a link that goes down without a word: a virtual cable between this machine and a network namespace of it. Needs root and
 * {@code ip}; nothing leaves the machine.
 */
@Timeout(300)
@Tag("faults")
class DeadLinkTest {
    private static final double LIMIT_SECONDS = 15;
    private static final String LEARNER = "198.18.87.1";
    private static final String WORKER = "198.18.87.2";

    private final Game game = Games.onClassPath().get("kuhn");
    private final NetworkConfig network = NetworkConfig.defaults();
    private final PolicySpec spec = new PolicySpec(game, network);
    private final String namespace = "agon" + ProcessHandle.current().pid();
    private final String cable = "ag" + ProcessHandle.current().pid();
    private final String farEnd = cable + "w";
    private final AtomicLong results = new AtomicLong();

    @TempDir
    Path folder;

    private boolean linked;
    private Process worker;

    @AfterEach
    void close() throws Exception {
        if (worker != null) {
            worker.destroyForcibly().waitFor();
        }
        if (linked) {
            SystemCommand.isDone("ip", "link", "del", cable);
            SystemCommand.isDone("ip", "netns", "del", namespace);
        }
    }

    @Test
    void isNoticedAtBothEndsAndTheWorkerComesBackWhenTheLinkDoes() throws Exception {
        lay();
        Path token = folder.resolve("token");
        Token secret = Token.random();
        secret.write(token);
        Path log = folder.resolve("worker.log");
        int port = freePort();
        try (CoordinatorServer server = serve(secret, port)) {
            worker = worker(LEARNER + ":" + port, token, log);
            await(() -> results.get() > 100);
            assertTrue(connections() > 0, "the worker is not seen among the connections");

            long cut = System.nanoTime();
            assertTrue(SystemCommand.isDone("ip", "link", "set", cable, "down"));
            await(() -> connections() == 0);
            double here = (System.nanoTime() - cut) / 1e9;
            await(() -> read(log).contains("connection lost"));
            double there = (System.nanoTime() - cut) / 1e9;
            assertTrue(here <= LIMIT_SECONDS && there <= LIMIT_SECONDS, here + " s here, " + there + " s there");

            long before = results.get();
            assertTrue(SystemCommand.isDone("ip", "link", "set", cable, "up"));
            await(() -> results.get() > before + 100 && server.workers() == 1);
            System.out.printf(
                    "a dead link was noticed after %.1f s by the learner, %.1f s by the worker%n", here, there);
        }
    }

    private void lay() throws Exception {
        linked = SystemCommand.isDone("ip", "netns", "add", namespace)
                && SystemCommand.isDone("ip", "link", "add", cable, "type", "veth", "peer", "name", farEnd)
                && SystemCommand.isDone("ip", "link", "set", farEnd, "netns", namespace)
                && SystemCommand.isDone("ip", "addr", "add", LEARNER + "/30", "dev", cable)
                && SystemCommand.isDone("ip", "link", "set", cable, "up")
                && SystemCommand.isDone("ip", "-n", namespace, "addr", "add", WORKER + "/30", "dev", farEnd)
                && SystemCommand.isDone("ip", "-n", namespace, "link", "set", farEnd, "up")
                && SystemCommand.isDone("ip", "-n", namespace, "link", "set", "lo", "up");
        assumeTrue(linked, "left out: virtual cables can be laid by root only, with ip of iproute2");
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(LEARNER))) {
            return probe.getLocalPort();
        }
    }

    private CoordinatorServer serve(Token secret, int port) throws Exception {
        Policy policy = Policy.initial(spec, 1);
        Handshake handshake = new Handshake(
                LeagueDescription.newBuilder()
                        .setProtocol(Protocol.VERSION)
                        .setRun("run")
                        .setGame("kuhn")
                        .setNetwork(new ObjectMapper().writeValueAsString(network))
                        .setSettings(WorkerSettings.newBuilder()
                                .setMatches(4)
                                .setRolloutSteps(16)
                                .setSequenceSteps(16)
                                .setSpoolChunks(4)
                                .setChunkSteps(64))
                        .build(),
                game.rulesVersion(),
                spec.layoutHash(),
                "");
        RolloutIntake intake = new RolloutIntake(1_000_000_000);
        return new CoordinatorServer(
                new InetSocketAddress(LEARNER, port),
                secret,
                handshake,
                new RolloutCodec(spec),
                new Roster(
                        List.of(new Roster.Post("main", new WeightsShelf("run", "main", 1, policy), intake)),
                        (agent, number) -> policy),
                new Rounds(1, List.of()),
                new Desk(),
                TrainingStatus::getDefaultInstance);
    }

    private Process worker(String learner, Path token, Path log) throws IOException {
        return new ProcessBuilder(
                        "ip",
                        "netns",
                        "exec",
                        namespace,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=agon-child-logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.agon.league.worker.WorkerMain",
                        learner,
                        token.toString(),
                        "w")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Connections that this machine holds open to the worker. */
    private static long connections() {
        String address = "";
        for (String part : WORKER.split("\\.")) {
            address = String.format("%02X", Integer.parseInt(part)) + address;
        }
        String remote = address + ":";
        return (read(Path.of("/proc/net/tcp")) + read(Path.of("/proc/net/tcp6")))
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 3 && fields[3].equals("01") && fields[2].contains(remote))
                .count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Gives out matches of the newest weights against themselves, and counts results. */
    private final class Desk implements LeaseDesk {
        private final AtomicLong leases = new AtomicLong();

        @Override
        public void joined(String worker, long process) {}

        @Override
        public void forgotten(String worker) {}

        @Override
        public Lease lease(String name, int matches) {
            Assignment.Builder assignment = Assignment.newBuilder().setLearningSeats(3);
            for (int seat = 0; seat < game.seats(); seat++) {
                assignment.addPlayers(PlayerRef.newBuilder().setLatest(true));
            }
            for (int match = 0; match < matches; match++) {
                assignment.addSeeds(leases.get() * 10_000 + match);
            }
            return Lease.newBuilder()
                    .setId("1-" + leases.incrementAndGet())
                    .addAssignments(assignment)
                    .build();
        }

        @Override
        public void results(List<MatchResult> told, Runnable whenKept) {
            results.addAndGet(told.size());
            whenKept.run();
        }

        @Override
        public boolean measuring() {
            return false;
        }
    }
}
