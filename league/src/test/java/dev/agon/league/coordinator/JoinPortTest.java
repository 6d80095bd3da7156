package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.DescribeRequest;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.StatusRequest;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import dev.agon.server.tls.Trust;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

    private final Token own = Token.random();
    private TokenBook book;
    private ServerCertificate certificate;
    private CoordinatorServer server;

    @BeforeEach
    void serve() throws IOException {
        book = new TokenBook(folder, InstantSource.system());
        certificate = SelfSigned.in(folder.resolve("tls"), "127.0.0.1", Instant.now());
        server = server(new JoinPort("127.0.0.1", 0, certificate.certificateFile(), certificate.keyFile(), folder));
    }

    private CoordinatorServer server(JoinPort join) {
        PolicySpec spec = new PolicySpec(Games.onClassPath().get("connect4"), NetworkConfig.defaults());
        Handshake handshake = new Handshake(
                LeagueDescription.newBuilder().setGame("connect4").build(),
                spec.game().rulesVersion(),
                spec.layoutHash(),
                "");
        WeightsShelf shelf = new WeightsShelf("run", "main", 1, Policy.initial(spec, 1));
        return new CoordinatorServer(
                new InetSocketAddress("127.0.0.1", 0),
                join,
                own,
                handshake,
                new RolloutCodec(spec),
                new Roster(
                        List.of(new Roster.Post("main", shelf, new RolloutIntake(1_000))),
                        (agent, number) -> Policy.initial(spec, 1)),
                new Rounds(1, List.of()),
                new NoDesk(),
                null,
                TrainingStatus::getDefaultInstance);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TrainingChannel channel(String token, int port, Trust trust) {
        return new TrainingChannel(new InetSocketAddress("127.0.0.1", port), new Token(token), trust);
    }

    private TrainingChannel outside(String token) {
        return channel(token, server.joinPort(), Trust.pinned(certificate.fingerprint()));
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
        }
    }

    @Test
    void theRunsOwnTokenOpensEverything() {
        try (TrainingChannel supervisor = outside(own.text())) {
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
                TrainingChannel runs = outside(own.text())) {
            CompletableFuture<Status> end = stream(one);
            CompletableFuture<Status> otherEnd = stream(other);
            CompletableFuture<Status> runsEnd = stream(runs);
            describe(one);

            assertTrue(book.revoke(taken.grant().id()));

            assertTrue(!end.get(20, TimeUnit.SECONDS).isOk());
            assertEquals(Status.Code.UNAUTHENTICATED, code(() -> describe(one)));
            assertTrue(!otherEnd.isDone() && !runsEnd.isDone());
        }
    }

    /** A worker's stream and its end. */
    private static CompletableFuture<Status> stream(TrainingChannel channel) {
        CompletableFuture<Status> end = new CompletableFuture<>();
        StreamObserver<Chunk> unused = channel.streams().sendChunks(new StreamObserver<>() {
            @Override
            public void onNext(ChunkAcknowledgement acknowledgement) {}

            @Override
            public void onError(Throwable failure) {
                end.complete(Status.fromThrowable(failure));
            }

            @Override
            public void onCompleted() {
                end.complete(Status.OK);
            }
        });
        return end;
    }

    @Test
    void nothingIsAnsweredThereWithoutTls() throws IOException {
        String token = book.issue(Role.WORKER, null, Duration.ofHours(1)).token();
        try (TrainingChannel plain = channel(token, server.joinPort(), Trust.plaintext())) {
            assertEquals(Status.Code.UNAVAILABLE, code(() -> describe(plain)));
        }
    }

    @Test
    void aCertificateThatCannotBeServedWithIsAClearFailure() {
        JoinPort wrong =
                new JoinPort("127.0.0.1", 0, certificate.certificateFile(), folder.resolve("none.pem"), folder);
        AgonException refused = assertThrows(AgonException.class, () -> server(wrong));
        assertEquals(AgonException.INPUT, refused.exitCode());
        assertTrue(refused.getMessage().contains("none.pem"), refused.getMessage());
    }

    private static Status.Code code(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(StatusRuntimeException.class, call).getStatus().getCode();
    }

    /** Has no matches to give out. */
    private static final class NoDesk implements LeaseDesk {
        @Override
        public Lease lease(String worker, int matches) {
            return Lease.getDefaultInstance();
        }

        @Override
        public void results(List<MatchResult> results, Runnable whenKept) {
            whenKept.run();
        }

        @Override
        public boolean measuring() {
            return false;
        }
    }
}
