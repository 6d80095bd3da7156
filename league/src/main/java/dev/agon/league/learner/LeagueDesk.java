package dev.agon.league.learner;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.LeaseDesk;
import dev.agon.league.matchmaking.EvaluationScheduler;
import dev.agon.league.matchmaking.LeagueAgent;
import dev.agon.league.matchmaking.Matchmaker;
import dev.agon.league.matchmaking.Pairing;
import dev.agon.league.matchmaking.Trials;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.LeaseRecord;
import dev.agon.league.store.MatchmakerState;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Fills leases: who learns, whom it plays, and which matches measure. A lease is cut into blocks of matches between the
 * same players, so that few policies meet in one worker at a time. Thread-safe; nothing here waits for disk.
 */
final class LeagueDesk implements LeaseDesk {
    private static final int BLOCKS = 10;
    private static final int LARGEST_MEASURE = 32;

    private final Game game;
    private final RunConfig config;
    private final int incarnation;
    private final List<LeagueAgent> agents;
    private final Map<String, Double> shareGiven = new HashMap<>();
    private final RatingTable ratings;
    private final MatchRandom random;
    private final Lineups lineups;
    private final Tray tray = new Tray();
    private final OpenLeases open = new OpenLeases();
    private final List<String> snapshots = new ArrayList<>();
    private final Trials trials = new Trials();
    private EvaluationScheduler scheduler;
    private long leases;
    private long measured;
    private volatile boolean measuring;

    /**
     * A desk of the learner's given life.
     *
     * @param agents who learns, the main agent first
     * @param ratings read under this desk's lock only, see {@link #underLock}
     */
    LeagueDesk(Game game, RunConfig config, int incarnation, List<LeagueAgent> agents, RatingTable ratings) {
        this.game = game;
        this.config = config;
        this.incarnation = incarnation;
        this.agents = agents;
        this.ratings = ratings;
        random = new MatchRandom(MatchRandom.derive(config.seed(), incarnation));
        lineups = new Lineups(game, config.worker().mixedShare());
        scheduler = new EvaluationScheduler(trains() ? config.league().evaluationShare() : 1, ratings, trials);
    }

    /** Whether leases hold matches to learn from, as they do unless those are played in rounds. */
    private boolean trains() {
        return !config.learner().deterministic();
    }

    /** A snapshot joins the population. */
    synchronized void addSnapshot(String player) {
        snapshots.add(player);
        agents.forEach(agent -> agent.matchmaker().addSnapshot(player));
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
    public synchronized void joined(String worker, long process) {
        scheduler.takeBack(open.joined(worker, process));
    }

    @Override
    public synchronized void forgotten(String worker) {
        scheduler.takeBack(open.forgotten(worker));
    }

    @Override
    public synchronized Lease lease(String worker, int matches) {
        int waiting = open.waitingFor(worker);
        if (waiting > 0 && scheduler.affords(waiting)) {
            scheduler.giveAgain(waiting);
            return open.giveAgain(worker);
        }
        Lease.Builder lease = Lease.newBuilder().setId(incarnation + "-" + ++leases);
        int block = Math.max(2, (matches + BLOCKS - 1) / BLOCKS);
        int count = Math.min(block, LARGEST_MEASURE) & ~1;
        for (int given = 0; given < matches; ) {
            // What waits comes before anything else that measures, or it would never be affordable.
            Optional<Pairing> pairing = waiting > 0 ? train(block) : scheduler.next(count, block);
            if (pairing.isPresent()) {
                measure(lease, pairing.get(), given, count);
                given += measuring ? count : block;
            } else if (!trains()) {
                break;
            } else {
                train(lease, nextToLearn(block), given, block);
                given += block;
            }
        }
        Lease given = lease.build();
        open.give(worker, given);
        tray.put(new Tray.Given(worker, given));
        return given;
    }

    private Optional<Pairing> train(int matches) {
        scheduler.train(matches);
        return Optional.empty();
    }

    /** Leases whose results were never told: their matches are given out again, before any others that measure. */
    synchronized void giveAgain(List<LeaseRecord> pending) {
        pending.stream()
                .filter(lease -> lease.pending().stream()
                        .allMatch(match -> match.players().size() == game.seats()))
                .forEach(open::await);
    }

    /** Leases that are to be given out again. */
    synchronized List<Lease> unfinished() {
        return open.waiting();
    }

    /** What must not be forgotten when this process ends. */
    synchronized DeskState state() {
        return new DeskState(random.state(), shareGiven, scheduler.state());
    }

    /** Goes on where a desk before this one was. */
    synchronized void restore(DeskState state) {
        random.state(state.random());
        restoreShares(state.shareGiven());
        scheduler.restore(state.scheduler());
    }

    /** Who is new, or was away meanwhile, begins level with who was given least: what the others had before is not made up for. */
    private void restoreShares(Map<String, Double> known) {
        double least = agents.stream()
                .map(agent -> known.get(agent.name()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(0.0);
        agents.forEach(agent -> shareGiven.put(agent.name(), known.getOrDefault(agent.name(), least)));
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
            assignment.addPlayers(PlayerRefs.of(game.teamOf(seat) == 0 ? first : others));
        }
        return assignment;
    }

    /** The agent that has been given least for its weight; so many matches are counted as given to it. */
    private LeagueAgent nextToLearn(int matches) {
        LeagueAgent next = agents.stream()
                .min(Comparator.comparingDouble(agent -> shareGiven.getOrDefault(agent.name(), 0.0)))
                .orElseThrow();
        shareGiven.merge(next.name(), matches / next.weight(), Double::sum);
        return next;
    }

    private void train(Lease.Builder lease, LeagueAgent agent, int first, int count) {
        Assignment.Builder assignment = lineups.draw(
                        agent.name(), agent.matchmaker().next(), snapshots, random)
                .setFirstMatch(first);
        for (int match = 0; match < count; match++) {
            assignment.addSeeds(random.nextLong());
        }
        lease.addAssignments(assignment);
    }

    @Override
    public void results(List<MatchResult> results, Runnable whenKept) {
        tray.put(results, whenKept);
    }

    /** Where results and leases wait to be filed. */
    Tray tray() {
        return tray;
    }

    /** A match that was given out has ended. */
    synchronized void ended(MatchResult result) {
        if (result.getExhibition().isEmpty()) {
            scheduler.ended(result.getEvaluation(), result.getTicks());
        }
    }

    /** The result of a leased match that measures came, and will be kept. */
    synchronized void told(MatchResult result) {
        if (open.told(result.getLease(), result.getMatch())) {
            scheduler.giveAgain(1);
        }
    }

    /** A learning agent's match against somebody else ended. */
    synchronized void trained(PastMatch match) {
        agents.stream().filter(agent -> agent.name().equals(match.agent())).forEach(agent -> agent.matchmaker()
                .result(match.opponent(), match.outcome()));
    }

    /** Whether a snapshot of the agent is due before its time. */
    synchronized boolean isMastered(String agent) {
        return matchmaker(agent).isMastered();
    }

    /** A snapshot of the agent was taken; whether it begins anew now. */
    synchronized boolean beginsAnew(String agent) {
        return matchmaker(agent).beginsAnew();
    }

    private Matchmaker matchmaker(String name) {
        return agents.stream()
                .filter(agent -> agent.name().equals(name))
                .findFirst()
                .orElseThrow()
                .matchmaker();
    }

    /** Two frozen players met in a match that measured. */
    synchronized void measured(String player, String opponent, double outcome) {
        agents.forEach(agent -> agent.matchmaker().measured(player, opponent, outcome));
        trials.count(player, opponent, outcome);
    }

    /**
     * Two frozen players are to meet.
     *
     * @param matches in all
     * @param known how the pair's player has done already
     */
    synchronized void compare(Pairing pairing, int matches, WinRate known) {
        trials.begin(pairing, matches, known);
    }

    /** How the pair's player has done since they were to meet. */
    synchronized WinRate compared(Pairing pairing) {
        return trials.rate(pairing);
    }

    /** The two need not meet any more. */
    synchronized void stopComparing(Pairing pairing) {
        trials.end(pairing);
    }

    /** What is known of one agent's opponents holds for another, which has become like it. */
    synchronized void takeOver(String taker, String better) {
        Matchmaker own = matchmaker(taker);
        MatchmakerState known = matchmaker(better).state();
        own.restore(new MatchmakerState(own.state().draws(), known.scores(), known.chances()));
    }

    /** Does something with the ratings while nobody else reads them. */
    synchronized void underLock(Runnable change) {
        change.run();
    }

    synchronized MatchmakerState matchmakerState(String agent) {
        return matchmaker(agent).state();
    }
}
