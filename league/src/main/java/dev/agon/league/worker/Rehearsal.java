package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.store.PlayerName;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WorkerSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Matches that count for nothing: they are played as any others are, packed as if they were to be sent, and thrown away. After
 * some seconds of that the runtime has loaded and compiled all that a worker does often. Rests as long as it plays, so that it
 * takes little from those who train.
 */
final class Rehearsal implements MatchSource, ChunkSink {
    private static final long PLAYED_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SHORTEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int REST = 2;
    private static final long SNAPSHOT = 0;
    private static final int CYCLE = 10;
    private static final int AGAINST_PAST = 2;

    private final Game game;
    private final List<String> bots;
    private final Policy policy;
    private final MatchRandom random;
    private int matches;

    /** Matches of that policy, which also plays the past snapshot's part. */
    Rehearsal(Policy policy, MatchRandom random) {
        this.policy = policy;
        this.random = random;
        game = policy.spec().game();
        bots = game.bots().keySet().stream().sorted().toList();
    }

    /** Plays until everything is warm, or it is told that this is enough. */
    static void play(PolicySpec spec, WorkerSettings settings, NewestWeights weights, BooleanSupplier enough)
            throws InterruptedException {
        MatchRandom random = new MatchRandom(System.nanoTime());
        Rehearsal rehearsal = new Rehearsal(weights.await(PlayerName.MAIN_AGENT).policy(), random);
        Chunker chunker = new Chunker(rehearsal, Math.max(1, settings.getChunkSteps()), System::nanoTime);
        try (Hall hall = new Hall(spec, settings, rehearsal, weights, chunker, new Tally())) {
            hall.open(random);
            long played = 0;
            long tired = 0;
            while (played < PLAYED_NANOS && !enough.getAsBoolean()) {
                long started = System.nanoTime();
                hall.step();
                long took = System.nanoTime() - started;
                played += took;
                tired += took;
                if (tired >= SHORTEST_REST_NANOS) {
                    TimeUnit.NANOSECONDS.sleep(REST * tired);
                    tired = 0;
                }
            }
        }
    }

    /** In the proportions of real leases: most against itself, some against the past, some to measure. */
    @Override
    public MatchOrder next() {
        int turn = matches++ % CYCLE;
        boolean measures = turn == CYCLE - 1;
        boolean past = turn >= CYCLE - 1 - AGAINST_PAST;
        PlayerRef own =
                measures ? snapshot() : PlayerRef.newBuilder().setLatest(true).build();
        PlayerRef other = measures && !bots.isEmpty() ? bot() : past ? snapshot() : own;
        int ownTeam = matches / CYCLE % game.teams();
        long learning = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            if (!measures && (!past || game.teamOf(seat) == ownTeam)) {
                learning |= 1L << seat;
            }
        }
        List<PlayerRef> players = IntStream.range(0, game.seats())
                .mapToObj(seat -> game.teamOf(seat) == ownTeam ? own : other)
                .toList();
        return new MatchOrder("", matches, random.nextLong(), players, learning, measures, Map.of(snapshot(), policy));
    }

    private static PlayerRef snapshot() {
        return PlayerRef.newBuilder().setSnapshot(SNAPSHOT).build();
    }

    private PlayerRef bot() {
        return PlayerRef.newBuilder()
                .setBot(bots.get(matches / CYCLE % bots.size()))
                .build();
    }

    @Override
    public int edition() {
        return 0;
    }

    @Override
    public void send(Chunk.Builder chunk) {
        try {
            chunk.build().writeTo(OutputStream.nullOutputStream());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
