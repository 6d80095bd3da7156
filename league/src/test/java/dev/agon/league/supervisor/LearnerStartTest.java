package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.AgonException;
import dev.agon.league.coordinator.JoinPort;
import dev.agon.league.learner.LearnerMain;
import dev.agon.league.run.RunFolder;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real learner processes that end before they serve. */
@Timeout(300)
class LearnerStartTest {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void make() {
        run = RunFolder.createAt(folder.resolve("run"), TrainingTest.config(0));
    }

    private Supervisor start(@Nullable JoinPort join) throws IOException {
        return Supervisor.start(new SupervisorOptions(run.path(), 1, null, join), lines::add);
    }

    private static AgonException failure(Supervisor supervisor) {
        return assertThrows(AgonException.class, supervisor::await);
    }

    @Test
    void oneThatFailsForAReasonThatNobodyForesawIsTriedAgainAndThenNamesIt() throws IOException {
        Files.writeString(run.tensorBoard(), "where there should be a folder");
        try (Supervisor supervisor = start(null)) {
            AgonException failure = failure(supervisor);

            assertEquals(AgonException.FAILED, failure.exitCode());
            String message = String.valueOf(failure.getMessage());
            assertTrue(message.contains("ended with code 5 before it served, 5 times: "), message);
            assertTrue(message.contains(run.tensorBoard().toString()), message);
            assertTrue(message.endsWith("its log is " + run.logs().resolve("learner.log")), message);
            assertEquals(4, lines.size(), lines.toString());
            assertTrue(
                    lines.stream()
                            .allMatch(line -> line.contains(run.tensorBoard().toString())
                                    && line.endsWith("it goes on from its last checkpoint")),
                    lines.toString());
        }
    }

    @Test
    void oneWhosePortIsTakenSaysSoWithTheCodeForThat() throws IOException {
        ServerCertificate certificate = SelfSigned.in(folder.resolve("tls"), "127.0.0.1", Instant.now());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Supervisor supervisor = start(new JoinPort(
                        "127.0.0.1",
                        taken.getLocalPort(),
                        certificate.certificateFile(),
                        certificate.keyFile(),
                        folder.resolve("tokens")))) {
            AgonException failure = failure(supervisor);

            assertEquals(AgonException.ENVIRONMENT, failure.exitCode());
            String message = String.valueOf(failure.getMessage());
            assertTrue(message.contains("127.0.0.1:" + taken.getLocalPort()), message);
            assertTrue(message.contains("another program has that port"), message);
        }
    }

    @Test
    void oneWithADamagedConfigurationIsNotTriedAgain() throws IOException {
        try (Supervisor supervisor = start(null)) {
            // The supervisor has read it already; the learner has not.
            Files.writeString(run.configFile(), "game: kuhn\nlerner: {}\n");
            AgonException failure = failure(supervisor);

            assertEquals(AgonException.INPUT, failure.exitCode());
            assertTrue(String.valueOf(failure.getMessage()).contains("lerner"), failure.getMessage());
            assertTrue(lines.isEmpty(), lines.toString());
        }
    }

    @Test
    void oneThatIsKilledEachTimeBeforeItServesIsNotStartedForEver() throws Exception {
        try (Supervisor supervisor = start(null)) {
            List<Long> killed = new ArrayList<>();
            while (killed.size() < EarlyEnds.MOST) {
                long process = supervisor.processes().get(0);
                if (killed.contains(process)) {
                    TimeUnit.MILLISECONDS.sleep(1);
                } else {
                    ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
                    killed.add(process);
                }
            }
            AgonException failure = failure(supervisor);

            assertEquals(AgonException.FAILED, failure.exitCode());
            assertTrue(
                    String.valueOf(failure.getMessage())
                            .contains("ended with code 137 before it served, 5 times: it was killed by signal 9"),
                    failure.getMessage());
            assertTrue(supervisor.status().isEmpty());
        }
    }

    @Test
    void oneThatJavaCannotStartIsToldOfInJavasWords() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        LearnerPost[] post = new LearnerPost[1];
        post[0] = new LearnerPost(600, System::nanoTime, port -> started(new Hearing(line -> post[0].muttered(line))));
        ChildProcess child = post[0].start();
        child.whenEnded(ended::countDown);
        assertTrue(ended.await(60, TimeUnit.SECONDS));

        assertEquals(LearnerPost.Next.ANOTHER, post[0].ended(child));
        assertTrue(
                post[0].end(child).endsWith(" ended with code 1 before it served: Too small maximum heap"),
                post[0].end(child));
    }

    /** With less memory than any Java can start with. */
    private ChildProcess started(LearnerVoice.Listener listener) {
        try {
            return ChildProcess.start(
                    "learner", run.logs(), LearnerMain.class.getName(), 1, List.of(), new LearnerVoice(listener));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private record Hearing(Consumer<String> muttering) implements LearnerVoice.Listener {
        @Override
        public void serving(int port) {}

        @Override
        public void told(String message) {}

        @Override
        public void done(JsonNode summary) {}

        @Override
        public void failed(AgonException reason) {}

        @Override
        public void muttered(String line) {
            muttering.accept(line);
        }
    }
}
