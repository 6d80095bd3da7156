package dev.agon.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.agon.game.Game;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Plays and watches matches over real WebSockets, in a process of its own. Reads a {@link LoadPlan} from standard input and ends
 * when that is closed; writes a line when measuring begins, one when it ends, and then a {@link LoadReport}.
 */
final class LoadGenerator {
    /** Said when measuring begins. */
    static final String BEGINS = "measuring";

    /** Said when it ends. */
    static final String ENDS = "measured";

    private static final long SEED = 1;
    private static final long CONNECTING_SECONDS = 60;
    private static final int CONNECTIONS_AT_ONCE = 20;
    private static final long PAUSE_MILLIS = 20;
    private static final long SETTLE_MILLIS = 1_500;
    private static final double LISTENING_SECONDS = 8;

    private final LoadPlan plan;
    private final List<List<SeatScript>> scripts;
    private final Game game;
    private final Line line;
    private final Measurements measured;
    private final List<MatchClock> clocks = new ArrayList<>();
    private final List<SeatClient> seats = new ArrayList<>();
    private final List<LoadClient> clients = new ArrayList<>();
    private final SilentCrowd silent;

    private LoadGenerator(LoadPlan plan, List<RecordedMatch> recordings, Line line) {
        this.plan = plan;
        this.line = line;
        scripts = recordings.stream().map(RecordedMatch::scripts).toList();
        game = recordings.get(0).game();
        measured = new Measurements(plan.load());
        silent = new SilentCrowd(line, plan.matches(), plan.load().silent(), game.views());
    }

    /** Without arguments. */
    public static void main(String[] none) throws Exception {
        ObjectMapper json = new ObjectMapper();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        LoadPlan plan = json.readValue(in.readLine(), LoadPlan.class);
        endWith(in);
        List<RecordedMatch> recordings = new ArrayList<>();
        for (String resource : plan.recordings()) {
            recordings.add(RecordedMatch.load(resource));
        }
        try (Line line = new Line(plan.address())) {
            say(json.writeValueAsString(new LoadGenerator(plan, recordings, line).run()));
        }
        System.exit(0);
    }

    /** Ends the process when nobody waits for it any more. */
    private static void endWith(BufferedReader in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (in.readLine() != null) {}
                    } catch (IOException gone) {
                        // as good as closed
                    }
                    Runtime.getRuntime().halt(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void say(String text) {
        System.out.println(text);
        System.out.flush();
    }

    private LoadReport run() throws Exception {
        connectPlayers();
        connectSpectators();
        awaitFrames();
        warmUp();
        double cores = measure();
        Thread.sleep(SETTLE_MILLIS);
        return onLine(() -> report(cores));
    }

    private void connectPlayers() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (LoadPlan.Begun match : plan.matches()) {
            MatchClock clock = new MatchClock(TimeUnit.SECONDS.toNanos(1) / game.ticksPerSecond());
            clocks.add(clock);
            List<SeatScript> said = scripts.get(match.recording());
            for (int seat = 0; seat < match.tokens().size(); seat++) {
                SeatClient client =
                        new SeatClient(match, seat, said.get(seat), clock, line.loop(), random.split(), measured);
                seats.add(client);
                connect(client);
            }
        }
    }

    private void connectSpectators() throws InterruptedException {
        int matches = plan.matches().size();
        for (int i = 0; i < plan.load().spectators(); i++) {
            int match = i % matches;
            int view = i / matches % game.views();
            connect(new SpectatorClient(plan.matches().get(match).id(), view, clocks.get(match), measured));
        }
    }

    private void connect(LoadClient client) throws InterruptedException {
        clients.add(client);
        line.connect(client, 0).sync();
        if (clients.size() % CONNECTIONS_AT_ONCE == 0) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void awaitFrames() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CONNECTING_SECONDS);
        while (blind() > 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        blind() + " of " + clients.size() + " clients were shown nothing within " + CONNECTING_SECONDS
                                + " s; " + measured.lost + " lost their connection");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private long blind() throws Exception {
        return onLine(() -> clients.stream().filter(client -> !client.looksOn()).count());
    }

    /** Warms up, and at the end of it learns anew when ticks are due: until then a server may lose time. */
    private void warmUp() throws Exception {
        int seconds = plan.load().warmUpSeconds();
        double listening = Math.min(seconds / 2.0, LISTENING_SECONDS);
        sleep(seconds - listening);
        onLine(() -> allClocks(MatchClock::listenAnew));
        sleep(listening / 2);
        onLine(() -> allClocks(MatchClock::goByWhatWasHeard));
        sleep(listening / 2);
    }

    private boolean allClocks(Consumer<MatchClock> deed) {
        clocks.forEach(deed);
        return true;
    }

    private static void sleep(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * TimeUnit.SECONDS.toMillis(1)));
    }

    /** Measures, and gives how many cores the generator itself used. */
    private double measure() throws Exception {
        say(BEGINS);
        long cpu = cpuNanos();
        long began = System.nanoTime();
        onLine(() -> {
            measured.begin(System.nanoTime());
            return began;
        });
        while (System.nanoTime() - measured.end() < 0) {
            Thread.sleep(PAUSE_MILLIS);
            onLine(() -> {
                silent.be(measured.silentAt(System.nanoTime()));
                return began;
            });
        }
        double cores = (cpuNanos() - cpu) / (double) (System.nanoTime() - began);
        say(ENDS);
        return cores;
    }

    private LoadReport report(double cores) {
        long answeredBefore = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);
        seats.forEach(seat -> seat.countUnanswered(answeredBefore));
        double seconds = plan.load().measuredSeconds();
        return new LoadReport(
                seats.size(),
                measured.quiet(),
                measured.besideSilent(),
                measured.frames.spread(),
                measured.lag.spread(),
                measured.unanswered,
                measured.refused,
                measured.leftOut,
                measured.lost,
                measured.spectatorBytes / seconds / Math.max(1, plan.load().spectators()),
                measured.playerBytes / seconds / seats.size(),
                cores);
    }

    private <T> T onLine(Callable<T> task) throws Exception {
        return line.loop().submit(task).get();
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
