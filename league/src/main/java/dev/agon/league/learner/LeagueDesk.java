package dev.agon.league.learner;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.LeaseDesk;
import dev.agon.league.matchmaking.EvaluationScheduler;
import dev.agon.league.matchmaking.Matchmaker;
import dev.agon.league.matchmaking.Pairing;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.MatchmakerState;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Fills leases: who the learning agent plays, and which matches measure. A lease is cut into blocks of matches between the
 * same players, so that few policies meet in one worker at a time. Thread-safe; nothing here waits for disk.
 */
final class LeagueDesk implements LeaseDesk {
    private static final int BLOCKS = 10;
    private static final int LARGEST_MEASURE = 32;

    private final Game game;
    private final RunConfig config;
    private final int incarnation;
    private final Matchmaker matchmaker;
    private final RatingTable ratings;
    private final MatchRandom random;
    private final Lineups lineups;
    private final Queue<MatchResult> results = new ConcurrentLinkedQueue<>();
    private final List<String> snapshots = new ArrayList<>();
    private EvaluationScheduler scheduler;
    private long leases;
    private long measured;
    private volatile boolean measuring;

    /**
     * A desk of the learner's given life.
     *
     * @param ratings read under this desk's lock only, see {@link #underLock}
     */
    LeagueDesk(Game game, RunConfig config, int incarnation, Matchmaker matchmaker, RatingTable ratings) {
        this.game = game;
        this.config = config;
        this.incarnation = incarnation;
        this.matchmaker = matchmaker;
        this.ratings = ratings;
        random = new MatchRandom(MatchRandom.derive(config.seed(), incarnation));
        lineups = new Lineups(game, config.worker().mixedShare());
        scheduler = new EvaluationScheduler(trains() ? config.league().evaluationShare() : 1, ratings);
    }

    /** Whether leases hold matches to learn from, as they do unless those are played in rounds. */
    private boolean trains() {
        return !config.learner().deterministic();
    }

    /** A snapshot joins the population. */
    synchronized void addSnapshot(String player) {
        snapshots.add(player);
        matchmaker.addSnapshot(player);
        scheduler.addSnapshot(player);
    }

    /** From now on every match measures, first of all the newest snapshot. */
    synchronized void measureOnly() {
        scheduler = new EvaluationScheduler(1, ratings);
        snapshots.forEach(scheduler::addSnapshot);
        measuring = true;
    }

    @Override
    public boolean measuring() {
        return measuring;
    }

    @Override
    public synchronized Lease lease(String worker, int matches) {
        Lease.Builder lease = Lease.newBuilder().setId(incarnation + "-" + ++leases);
        int block = Math.max(2, (matches + BLOCKS - 1) / BLOCKS);
        for (int given = 0; given < matches; ) {
            Optional<Pairing> pairing = scheduler.next(block);
            int count;
            if (pairing.isPresent()) {
                count = Math.min(block, LARGEST_MEASURE) & ~1;
                measure(lease, pairing.get(), given, count);
                given += measuring ? count : block;
            } else if (!trains()) {
                break;
            } else {
                train(lease, matchmaker.next(), given, block);
                given += block;
            }
        }
        return lease.build();
    }

    private void measure(Lease.Builder lease, Pairing pairing, int first, int count) {
        Assignment.Builder home = measuring(pairing.player(), pairing.opponent(), first);
        Assignment.Builder away = measuring(pairing.opponent(), pairing.player(), first + count / 2);
        for (int match = 0; match < count / 2; match++) {
            long seed = EvaluationScheduler.matchSeed(config.seed(), incarnation * 1_000_000_000L + measured++);
            home.addSeeds(seed);
            away.addSeeds(seed);
        }
        lease.addAssignments(home).addAssignments(away);
    }

    private Assignment.Builder measuring(String first, String others, int firstMatch) {
        Assignment.Builder assignment =
                Assignment.newBuilder().setEvaluation(true).setFirstMatch(firstMatch);
        for (int seat = 0; seat < game.seats(); seat++) {
            assignment.addPlayers(Lineups.player(game.teamOf(seat) == 0 ? first : others));
        }
        return assignment;
    }

    private void train(Lease.Builder lease, Optional<String> past, int first, int count) {
        Assignment.Builder assignment = lineups.draw(past, snapshots, random).setFirstMatch(first);
        for (int match = 0; match < count; match++) {
            assignment.addSeeds(random.nextLong());
        }
        lease.addAssignments(assignment);
    }

    @Override
    public void result(MatchResult result) {
        results.add(result);
    }

    /** The next result that nobody has dealt with, or null. */
    @Nullable
    MatchResult pollResult() {
        MatchResult result = results.poll();
        if (result != null && result.getExhibition().isEmpty()) {
            ended(result);
        }
        return result;
    }

    private synchronized void ended(MatchResult result) {
        scheduler.ended(result.getEvaluation(), result.getTicks());
    }

    /** The learning agent's match against a past snapshot ended. */
    synchronized void trained(String opponent, double outcome) {
        matchmaker.result(opponent, outcome);
    }

    /** Two frozen players met in a match that measured. */
    synchronized void measured(String player, String opponent, double outcome) {
        matchmaker.measured(player, opponent, outcome);
    }

    /** Does something with the ratings while nobody else reads them. */
    synchronized void underLock(Runnable change) {
        change.run();
    }

    synchronized MatchmakerState matchmakerState() {
        return matchmaker.state();
    }
}
