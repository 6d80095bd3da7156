package dev.agon.league.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Games;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A worker that plays nothing and tells results without end, over the uplink of real workers, and knows which of them were
 * acknowledged. While it pauses it does not come back to a coordinator that went away.
 */
final class Witness implements AutoCloseable {
    private static final int RESULTS_PER_CHUNK = 3;
    private static final int SPOOL = 8;

    private final Identity identity = Identity.ofThisProcess("witness");
    private final TrainingChannel channel;
    private final JoinRequest joining;
    private final String opponent;
    private final Uplink uplink;
    private final Thread telling = new Thread(this::tell, "witness");
    private final Map<Long, List<String>> told = new ConcurrentHashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private boolean paused;
    private volatile boolean closed;

    Witness(RunFolder run, int port, Token token, String opponent) throws IOException {
        channel = new TrainingChannel(new InetSocketAddress("127.0.0.1", port), token);
        RunConfig config = run.config();
        PolicySpec spec = new PolicySpec(config.resolveGame(Games.onClassPath()), config.network());
        joining = JoinRequest.newBuilder()
                .setProtocol(Protocol.VERSION)
                .setWorker(identity.name())
                .setWorkerIncarnation(identity.incarnation())
                .setGame(config.game())
                .setRulesVersion(spec.game().rulesVersion())
                .setLayoutHash(spec.layoutHash())
                .setNetwork(new ObjectMapper().writeValueAsString(config.network()))
                .build();
        this.opponent = opponent.substring("bot:".length());
        uplink = new Uplink(channel, identity, new Tally(), SPOOL, this::join, this::heard);
        uplink.start();
        telling.start();
    }

    private void join() {
        synchronized (this) {
            if (paused) {
                throw Status.UNAVAILABLE.asRuntimeException();
            }
        }
        channel.calls().join(joining);
    }

    private void tell() {
        try {
            for (long sequence = 1; !closed; sequence++) {
                Chunk.Builder chunk = Chunk.newBuilder();
                for (int i = 0; i < RESULTS_PER_CHUNK; i++) {
                    chunk.addResults(result(sequence, i));
                }
                told.put(
                        sequence,
                        chunk.getResultsList().stream()
                                .map(result -> result.getLease() + "/" + result.getMatch())
                                .toList());
                uplink.send(chunk);
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of matches without length, so that they use up nothing of the share that may measure. */
    private MatchResult result(long sequence, int match) {
        float outcome = (sequence * 7 + match) % 3 - 1;
        return MatchResult.newBuilder()
                .setLease("witness-" + sequence)
                .setMatch(match)
                .addPlayers(PlayerRef.newBuilder().setSnapshot(sequence % 5))
                .addPlayers(PlayerRef.newBuilder().setBot(opponent))
                .addOutcomes(outcome)
                .addOutcomes(-outcome)
                .setTicks(0)
                .setEvaluation(true)
                .setWhole(true)
                .build();
    }

    private synchronized void heard(ChunkAcknowledgement acknowledgement) {
        List<String> keys = told.remove(acknowledgement.getSequence());
        if (keys != null) {
            acknowledged.addAll(keys);
            notifyAll();
        }
    }

    /** Keys of the matches whose results were acknowledged so far. */
    synchronized Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    synchronized void awaitAcknowledged(int results) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (acknowledged.size() < results) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("no more than " + acknowledged.size() + " results were acknowledged");
            }
            wait(1_000);
        }
    }

    synchronized void pause() {
        paused = true;
    }

    synchronized void goOn() {
        paused = false;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        uplink.close();
        telling.interrupt();
        telling.join();
        channel.close();
    }
}
