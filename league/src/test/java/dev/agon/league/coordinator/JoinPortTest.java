package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.league.AgonException;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.DescribeRequest;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.LeaseRequest;
import dev.agon.proto.training.LiftRequest;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.RoundPart;
import dev.agon.proto.training.RoundRequest;
import dev.agon.proto.training.StatusRequest;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import dev.agon.server.tls.Trust;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers of other machines: over TLS, with tokens of their role, and with no more than they need. */
class JoinPortTest {
    @TempDir
    Path folder;

    private TokenBook book;
    private ServerCertificate certificate;
    private ServedCoordinator served;

    @BeforeEach
    void serve() throws IOException {
        book = new TokenBook(folder, InstantSource.system());
        certificate = SelfSigned.in(folder.resolve("tls"), "127.0.0.1", Instant.now());
        served = served(certificate.keyFile());
    }

    private ServedCoordinator served(Path key) {
        return new ServedCoordinator(
                NetworkConfig.defaults(), new JoinPort("127.0.0.1", 0, certificate.certificateFile(), key, folder), 1);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private TrainingChannel outside(String token) {
        return served.outside(token, Trust.pinned(certificate.fingerprint()));
    }

    private static LeagueDescription describe(TrainingChannel channel) {
        return channel.calls()
                .describe(DescribeRequest.newBuilder()
                        .setProtocol(Protocol.VERSION)
                        .build());
    }

    @Test
    void aWorkersTokenOpensWhatWorkersAskForAndNothingMore() throws IOException {
        String token = book.issue(Role.WORKER, null, Duration.ofHours(1)).token();
        try (TrainingChannel worker = outside(token)) {
            assertEquals("connect4", describe(worker).getGame());
            assertEquals(Status.Code.PERMISSION_DENIED, code(() -> worker.calls()
                    .status(StatusRequest.getDefaultInstance())));
            assertEquals(Status.Code.PERMISSION_DENIED, code(() -> worker.calls()
                    .reportExhibition(MatchResult.getDefaultInstance())));
            assertEquals(Status.Code.PERMISSION_DENIED, code(() -> worker.calls()
                    .liftQuarantine(LiftRequest.getDefaultInstance())));
        }
    }

    @Test
    void theRunsOwnTokenOpensEverything() {
        try (TrainingChannel supervisor = outside(served.token.text())) {
            assertEquals("connect4", describe(supervisor).getGame());
            assertEquals(
                    0,
                    supervisor
                            .calls()
                            .status(StatusRequest.getDefaultInstance())
                            .getSteps());
        }
    }

    @Test
    void tokensOfOtherRolesAndThoseTakenBackOpenNothing() throws IOException {
        for (Role role : Role.values()) {
            TokenBook.Issued issued = book.issue(role, null, Duration.ofHours(1));
            if (role == Role.WORKER) {
                assertTrue(book.revoke(issued.grant().id()));
            }
            try (TrainingChannel stranger = outside(issued.token())) {
                assertEquals(Status.Code.UNAUTHENTICATED, code(() -> describe(stranger)), role.word());
            }
        }
    }

    @Test
    void aWorkersStreamEndsSoonAfterItsTokenIsTakenBackAndNobodyElses() throws Exception {
        TokenBook.Issued taken = book.issue(Role.WORKER, null, Duration.ofHours(1));
        TokenBook.Issued kept = book.issue(Role.WORKER, null, Duration.ofHours(1));
        try (TrainingChannel one = outside(taken.token());
                TrainingChannel other = outside(kept.token());
                TrainingChannel runs = outside(served.token.text())) {
            CompletableFuture<Status> end = stream(one);
            CompletableFuture<Status> otherEnd = stream(other);
            CompletableFuture<Status> runsEnd = stream(runs);
            describe(one);

            assertTrue(book.revoke(taken.grant().id()));

            Status why = end.get(20, TimeUnit.SECONDS);
            assertEquals(Status.Code.UNAUTHENTICATED, why.getCode());
            assertEquals("the token " + taken.grant().id() + " was taken back or has ended", why.getDescription());
            assertEquals(Status.Code.UNAUTHENTICATED, code(() -> describe(one)));
            assertTrue(!otherEnd.isDone() && !runsEnd.isDone());
        }
    }

    @Test
    void aWorkerThatWaitsForARoundIsToldWhyItWaitsInVain() throws Exception {
        TokenBook.Issued taken = book.issue(Role.WORKER, null, Duration.ofHours(1));
        try (TrainingChannel worker = outside(taken.token())) {
            worker.calls().join(served.join().build());
            CompletableFuture<Status> end = new CompletableFuture<>();
            worker.streams()
                    .askRound(
                            RoundRequest.newBuilder()
                                    .setWorker("w")
                                    .setWorkerIncarnation(1)
                                    .build(),
                            new End<RoundPart>(end));
            describe(worker);

            assertTrue(book.revoke(taken.grant().id()));

            Status why = end.get(20, TimeUnit.SECONDS);
            assertEquals(Status.Code.UNAUTHENTICATED, why.getCode());
            assertEquals("the token " + taken.grant().id() + " was taken back or has ended", why.getDescription());
        }
    }

    /** A worker's stream and its end. */
    private static CompletableFuture<Status> stream(TrainingChannel channel) {
        CompletableFuture<Status> end = new CompletableFuture<>();
        StreamObserver<Chunk> unused = channel.streams().sendChunks(new End<ChunkAcknowledgement>(end));
        return end;
    }

    /** Hears nothing but the end. */
    private record End<T>(CompletableFuture<Status> end) implements StreamObserver<T> {
        @Override
        public void onNext(T message) {}

        @Override
        public void onError(Throwable failure) {
            end.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            end.complete(Status.OK);
        }
    }

    @Test
    void whoeverLiedStaysOutAlsoUnderAnotherNameUntilItIsLetOff() throws Exception {
        served.desk.lease = Lease.newBuilder()
                .setId("1-1")
                .addAssignments(Assignment.newBuilder().addSeeds(10))
                .build();
        String taken = book.issue(Role.WORKER, null, Duration.ofHours(1)).token();
        String other = book.issue(Role.WORKER, null, Duration.ofHours(1)).token();
        try (TrainingChannel liar = outside(taken);
                TrainingChannel beside = outside(taken);
                TrainingChannel stranger = outside(other)) {
            liar.calls().join(served.join().build());
            beside.calls().join(served.join().setWorker("beside").build());
            liar.calls().askLease(LeaseRequest.newBuilder().setWorker("w").build());

            served.stream(liar)
                    .onNext(served.chunk(1, 1)
                            .addResults(MatchResult.newBuilder().setLease("1-1").setSeed(99))
                            .build());

            assertEquals(
                    Status.Code.ABORTED,
                    Status.fromThrowable((Throwable) served.next()).getCode());
            JoinRequest anew =
                    served.join().setWorker("v").setWorkerIncarnation(2).build();
            StatusRuntimeException out = assertThrows(
                    StatusRuntimeException.class, () -> liar.calls().join(anew));
            assertEquals(Status.Code.ABORTED, out.getStatus().getCode());
            assertTrue(out.getMessage().contains("with other seed"), out.getMessage());
            assertEquals(
                    2,
                    beside.calls()
                            .join(served.join().setWorker("beside").build())
                            .getLatestCount(),
                    "one that works there already and lost its line");
            assertEquals(2, stranger.calls().join(anew).getLatestCount(), "somebody else's token");

            assertEquals(1, served.quarantine.lift("w"));
            JoinRequest third = anew.toBuilder().setWorkerIncarnation(3).build();
            assertEquals(2, liar.calls().join(third).getLatestCount());
        }
    }

    @Test
    void nothingIsAnsweredThereWithoutTls() throws IOException {
        String token = book.issue(Role.WORKER, null, Duration.ofHours(1)).token();
        try (TrainingChannel plain = served.outside(token, Trust.plaintext())) {
            assertEquals(Status.Code.UNAVAILABLE, code(() -> describe(plain)));
        }
    }

    @Test
    void aCertificateThatCannotBeServedWithIsAClearFailure() {
        AgonException refused = assertThrows(AgonException.class, () -> served(folder.resolve("none.pem")));
        assertEquals(AgonException.INPUT, refused.exitCode());
        assertTrue(refused.getMessage().contains("none.pem"), refused.getMessage());
    }

    private static Status.Code code(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(StatusRuntimeException.class, call).getStatus().getCode();
    }
}
