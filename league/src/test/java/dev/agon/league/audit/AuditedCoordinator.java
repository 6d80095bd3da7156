package dev.agon.league.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.coordinator.CoordinatorServer;
import dev.agon.league.coordinator.Handshake;
import dev.agon.league.coordinator.LeaseDesk;
import dev.agon.league.coordinator.Quarantine;
import dev.agon.league.coordinator.RolloutIntake;
import dev.agon.league.coordinator.Roster;
import dev.agon.league.coordinator.Rounds;
import dev.agon.league.coordinator.WeightsShelf;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.wire.PluginHash;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.StatusRequest;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerSettings;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A coordinator that audits, with leases of all kinds: self-play, against snapshots, bots and another agent, teams with a stranger in them,
 * and matches that measure. Nobody learns; new weights are published all the same.
 */
final class AuditedCoordinator implements AutoCloseable {
    private static final int MATCHES = 6;

    final PolicySpec spec;
    final RolloutCodec codec;
    final Token token;
    final Audits audits;
    final AtomicLong results = new AtomicLong();
    private final Game game;
    private final RolloutIntake intake = new RolloutIntake(4_096);
    private final RolloutIntake rivals = new RolloutIntake(4_096);
    private final WeightsShelf shelf;
    private final CoordinatorServer server;
    private final TrainingChannel channel;
    private final Thread learner = new Thread(this::publish, "publisher");
    private final int updateDecisions;
    private final Life life;
    private volatile boolean closed;

    /**
     * Which of the learner's lives it is.
     *
     * @param firstVersion of the weights that it begins with
     */
    record Life(int incarnation, long firstVersion) {}

    /**
     * One that serves, in the learner's first life.
     *
     * @param share of matches that are played again
     * @param updateDecisions after which there are new weights
     * @param lateMillis by which orders may come after the end of their match
     */
    AuditedCoordinator(Game game, NetworkConfig network, double share, int updateDecisions, long lateMillis) {
        this(game, network, share, updateDecisions, lateMillis, Token.random(), new Life(1, 0));
    }

    /** As above, in one of the learner's lives. */
    AuditedCoordinator(
            Game game,
            NetworkConfig network,
            double share,
            int updateDecisions,
            long lateMillis,
            Token token,
            Life life) {
        this.game = game;
        this.token = token;
        this.life = life;
        this.updateDecisions = updateDecisions;
        spec = new PolicySpec(game, network);
        codec = new RolloutCodec(spec);
        shelf = new WeightsShelf("run", "main", life.incarnation(), policy(life.firstVersion()));
        Roster roster = new Roster(
                List.of(
                        new Roster.Post("main", shelf, intake),
                        new Roster.Post(
                                "rival", new WeightsShelf("run", "rival", life.incarnation(), policy(500)), rivals)),
                (agent, number) -> policy(1_000 + number));
        WorkerSettings settings = WorkerSettings.newBuilder()
                .setMatches(MATCHES)
                .setRolloutSteps(12)
                .setSequenceSteps(4)
                .setVariedStartShare(0.3f)
                .setVariedStartTicks(5)
                .setSpoolChunks(4)
                .setChunkSteps(64)
                .setAudited(true)
                .build();
        MatchRandom secret = new MatchRandom(42);
        audits = new Audits(spec, codec, settings, 4, share, roster, secret::nextFloat, lateMillis);
        server = new CoordinatorServer(
                new InetSocketAddress("127.0.0.1", 0),
                null,
                token,
                new Handshake(description(settings), game.rulesVersion(), spec.layoutHash(), PluginHash.of(game)),
                codec,
                roster,
                new Rounds(1, List.of()),
                new AllKinds(),
                audits,
                new Quarantine(QuarantineList.NOBODY, InstantSource.system(), kept -> {}),
                TrainingStatus::getDefaultInstance);
        channel = new TrainingChannel(new InetSocketAddress("127.0.0.1", server.port()), token);
        learner.setDaemon(true);
        learner.start();
    }

    /** Weights that are no initial ones: orders are not all alike. */
    private Policy policy(long number) {
        float[] parameters = Policy.initial(spec, number).parameters();
        MatchRandom random = new MatchRandom(number);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += (random.nextFloat() - 0.5f) * 0.4f;
        }
        return new Policy(spec, number, parameters);
    }

    private LeagueDescription description(WorkerSettings settings) {
        try {
            return LeagueDescription.newBuilder()
                    .setProtocol(Protocol.VERSION)
                    .setRun("run")
                    .setGame(game.name())
                    .putAllGameSettings(game.settings())
                    .setNetwork(new ObjectMapper().writeValueAsString(spec.network()))
                    .setSettings(settings)
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void publish() {
        try {
            for (long version = life.firstVersion() + 1; ; version++) {
                List<Rollout> batch = List.of();
                while (batch.isEmpty()) {
                    if (closed) {
                        return;
                    }
                    rivals.take(1, Long.MIN_VALUE, 1, TimeUnit.MILLISECONDS);
                    batch = intake.take(updateDecisions, Long.MIN_VALUE, 50, TimeUnit.MILLISECONDS);
                }
                shelf.publish(policy(version));
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    int port() {
        return server.port();
    }

    /** Calls to it, with the token. */
    TrainingChannel channel() {
        return channel;
    }

    /** Who is in quarantine and why. */
    List<String> quarantined() {
        return channel.calls().status(StatusRequest.getDefaultInstance()).getQuarantinedList();
    }

    @Override
    public void close() {
        closed = true;
        intake.close();
        rivals.close();
        channel.close();
        server.close();
        audits.close();
        awaitLearner();
    }

    /** One that went on would take a core from all tests after this. */
    private void awaitLearner() {
        try {
            learner.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private final class AllKinds implements LeaseDesk {
        private final MatchRandom random = new MatchRandom(7);
        private final List<String> bots = game.bots().keySet().stream().sorted().toList();
        private long leases;

        @Override
        public void joined(String worker, long process) {}

        @Override
        public void forgotten(String worker) {}

        @Override
        public synchronized Lease lease(String worker, int matches) {
            Lease.Builder lease = Lease.newBuilder().setId(life.incarnation() + "-" + ++leases);
            int given = 0;
            for (int kind = 0; kind < 6; kind++) {
                Assignment.Builder some = assignment(kind).setFirstMatch(given);
                for (int match = 0; match < Math.max(1, matches / 6); match++) {
                    some.addSeeds(random.nextLong());
                    given++;
                }
                lease.addAssignments(some);
            }
            return lease.build();
        }

        private Assignment.Builder assignment(int kind) {
            Assignment.Builder some = Assignment.newBuilder();
            int team = random.nextInt(game.teams());
            int stranger = random.nextInt(game.seats());
            long learning = 0;
            List<PlayerRef> players = new ArrayList<>();
            for (int seat = 0; seat < game.seats(); seat++) {
                boolean own = game.teamOf(seat) == team;
                boolean strange = kind == 5 && own && seat == stranger && game.seats() > game.teams();
                if (kind == 4) {
                    players.add(own ? snapshot(3) : bot());
                } else if (strange) {
                    players.add(random.nextInt(2) == 0 ? bot() : snapshot(1));
                } else if (own || kind == 0) {
                    players.add(PlayerRef.newBuilder().setLatest(true).build());
                    learning |= 1L << seat;
                } else {
                    players.add(
                            kind == 1
                                    ? snapshot(2)
                                    : kind == 2
                                            ? bot()
                                            : PlayerRef.newBuilder()
                                                    .setLatest(true)
                                                    .setAgent("rival")
                                                    .build());
                }
            }
            return some.addAllPlayers(players).setLearningSeats(learning).setEvaluation(kind == 4);
        }

        private PlayerRef bot() {
            return PlayerRef.newBuilder()
                    .setBot(bots.get(random.nextInt(bots.size())))
                    .build();
        }

        private static PlayerRef snapshot(long number) {
            return PlayerRef.newBuilder().setSnapshot(number).build();
        }

        @Override
        public void results(List<MatchResult> told, Runnable whenKept) {
            results.addAndGet(told.size());
            whenKept.run();
        }

        @Override
        public boolean measuring() {
            return false;
        }
    }
}
