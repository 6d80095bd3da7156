package dev.agon.league.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.wire.ParentWatch;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.DescribeRequest;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.server.EventLoops;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Simulated workers, in a process of their own so that what they use of the processors can be told. Takes a {@link CrowdPlan} as its one
 * argument; writes a line when measuring begins, one when it ends, and then a {@link CrowdReport}. Ends when its standard input does.
 */
final class WorkerCrowd {
    /** Said when measuring begins. */
    static final String BEGINS = "measuring";

    /** Said when it ends. */
    static final String ENDS = "measured";

    private static final int JOINING_AT_ONCE = 10;
    private static final long PAUSE_MILLIS = 20;
    private static final long JOINING_SECONDS = 120;

    private final CrowdPlan plan;
    private final List<Chunk> chunks;
    private final CrowdTally tally = new CrowdTally();
    private final EventLoopGroup loops = EventLoops.of(1, "crowd");
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1, WorkerCrowd::daemon);
    private final InetSocketAddress coordinator;
    private final Token token;
    private final JoinRequest join;
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private long incarnations;

    private WorkerCrowd(CrowdPlan plan) throws IOException {
        this.plan = plan;
        chunks = RecordedChunks.read(Path.of(plan.chunks()));
        coordinator = new InetSocketAddress("127.0.0.1", plan.port());
        token = Token.read(Path.of(plan.tokenFile()));
        join = joining();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "crowd-clock");
        thread.setDaemon(true);
        return thread;
    }

    /** One argument: the plan as JSON. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParentWatch.start(() -> Runtime.getRuntime().halt(1));
        ObjectMapper json = new ObjectMapper();
        WorkerCrowd crowd = new WorkerCrowd(json.readValue(arguments[0], CrowdPlan.class));
        say(json.writeValueAsString(crowd.run()));
        System.exit(0);
    }

    private static void say(String text) {
        System.out.println(text);
        System.out.flush();
    }

    /** What the coordinator says of itself is what these workers have too. */
    private JoinRequest joining() {
        try (TrainingChannel channel = new TrainingChannel(coordinator, token)) {
            LeagueDescription league = channel.calls()
                    .describe(DescribeRequest.newBuilder()
                            .setProtocol(Protocol.VERSION)
                            .build());
            Game game = Games.onClassPath().get(league.getGame()).with(league.getGameSettingsMap());
            return SimulatedWorker.joining()
                    .setGame(league.getGame())
                    .setRulesVersion(game.rulesVersion())
                    .setLayoutHash(new PolicySpec(game, NetworkConfig.defaults()).layoutHash())
                    .setNetwork(league.getNetwork())
                    .build();
        }
    }

    private CrowdReport run() throws InterruptedException {
        for (int number = 0; number < plan.workers(); number++) {
            workers.add(joined(number));
            if (number % JOINING_AT_ONCE == JOINING_AT_ONCE - 1) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        awaitAll();
        stayFor(plan.warmUpSeconds());
        tally.begin();
        say(BEGINS);
        long cpu = cpuNanos();
        long began = System.nanoTime();
        stayFor(plan.seconds());
        double cores = (cpuNanos() - cpu) / (double) (System.nanoTime() - began);
        say(ENDS);
        return tally.report(cores);
    }

    /** Waits until all have joined and the first rollouts were admitted. */
    private void awaitAll() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(JOINING_SECONDS);
        while (!tally.isUnderWay(plan.workers())) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("not all of " + plan.workers()
                        + " simulated workers joined and were heard within " + JOINING_SECONDS + " s: " + tally);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private SimulatedWorker joined(int number) {
        JoinRequest request = join.toBuilder()
                .setWorker("worker-" + number)
                .setWorkerIncarnation(++incarnations)
                .build();
        TrainingChannel channel = TrainingChannel.onSharedLoops(coordinator, token, loops);
        SimulatedWorker worker =
                new SimulatedWorker(channel, clock, request, chunks, number % chunks.size(), plan, tally);
        worker.start();
        return worker;
    }

    /** Workers leave and others join, one after the other so that each stays as long as it should. */
    private void stayFor(int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long pause = plan.lifeMillis() == 0
                ? Long.MAX_VALUE
                : TimeUnit.MILLISECONDS.toNanos(plan.lifeMillis()) / plan.workers();
        int next = 0;
        long left = end - System.nanoTime();
        while (left > 0) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, pause));
            if (plan.lifeMillis() > 0) {
                workers.get(next).leave();
                tally.left.increment();
                workers.set(next, joined(next));
                next = (next + 1) % plan.workers();
            }
            left = end - System.nanoTime();
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
