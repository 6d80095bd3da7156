package dev.agon.league.coordinator;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.agon.league.audit.Audits;
import dev.agon.league.audit.Sender;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.TrainingLimits;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.DescribeRequest;
import dev.agon.proto.training.ExhibitionReply;
import dev.agon.proto.training.HeartbeatReply;
import dev.agon.proto.training.HeartbeatRequest;
import dev.agon.proto.training.JoinReply;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.LeaseRequest;
import dev.agon.proto.training.LiftReply;
import dev.agon.proto.training.LiftRequest;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.RoundPart;
import dev.agon.proto.training.RoundRequest;
import dev.agon.proto.training.StatusRequest;
import dev.agon.proto.training.TrainingGrpc;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WeightsPart;
import dev.agon.proto.training.WeightsRequest;
import dev.agon.server.access.OpenRequests;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The training calls of training.proto. Everything but reading snapshots runs on event loops. */
final class TrainingService extends TrainingGrpc.TrainingImplBase {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);

    private final Handshake handshake;
    private final RolloutCodec codec;
    private final Roster roster;
    private final Rounds rounds;
    private final LeaseDesk desk;
    private final WorkerRegistry workers;
    private final Quarantine quarantine;
    private final @Nullable Audits audits;
    private final Supplier<TrainingStatus> progress;

    TrainingService(
            Handshake handshake,
            RolloutCodec codec,
            Roster roster,
            Rounds rounds,
            LeaseDesk desk,
            WorkerRegistry workers,
            Quarantine quarantine,
            @Nullable Audits audits,
            Supplier<TrainingStatus> progress) {
        this.handshake = handshake;
        this.codec = codec;
        this.roster = roster;
        this.rounds = rounds;
        this.desk = desk;
        this.workers = workers;
        this.quarantine = quarantine;
        this.audits = audits;
        this.progress = progress;
    }

    Roster roster() {
        return roster;
    }

    Rounds rounds() {
        return rounds;
    }

    LeaseDesk desk() {
        return desk;
    }

    WorkerRegistry workers() {
        return workers;
    }

    @Nullable
    Audits audits() {
        return audits;
    }

    /** An audit found that the worker lied. */
    void found(Sender sender, String lie) {
        WorkerRecord worker = workers.find(sender.worker(), sender.incarnation());
        if (worker != null) {
            quarantine(worker, lie, true);
        }
    }

    /**
     * Nothing of this process is taken any more, nor learned from where it was not yet.
     *
     * @param lied rather than sent nonsense, which may also come from a machine that is out of order
     */
    void quarantine(WorkerRecord worker, String reason, boolean lied) {
        workers.dismiss(worker);
        quarantine.add(worker, reason, lied);
        int dropped = roster.forget(worker);
        LOG.warn(
                "worker {} of {} (process {}) is in quarantine: {}; {} decisions of it that nobody had learned from are dropped",
                worker.name(),
                worker.host(),
                worker.processId(),
                reason,
                dropped);
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<LeagueDescription> reply) {
        try {
            handshake.check(request.getProtocol());
            answer(reply, handshake.description());
        } catch (RefusedException refused) {
            refuse(reply, refused);
        }
    }

    @Override
    public void join(JoinRequest request, StreamObserver<JoinReply> reply) {
        try {
            handshake.check(request);
        } catch (RefusedException refused) {
            LOG.warn("refused worker {} of {}: {}", request.getWorker(), request.getHost(), refused.getMessage());
            refuse(reply, refused);
            return;
        }
        Place place = Place.ofRequest();
        Optional<String> shut = quarantined(request, place);
        if (shut.isPresent()) {
            LOG.warn("refused worker {} of {}: {}", request.getWorker(), request.getHost(), shut.get());
            reply.onError(Status.ABORTED.withDescription(shut.get()).asRuntimeException());
            return;
        }
        WorkerRecord worker = workers.join(request, place);
        desk.joined(worker.name(), worker.incarnation());
        if (audits != null) {
            audits.joined(worker.sender());
        }
        LOG.info(
                "worker {} joined from {}, process {}", request.getWorker(), request.getHost(), request.getProcessId());
        answer(reply, JoinReply.newBuilder().addAllLatest(roster.latest()).build());
    }

    /** Why it may not join; a process that works here already and lost its line is not to suffer for others of its place. */
    private Optional<String> quarantined(JoinRequest request, Place place) {
        String name = request.getWorker();
        long incarnation = request.getWorkerIncarnation();
        Optional<String> own = quarantine.of(name, incarnation);
        return own.isPresent() || workers.find(name, incarnation) != null ? own : quarantine.of(place);
    }

    @Override
    public void liftQuarantine(LiftRequest request, StreamObserver<LiftReply> reply) {
        answer(
                reply,
                LiftReply.newBuilder()
                        .setLifted(quarantine.lift(request.getWorker()))
                        .build());
    }

    @Override
    public void askLease(LeaseRequest request, StreamObserver<Lease> reply) {
        WorkerRecord worker = workers.find(request.getWorker());
        if (worker == null) {
            refuse(reply, new RefusedException("worker " + request.getWorker() + " has not joined"));
            return;
        }
        Lease lease = desk.lease(
                request.getWorker(), Math.max(1, Math.min(TrainingLimits.LEASED_MATCHES, request.getMatches())));
        worker.leased(lease.getId());
        if (audits != null) {
            audits.leased(worker.sender(), lease);
        }
        answer(reply, lease);
    }

    @Override
    public void askRound(RoundRequest request, StreamObserver<RoundPart> reply) {
        if (workers.find(request.getWorker(), request.getWorkerIncarnation()) == null) {
            refuse(reply, new RefusedException("worker " + request.getWorker() + " has not joined"));
            return;
        }
        // A worker that stops waiting asks again: its old call is answered into the void.
        ((ServerCallStreamObserver<RoundPart>) reply).setOnCancelHandler(() -> {});
        RoundReply waiting = new RoundReply(reply);
        OpenRequests.whenTokenEnds(ServiceRequestContext.current(), waiting::tokenEnded);
        try {
            rounds.ask(request, workers::isGone, waiting::send);
        } catch (RefusedException refused) {
            waiting.fail(Status.FAILED_PRECONDITION.withDescription(refused.getMessage()));
        }
    }

    @Override
    public StreamObserver<Chunk> sendChunks(StreamObserver<ChunkAcknowledgement> acknowledgements) {
        ChunkReceiver receiver = new ChunkReceiver(this, codec, acknowledgements);
        // Else the learner's thread would fail where it acknowledges what came over a line that has just broken.
        ((ServerCallStreamObserver<ChunkAcknowledgement>) acknowledgements).setOnCancelHandler(() -> {});
        OpenRequests.whenTokenEnds(ServiceRequestContext.current(), receiver::tokenEnded);
        return receiver;
    }

    @Override
    public void pullWeights(WeightsRequest request, StreamObserver<WeightsPart> reply) {
        if (request.hasSnapshot()) {
            ServiceRequestContext.current().blockingTaskExecutor().execute(() -> sendSnapshot(request, reply));
            return;
        }
        try {
            send(roster.of(request.getAgent()).shelf().latestUnless(request.getHaveHash()), reply);
        } catch (RefusedException unknown) {
            refuse(reply, unknown);
        }
    }

    private void sendSnapshot(WeightsRequest request, StreamObserver<WeightsPart> reply) {
        List<WeightsPart> parts;
        try {
            parts = roster.snapshotParts(request.getAgent(), request.getSnapshot());
        } catch (IOException | RefusedException | RuntimeException unreadable) {
            LOG.warn("snapshot {} of {} cannot be sent", request.getSnapshot(), request.getAgent(), unreadable);
            reply.onError(Status.NOT_FOUND
                    .withDescription("snapshot " + request.getSnapshot() + ": " + unreadable.getMessage())
                    .asRuntimeException());
            return;
        }
        send(parts, reply);
    }

    private static <T> void send(List<T> parts, StreamObserver<T> reply) {
        parts.forEach(reply::onNext);
        reply.onCompleted();
    }

    @Override
    public void heartbeat(HeartbeatRequest request, StreamObserver<HeartbeatReply> reply) {
        WorkerRecord worker = workers.find(request.getWorker(), request.getWorkerIncarnation());
        if (worker != null) {
            worker.heard(System.nanoTime(), request.getCounters());
        }
        answer(
                reply,
                HeartbeatReply.newBuilder()
                        .addAllLatest(roster.latest())
                        .setUnknown(worker == null)
                        .setMeasuring(desk.measuring())
                        .build());
    }

    @Override
    public void reportExhibition(MatchResult result, StreamObserver<ExhibitionReply> reply) {
        boolean frozen = result.getPlayersList().stream().allMatch(PlayerRefs::isFrozen);
        if (result.getExhibition().isBlank() || !frozen) {
            refuse(reply, new RefusedException("an exhibition match has an id and frozen players"));
            return;
        }
        desk.results(List.of(result), () -> answer(reply, ExhibitionReply.getDefaultInstance()));
    }

    @Override
    public void status(StatusRequest request, StreamObserver<TrainingStatus> reply) {
        answer(
                reply,
                progress.get().toBuilder()
                        .setQueuedDecisions(roster.queuedDecisions())
                        .setDroppedDecisions(roster.droppedDecisions())
                        .addAllWorkers(workers.status())
                        .addAllQuarantined(quarantine.sentences())
                        .build());
    }

    private static <T> void answer(StreamObserver<T> reply, T message) {
        reply.onNext(message);
        reply.onCompleted();
    }

    private static void refuse(StreamObserver<?> reply, RefusedException refused) {
        reply.onError(
                Status.FAILED_PRECONDITION.withDescription(refused.getMessage()).asRuntimeException());
    }
}
