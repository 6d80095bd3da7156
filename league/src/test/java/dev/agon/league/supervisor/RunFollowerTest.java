package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.coordinator.JoinPort;
import dev.agon.league.launch.LearnerCall;
import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.Wishes;
import dev.agon.league.supervisor.SupervisorOptions.Elsewhere;
import dev.agon.league.worker.RunFollower;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that only knows the run's folder, as on a cluster, and a coordinator that moves. */
@Timeout(300)
class RunFollowerTest {
    @TempDir
    Path folder;

    @Test
    void worksForEveryCoordinatorOfTheRunAndLeavesWhenItIsOver() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), TrainingTest.config(0));
        try (RunFollower follower = new RunFollower(run, "worker-a", Games.onClassPath())) {
            CompletableFuture<Void> working = CompletableFuture.runAsync(() -> work(follower));
            MeetingPoint first;
            try (Supervisor supervisor = coordinator(run)) {
                TrainingTest.awaitSteps(supervisor, 512);
                assertEquals(1, supervisor.processes().size(), "a coordinator has no workers of its own");
                first = MeetingPoint.read(run).orElseThrow();
            }
            assertFalse(MeetingPoint.read(run).orElseThrow().ended(), "one that was only moved comes back");

            ConfigYaml.write(run.configFile(), TrainingTest.config(4096));
            try (Supervisor supervisor = coordinator(run)) {
                TrainingSummary summary = supervisor.await();
                assertTrue(summary.finished() && summary.learner().path("steps").asLong() >= 4096);
                assertNotEquals(first, MeetingPoint.read(run).orElseThrow());
            }
            working.get(60, TimeUnit.SECONDS);
            assertTrue(MeetingPoint.read(run).orElseThrow().ended());
        }
    }

    @Test
    void coordinatorBehindTlsThatIsAskedToStopSavesAndSaysThatTheRunIsOver() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), TrainingTest.config(0));
        ServerCertificate certificate = SelfSigned.in(run.path().resolve("tls"), "127.0.0.1", Instant.now());
        try (RunFollower follower = new RunFollower(run, "worker-a", Games.onClassPath());
                Supervisor supervisor = coordinator(run, certificate)) {
            CompletableFuture<Void> working = CompletableFuture.runAsync(() -> work(follower));
            TrainingTest.awaitSteps(supervisor, 512);
            assertEquals(
                    certificate.fingerprint().text(),
                    MeetingPoint.read(run).orElseThrow().fingerprint());
            assertTrue(LearnerCall.status(run).orElseThrow().getSteps() >= 512, "asked over TLS");
            Wishes.read(run).toStop().write(run);

            TrainingSummary summary = supervisor.await();
            assertFalse(summary.finished());
            assertTrue(summary.learner().path("steps").asLong() >= 512);
            supervisor.close();
            working.get(60, TimeUnit.SECONDS);
        }
    }

    private static Supervisor coordinator(RunFolder run) throws IOException {
        Elsewhere loopback = new Elsewhere("127.0.0.1", "", null);
        return Supervisor.start(new SupervisorOptions(run.path(), 0, null, null, loopback), System.err::println);
    }

    private Supervisor coordinator(RunFolder run, ServerCertificate certificate) throws IOException {
        JoinPort join = new JoinPort(
                "127.0.0.1",
                freePort(),
                certificate.certificateFile(),
                certificate.keyFile(),
                folder.resolve("tokens"));
        Elsewhere encrypted =
                new Elsewhere("127.0.0.1", certificate.fingerprint().text(), null);
        return Supervisor.start(new SupervisorOptions(run.path(), 0, null, join, encrypted), System.err::println);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void work(RunFollower follower) {
        try {
            follower.run();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
