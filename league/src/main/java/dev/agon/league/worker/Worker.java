package dev.agon.league.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.league.AgonException;
import dev.agon.league.wire.PluginHash;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.DescribeRequest;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WorkerSettings;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays for a coordinator until it is stopped: learns from it what is played, shows that it has the same rules, then plays what
 * is leased. It may come and go at any time, and comes back by itself when the coordinator was away.
 *
 * <pre>{@code
 * try (Worker worker = new Worker(options, Games.onClassPath())) {
 *     worker.run();                                   // until close() is called by another thread
 * }
 * }</pre>
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long LONGEST_END_SECONDS = 10;
    private static final int SIDE_TABLES = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Games games;
    private final WorkerOptions options;
    private final TrainingChannel channel;
    private final Tally tally = new Tally();
    private Identity identity;
    /** Held while this worker plays, so that its channel stays open as long. */
    private final Semaphore playing = new Semaphore(1);

    private volatile boolean closed;
    private volatile @Nullable AgonException refusal;
    private volatile @Nullable Thread player;

    /** A worker that has not called yet. */
    public Worker(WorkerOptions options, Games games) {
        this.options = options;
        this.games = games;
        identity = Identity.ofThisProcess(options.name());
        try {
            channel = new TrainingChannel(options.coordinator(), Token.read(options.tokenFile()), options.trust());
        } catch (IOException noToken) {
            throw AgonException.input(String.valueOf(noToken.getMessage()));
        }
    }

    /**
     * Plays until {@link #close}.
     *
     * @throws AgonException when the coordinator refuses this worker, saying why
     */
    public void run() {
        run(options.name());
    }

    /** As {@link #run()}, under another name. */
    void run(String name) {
        identity = Identity.ofThisProcess(name);
        untilInterrupted(() -> {
            LeagueDescription league = describe();
            Game game = game(league);
            play(league, new PolicySpec(game, network(league)));
        });
        AgonException refused = refusal;
        if (refused != null && !closed) {
            throw refused;
        }
    }

    /**
     * Learns what is played, and plays it for a while without joining and without sending anything, so that what follows runs at
     * full speed at once.
     *
     * @param enough ends it early
     */
    void rehearse(BooleanSupplier enough) {
        untilInterrupted(() -> {
            LeagueDescription league = describe();
            PolicySpec spec = new PolicySpec(game(league), network(league));
            try (NewestWeights weights = new NewestWeights(channel, spec)) {
                weights.heard(List.of(WeightsId.getDefaultInstance()));
                weights.start();
                Rehearsal.play(spec, league.getSettings(), weights, enough);
            }
        });
    }

    /** What goes on until somebody interrupts it. */
    @FunctionalInterface
    private interface Task {
        void run() throws InterruptedException;
    }

    private void untilInterrupted(Task task) {
        playing.acquireUninterruptibly();
        player = Thread.currentThread();
        try {
            task.run();
        } catch (InterruptedException asked) {
            LOG.info("stopping");
        } finally {
            player = null;
            playing.release();
        }
    }

    private LeagueDescription describe() throws InterruptedException {
        Backoff backoff = new Backoff();
        while (true) {
            if (closed) {
                throw new InterruptedException("closed");
            }
            try {
                return channel.calls()
                        .describe(DescribeRequest.newBuilder()
                                .setProtocol(Protocol.VERSION)
                                .build());
            } catch (StatusRuntimeException failed) {
                throwIfRefused(failed);
                throwIfUnknown(failed);
                LOG.info("the learner cannot be reached: {}", failed.getStatus().getCode());
                backoff.pause();
            }
        }
    }

    private void throwIfUnknown(StatusRuntimeException failed) {
        channel.distrust(failed).ifPresent(why -> {
            throw AgonException.input(
                    "will not work for " + options.coordinator().getHostString() + ":"
                            + options.coordinator().getPort() + ": " + why);
        });
    }

    private static void throwIfRefused(StatusRuntimeException failed) {
        Status.Code code = failed.getStatus().getCode();
        if (code == Status.Code.UNAUTHENTICATED || code == Status.Code.PERMISSION_DENIED) {
            throw AgonException.input("the learner does not accept this worker's token");
        }
        if (code == Status.Code.ABORTED) {
            throw AgonException.failed("the learner has put this worker's process in quarantine: "
                    + failed.getStatus().getDescription());
        }
        if (code == Status.Code.FAILED_PRECONDITION) {
            throw AgonException.input(
                    "the learner refuses this worker: " + failed.getStatus().getDescription());
        }
    }

    private Game game(LeagueDescription league) {
        return games.get(league.getGame()).with(league.getGameSettingsMap());
    }

    private static NetworkConfig network(LeagueDescription league) {
        try {
            return JSON.readValue(league.getNetwork(), NetworkConfig.class);
        } catch (JsonProcessingException unreadable) {
            throw AgonException.input("the learner's network configuration cannot be read", unreadable);
        }
    }

    private static Chunker chunker(Uplink uplink, WorkerSettings settings) {
        return new Chunker(uplink, Math.max(1, settings.getChunkSteps()), System::nanoTime);
    }

    private void play(LeagueDescription league, PolicySpec spec) throws InterruptedException {
        WorkerSettings settings = league.getSettings();
        try (NewestWeights weights = new NewestWeights(channel, spec);
                LeaseBook leases = new LeaseBook(channel, spec, weights, identity.name(), settings);
                Uplink uplink = new Uplink(
                        channel,
                        identity,
                        tally,
                        settings.getSpoolChunks(),
                        () -> join(league, spec, weights, leases),
                        acknowledgement -> {
                            weights.heard(acknowledgement.getLatestList());
                            leases.heard(acknowledgement.getLatestList());
                            leases.heard(acknowledgement.getMeasuring());
                        });
                Heart heart = new Heart(channel, identity, tally, reply -> {
                    if (reply.getUnknown()) {
                        uplink.reconnect();
                    } else {
                        weights.heard(reply.getLatestList());
                        leases.heard(reply.getLatestList());
                        leases.heard(reply.getMeasuring());
                    }
                })) {
            uplink.start();
            weights.start();
            heart.start();
            if (settings.getRoundDecisions() > 0) {
                playRounds(spec, settings, leases, weights, uplink);
            } else {
                playFreely(spec, settings, leases, weights, uplink);
            }
        }
    }

    private void playFreely(
            PolicySpec spec, WorkerSettings settings, LeaseBook leases, NewestWeights weights, Uplink uplink)
            throws InterruptedException {
        try (Hall hall = new Hall(spec, settings, leases, weights, chunker(uplink, settings), tally)) {
            hall.open(new MatchRandom(identity.incarnation()));
            while (!closed) {
                hall.step();
            }
        }
    }

    private void playRounds(
            PolicySpec spec, WorkerSettings settings, LeaseBook leases, NewestWeights weights, Uplink uplink)
            throws InterruptedException {
        WorkerSettings few = settings.toBuilder()
                .setMatches(Math.max(2, settings.getMatches() / SIDE_TABLES))
                .build();
        Hall hall = new Hall(spec, few, leases, weights, chunker(uplink, few), tally);
        try (RoundPlayer rounds = new RoundPlayer(channel, spec, settings, identity, weights, uplink, tally);
                SideMatches side = new SideMatches(
                        hall, leases, new MatchRandom(identity.incarnation()), settings.getEvaluationShare())) {
            side.start();
            while (!closed) {
                rounds.play();
            }
        }
    }

    private void join(LeagueDescription league, PolicySpec spec, NewestWeights weights, LeaseBook leases) {
        JoinRequest request = JoinRequest.newBuilder()
                .setProtocol(Protocol.VERSION)
                .setWorker(identity.name())
                .setWorkerIncarnation(identity.incarnation())
                .setGame(league.getGame())
                .setRulesVersion(spec.game().rulesVersion())
                .setLayoutHash(spec.layoutHash())
                .setNetwork(json(spec.network()))
                .setHost(identity.host())
                .setProcessId(identity.processId())
                .setPlugin(PluginHash.of(spec.game()))
                .build();
        try {
            List<WeightsId> latest = channel.calls().join(request).getLatestList();
            weights.heard(latest);
            leases.heard(latest);
            leases.start();
        } catch (StatusRuntimeException failed) {
            try {
                throwIfRefused(failed);
            } catch (AgonException refused) {
                refusal = refused;
                interrupt();
            }
            throw failed;
        }
    }

    private static String json(NetworkConfig network) {
        try {
            return JSON.writeValueAsString(network);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void interrupt() {
        Thread interrupted = player;
        if (interrupted != null) {
            interrupted.interrupt();
        }
    }

    /** Ends {@link #run}, and hangs up when it has ended. */
    @Override
    public void close() {
        closed = true;
        interrupt();
        try {
            if (playing.tryAcquire(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                playing.release();
            } else {
                LOG.warn("still playing {} s after it was told to stop", LONGEST_END_SECONDS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        channel.close();
    }
}
