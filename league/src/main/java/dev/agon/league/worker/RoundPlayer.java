package dev.agon.league.worker;

import com.google.protobuf.ByteString;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.StateCodec;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.Round;
import dev.agon.proto.training.RoundMark;
import dev.agon.proto.training.RoundPart;
import dev.agon.proto.training.RoundRequest;
import dev.agon.proto.training.ShareState;
import dev.agon.proto.training.WorkerSettings;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays its part of a deterministic run, round after round: asks what the next round is, sets its matches up where it comes in anew,
 * plays, and sends what came of it with the state in which its matches stand then.
 */
final class RoundPlayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoundPlayer.class);

    private final TrainingChannel channel;
    private final Identity identity;
    private final NewestWeights weights;
    private final Uplink uplink;
    private final Tally tally;
    private final int chunkSteps;
    private final PastPolicies past;
    private final RoundHall hall;
    private RoundMark standsBefore = RoundMark.getDefaultInstance();

    /** A round, and how the matches stand before it where the worker does not have them. */
    private record Assigned(Round round, ByteString state) {}

    RoundPlayer(
            TrainingChannel channel,
            PolicySpec spec,
            WorkerSettings settings,
            Identity identity,
            NewestWeights weights,
            Uplink uplink,
            Tally tally) {
        this.channel = channel;
        this.identity = identity;
        this.weights = weights;
        this.uplink = uplink;
        this.tally = tally;
        chunkSteps = Math.max(1, settings.getChunkSteps());
        past = PastPolicies.of(channel, spec);
        hall = new RoundHall(spec, settings, past, tally);
    }

    /** Waits for the next round and plays it. */
    void play() throws InterruptedException {
        Assigned assigned = tally.waiting(this::await);
        Round round = assigned.round();
        Optional<Policy> policy = tally.waiting(() -> Optional.ofNullable(weights.await(round.getWeights())));
        if (policy.isEmpty()) {
            LOG.info("round {} is over already", round.getMark().getRound());
            return;
        }
        RoundMatches matches = new RoundMatches(round, past);
        if (!round.getGoesOn()) {
            ShareState before = StateCodec.unpack(assigned.state());
            hall.begin(round, before, matches);
            LOG.info(
                    "part {} from round {} on, with {} matches in flight",
                    round.getMark().getShare(),
                    round.getMark().getRound(),
                    before.getTablesCount());
        }
        hall.play(round, policy.get(), matches, new Chunker(chunk -> send(chunk, round), chunkSteps, System::nanoTime));
        sendState(round);
        standsBefore = round.getMark().toBuilder()
                .setRound(round.getMark().getRound() + 1)
                .build();
    }

    private Assigned await() throws InterruptedException {
        Backoff backoff = new Backoff();
        while (true) {
            try {
                return ask();
            } catch (StatusRuntimeException failed) {
                Status.Code code = failed.getStatus().getCode();
                if (code != Status.Code.DEADLINE_EXCEEDED) {
                    LOG.info("no round: {} {}", code, failed.getStatus().getDescription());
                    backoff.pause();
                }
            }
        }
    }

    private Assigned ask() {
        Iterator<RoundPart> parts = channel.pulls()
                .askRound(RoundRequest.newBuilder()
                        .setWorker(identity.name())
                        .setWorkerIncarnation(identity.incarnation())
                        .setStandsBefore(standsBefore)
                        .build());
        Round round = parts.next().getRound();
        ByteString state = ByteString.EMPTY;
        while (parts.hasNext()) {
            state = state.concat(parts.next().getState());
        }
        if (state.size() != round.getStateLength()) {
            throw Status.DATA_LOSS
                    .withDescription("of " + round.getStateLength() + " bytes of state " + state.size() + " came")
                    .asRuntimeException();
        }
        return new Assigned(round, state);
    }

    private void sendState(Round round) throws InterruptedException {
        ByteString state = StateCodec.pack(hall.state());
        for (int from = 0; from < state.size(); from += Protocol.CHUNK_BYTES) {
            int end = Math.min(state.size(), from + Protocol.CHUNK_BYTES);
            send(Chunk.newBuilder().setState(state.substring(from, end)).setRoundDone(end == state.size()), round);
        }
    }

    private void send(Chunk.Builder chunk, Round round) throws InterruptedException {
        uplink.send(chunk.setRound(round.getMark()));
    }

    @Override
    public void close() {
        hall.close();
    }
}
