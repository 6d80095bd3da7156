package dev.agon.league.coordinator;

import dev.agon.agents.rollout.Rollout;
import dev.agon.league.audit.Audits;
import dev.agon.league.audit.LieException;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PackedRollout;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's stream of chunks: checks each, hands it on, and acknowledges it once its rollouts are admitted and its results that
 * measure are in the store.
 */
final class ChunkReceiver implements StreamObserver<Chunk> {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkReceiver.class);

    private final TrainingService service;
    private final RolloutCodec codec;
    private final StreamObserver<ChunkAcknowledgement> acknowledgements;
    private boolean ended;

    ChunkReceiver(TrainingService service, RolloutCodec codec, StreamObserver<ChunkAcknowledgement> acknowledgements) {
        this.service = service;
        this.codec = codec;
        this.acknowledgements = acknowledgements;
    }

    /** The token that let the worker in is no longer good. */
    void tokenEnded(String why) {
        fail(Status.UNAUTHENTICATED.withDescription(why));
    }

    @Override
    public void onNext(Chunk chunk) {
        WorkerRecord worker = service.workers().find(chunk.getWorker(), chunk.getWorkerIncarnation());
        if (worker == null) {
            fail(Status.FAILED_PRECONDITION.withDescription("worker " + chunk.getWorker() + " has not joined"));
            return;
        }
        worker.heard(System.nanoTime(), chunk.getCounters());
        ChunkAcknowledgement.Builder acknowledgement =
                ChunkAcknowledgement.newBuilder().setSequence(chunk.getSequence());
        if (!worker.first(chunk.getSequence())) {
            // What was told before may still wait for the store, and is acknowledged when it is there.
            service.desk()
                    .results(
                            worker.unkept(chunk.getSequence()),
                            () -> acknowledge(acknowledgement.setReason("already admitted")));
            return;
        }
        try {
            Chunk admitted = audited(chunk, worker, acknowledgement);
            take(admitted, accept(admitted, worker, acknowledgement), worker, acknowledgement);
        } catch (RefusedException | LieException poisoned) {
            service.quarantine(worker, String.valueOf(poisoned.getMessage()), poisoned instanceof LieException);
            fail(Status.ABORTED.withDescription(poisoned.getMessage()));
        }
    }

    /** What was leased to the worker, where that is looked at. */
    private Chunk audited(Chunk chunk, WorkerRecord worker, ChunkAcknowledgement.Builder acknowledgement)
            throws LieException {
        Audits audits = service.audits();
        if (audits == null || chunk.hasRound()) {
            return chunk;
        }
        Audits.Admitted admitted = audits.take(worker.sender(), chunk);
        acknowledgement.setRefused(admitted.refused()).setReason(admitted.reason());
        return admitted.chunk();
    }

    private void take(
            Chunk chunk,
            Map<Roster.Post, List<Rollout>> accepted,
            WorkerRecord worker,
            ChunkAcknowledgement.Builder acknowledgement) {
        if (chunk.hasRound()) {
            offer(chunk, accepted.getOrDefault(service.roster().main(), List.of()), acknowledgement);
            acknowledge(acknowledgement);
            return;
        }
        AtomicInteger awaited = new AtomicInteger(2);
        Runnable oneDone = () -> {
            if (awaited.decrementAndGet() == 0) {
                acknowledge(acknowledgement);
            }
        };
        worker.unkept(chunk.getSequence(), measured(chunk));
        service.desk().results(chunk.getResultsList(), () -> {
            worker.kept(chunk.getSequence());
            oneDone.run();
        });
        admit(accepted, worker, oneDone);
    }

    private static List<MatchResult> measured(Chunk chunk) {
        return chunk.getResultsList().stream()
                .filter(MatchResult::getEvaluation)
                .toList();
    }

    /** To each agent what it learns from; the chunk is admitted when all of it is. */
    private void admit(Map<Roster.Post, List<Rollout>> accepted, WorkerRecord worker, Runnable whenAdmitted) {
        if (accepted.isEmpty()) {
            service.roster().main().intake().offer(List.of(), whenAdmitted);
            return;
        }
        AtomicInteger left = new AtomicInteger(accepted.size());
        accepted.forEach((post, rollouts) -> post.intake().offer(rollouts, worker, () -> {
            if (left.decrementAndGet() == 0) {
                whenAdmitted.run();
            }
        }));
    }

    private void offer(Chunk chunk, List<Rollout> rollouts, ChunkAcknowledgement.Builder acknowledgement) {
        try {
            service.rounds().offer(chunk, rollouts);
        } catch (RefusedException late) {
            LOG.info("passed over a chunk of worker {}: {}", chunk.getWorker(), late.getMessage());
            acknowledgement.setAdmitted(0).setReason(String.valueOf(late.getMessage()));
        }
    }

    /**
     * What is fit to learn from.
     *
     * @throws RefusedException where a number is not finite: then nothing is
     */
    private Map<Roster.Post, List<Rollout>> accept(
            Chunk chunk, WorkerRecord worker, ChunkAcknowledgement.Builder acknowledgement) throws RefusedException {
        Map<Roster.Post, List<Rollout>> accepted = new LinkedHashMap<>();
        long staleness = 0;
        int admitted = 0;
        for (PackedRollout packed : chunk.getRolloutsList()) {
            try {
                Roster.Post post = service.roster().of(packed.getWeights().getAgent());
                if (!chunk.hasRound()) {
                    post.shelf().requirePublished(packed.getWeights());
                }
                accepted.computeIfAbsent(post, first -> new ArrayList<>()).add(codec.decode(packed));
                long latest = post.shelf().latest().getVersion();
                staleness = Math.max(staleness, latest - packed.getWeights().getVersion());
                admitted++;
            } catch (RefusedException refused) {
                if (refused.isNotFinite()) {
                    throw refused;
                }
                acknowledgement.setRefused(acknowledgement.getRefused() + 1);
                if (acknowledgement.getReason().isEmpty()) {
                    acknowledgement.setReason(String.valueOf(refused.getMessage()));
                }
            }
        }
        worker.sent(staleness, acknowledgement.getRefused());
        if (acknowledgement.getRefused() > 0) {
            LOG.warn(
                    "refused {} of {} rollouts of worker {}: {}",
                    acknowledgement.getRefused(),
                    acknowledgement.getRefused() + admitted,
                    chunk.getWorker(),
                    acknowledgement.getReason());
        }
        acknowledgement.setAdmitted(admitted);
        return accepted;
    }

    private synchronized void acknowledge(ChunkAcknowledgement.Builder acknowledgement) {
        if (!ended) {
            acknowledgements.onNext(acknowledgement
                    .addAllLatest(service.roster().latest())
                    .setMeasuring(service.desk().measuring())
                    .build());
        }
    }

    private synchronized void fail(Status status) {
        if (!ended) {
            ended = true;
            acknowledgements.onError(status.asRuntimeException());
        }
    }

    @Override
    public synchronized void onError(Throwable cause) {
        ended = true;
    }

    @Override
    public synchronized void onCompleted() {
        if (!ended) {
            ended = true;
            acknowledgements.onCompleted();
        }
    }
}
