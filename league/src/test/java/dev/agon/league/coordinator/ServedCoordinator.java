package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.audit.Audits;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WorkerSettings;
import dev.agon.server.tls.Trust;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A coordinator of connect4 with two agents, and what workers say to it and hear from it. Everything ends with {@link #close}. */
final class ServedCoordinator implements AutoCloseable {
    final Game game = Games.onClassPath().get("connect4");
    final PolicySpec spec;
    final RolloutCodec codec;
    final Policy policy;
    final RolloutIntake intake = new RolloutIntake(1_000_000);
    final RolloutIntake otherIntake = new RolloutIntake(1_000_000);
    final WeightsShelf shelf;
    final WeightsShelf otherShelf;
    final Desk desk = new Desk();
    final Token token = Token.random();
    final Quarantine quarantine;
    final TrainingChannel channel;
    final CoordinatorServer server;
    private final @Nullable Audits audits;
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    /** One that believes its workers, of this machine alone. */
    ServedCoordinator(NetworkConfig network) {
        this(network, null, 0);
    }

    /**
     * One that serves.
     *
     * @param join where workers of other machines join, or null where none may
     * @param auditShare of matches that are played again; 0 where workers are believed
     */
    ServedCoordinator(NetworkConfig network, @Nullable JoinPort join, double auditShare) {
        spec = new PolicySpec(game, network);
        codec = new RolloutCodec(spec);
        policy = Policy.initial(spec, 1).withVersion(5);
        shelf = new WeightsShelf("run", "main", 2, policy);
        otherShelf = new WeightsShelf("run", "other", 2, Policy.initial(spec, 3));
        Roster roster = new Roster(
                List.of(new Roster.Post("main", shelf, intake), new Roster.Post("other", otherShelf, otherIntake)),
                (agent, number) -> agent.equals("retired") ? policy : Policy.initial(spec, 2));
        WorkerSettings settings = WorkerSettings.newBuilder().setMatches(2).build();
        audits = auditShare == 0 ? null : new Audits(spec, codec, settings, 4, auditShare, roster, () -> 0.5);
        quarantine = new Quarantine(QuarantineList.NOBODY, InstantSource.system(), kept -> {});
        server = new CoordinatorServer(
                new InetSocketAddress("127.0.0.1", 0),
                join,
                token,
                handshake(),
                codec,
                roster,
                new Rounds(2, List.of(ByteString.EMPTY)),
                desk,
                audits,
                quarantine,
                TrainingStatus::getDefaultInstance);
        channel = channel(token);
    }

    private Handshake handshake() {
        return new Handshake(
                LeagueDescription.newBuilder()
                        .setProtocol(Protocol.VERSION)
                        .setGame("connect4")
                        .setNetwork("{}")
                        .build(),
                game.rulesVersion(),
                spec.layoutHash(),
                "");
    }

    /** A line of this machine's with that token. */
    TrainingChannel channel(Token shown) {
        return new TrainingChannel(new InetSocketAddress("127.0.0.1", server.port()), shown);
    }

    /** A line to the port of other machines' workers. */
    TrainingChannel outside(String shown, Trust trust) {
        return new TrainingChannel(new InetSocketAddress("127.0.0.1", server.joinPort()), new Token(shown), trust);
    }

    /** A handshake that passes, of process 1 of worker {@code w}. */
    JoinRequest.Builder join() {
        return JoinRequest.newBuilder()
                .setProtocol(Protocol.VERSION)
                .setWorker("w")
                .setWorkerIncarnation(1)
                .setHost("here")
                .setProcessId(77)
                .setGame("connect4")
                .setRulesVersion(game.rulesVersion())
                .setLayoutHash(spec.layoutHash())
                .setNetwork("{}");
    }

    /** What that process of worker {@code w} tells. */
    Chunk.Builder chunk(long sequence, long incarnation) {
        return Chunk.newBuilder()
                .setWorker("w")
                .setWorkerIncarnation(incarnation)
                .setSequence(sequence);
    }

    /** The same with something to learn from. */
    Chunk chunk(long sequence, long incarnation, Rollout rollout, WeightsId weights) {
        return chunk(sequence, incarnation)
                .addRollouts(codec.encode(rollout, weights))
                .build();
    }

    /** Begins a worker's stream; what comes back is {@link #next}. */
    StreamObserver<Chunk> stream() {
        return stream(channel);
    }

    /** The same over another line. */
    StreamObserver<Chunk> stream(TrainingChannel line) {
        return line.streams().sendChunks(new StreamObserver<>() {
            @Override
            public void onNext(ChunkAcknowledgement acknowledgement) {
                heard.add(acknowledgement);
            }

            @Override
            public void onError(Throwable cause) {
                heard.add(cause);
            }

            @Override
            public void onCompleted() {}
        });
    }

    /** The next acknowledgement, or the failure with which a stream ended. */
    Object next() throws InterruptedException {
        Object next = heard.poll(60, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing was heard");
        return next;
    }

    ChunkAcknowledgement nextAcknowledgement() throws InterruptedException {
        Object next = next();
        assertTrue(next instanceof ChunkAcknowledgement, next.toString());
        return (ChunkAcknowledgement) next;
    }

    boolean heardNothing() {
        return heard.isEmpty();
    }

    @Override
    public void close() {
        channel.close();
        server.close();
        if (audits != null) {
            audits.close();
        }
    }

    /** Gives out one lease again and again, none at first, and keeps results at once unless it is holding them or broken. */
    static final class Desk implements LeaseDesk {
        final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
        final Queue<String> comings = new ConcurrentLinkedQueue<>();
        volatile boolean holding;
        volatile boolean broken;
        volatile Lease lease = Lease.getDefaultInstance();

        @Override
        public void joined(String worker, long process) {
            comings.add(worker + " is process " + process);
        }

        @Override
        public void forgotten(String worker) {
            comings.add(worker + " is forgotten");
        }

        @Override
        public Lease lease(String worker, int matches) {
            return lease;
        }

        @Override
        public void results(List<MatchResult> results, Runnable whenKept) {
            if (broken) {
                throw new IllegalStateException("a desk that is broken");
            }
            if (holding) {
                waiting.add(whenKept);
            } else {
                whenKept.run();
            }
        }

        @Override
        public boolean measuring() {
            return false;
        }
    }
}
