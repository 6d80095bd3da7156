package dev.agon.league.worker;

import com.google.protobuf.ByteString;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.agents.rollout.TeamRewards;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.league.play.MatchLog;
import dev.agon.proto.training.MatchPart;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayedOrders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table at which one match after another is played. A step of the hall is {@link #see} at every table, then all crews'
 * decisions, then {@link #play} at every table.
 */
final class Table {
    /** Where what was played goes. */
    interface Output {
        /** What that agent learns from, and where in the match it was played. */
        void rollout(String agent, Rollout rollout, MatchPart part) throws InterruptedException;

        /** The orders of a stretch of a match, where they are told. */
        void orders(PlayedOrders stretch) throws InterruptedException;

        void result(MatchResult result);
    }

    private final Game game;
    private final Output output;
    private final int rolloutSteps;
    private final List<List<Integer>> seatsOfView;
    private final Observation[] seen;
    private final Orders[] orders;
    private final RolloutRecorder[] recorders;
    private final TeamRewards rewards;
    private final float[] terms;
    private final boolean[] awaited;
    private final int[] recordedFrom;
    private int cutSteps;
    private int steps;
    private boolean tells;
    private @Nullable OrderTeller teller;
    private @Nullable MatchLog log;
    private @Nullable Seating seating;

    /**
     * A table at which nobody sits yet.
     *
     * @param firstCutSteps steps of the first rollout, so that tables do not cut theirs together
     */
    Table(PolicySpec spec, Output output, int rolloutSteps, int sequenceSteps, int firstCutSteps) {
        game = spec.game();
        this.output = output;
        this.rolloutSteps = rolloutSteps;
        cutSteps = firstCutSteps;
        seatsOfView = IntStream.range(0, game.views()).mapToObj(this::seatsOf).toList();
        seen = new Observation[game.views()];
        orders = Orders.forGame(game);
        recorders = new RolloutRecorder[game.views()];
        for (int view = 0; view < game.views(); view++) {
            int seats = seatsOfView.get(view).size();
            seen[view] = new Observation(game.layout(), seats);
            recorders[view] = new RolloutRecorder(spec, seats, sequenceSteps);
        }
        rewards = new TeamRewards(game);
        terms = new float[game.rewardTerms().size()];
        awaited = new boolean[game.views()];
        recordedFrom = new int[game.views()];
    }

    private List<Integer> seatsOf(int view) {
        return IntStream.range(0, game.seats())
                .filter(seat -> game.viewOf(seat) == view)
                .boxed()
                .toList();
    }

    /** The recorder of a view, for the one player in it who learns. */
    RolloutRecorder recorder(int view) {
        return recorders[view];
    }

    /** Everybody has sat down for a match; policies of these versions, by agent, give the newest orders. */
    void begin(Seating next, ToLongFunction<String> versions) {
        seating = next;
        steps = 0;
        if (tells) {
            tell(next.order());
        }
        record(versions);
    }

    /** From now on the orders of every match that begins are handed out. */
    void tellOrders() {
        tells = true;
    }

    private void tell(MatchOrder order) {
        if (teller == null) {
            teller = new OrderTeller(order);
        } else {
            teller.begin(order);
        }
    }

    /** From now on all orders of the match, which has just begun, are kept. */
    void keepLog() {
        log = new MatchLog();
    }

    /** Plays the match, which has just begun, by all orders that it was played by before; they and all later ones are kept. */
    void playAgain(ByteString ordersSoFar) throws IOException {
        log = MatchLog.of(ordersSoFar);
        MatchLog.Reader reader = new MatchLog.Reader(ordersSoFar);
        while (!reader.atEnd()) {
            again(reader);
        }
    }

    /** Carries a step's orders out once more. Nobody decides, except that bots see what they saw, since they may remember it. */
    private void again(MatchLog.Reader reader) throws IOException {
        Match match = seating().match();
        for (int view = 0; view < awaited.length; view++) {
            awaited[view] = match.awaits(view);
            orders[view].clear();
        }
        for (Sitter sitter : seating().sitters()) {
            if (awaited[sitter.view] && sitter instanceof Sitter.Bot) {
                match.observe(sitter.view, seen[sitter.view]);
                sitter.see(seen[sitter.view], orders[sitter.view]);
            }
        }
        for (int view = 0; view < awaited.length; view++) {
            if (awaited[view]) {
                reader.read(orders[view]);
            }
        }
        steps++;
        carryOut();
    }

    /** All orders of the match so far. */
    ByteString orders() {
        return Objects.requireNonNull(log).orders();
    }

    /**
     * Hands out what was recorded, except that of a view which is not awaited the last step is kept, as more may come of it. The next
     * orders are given by policies of these versions.
     */
    void cutAll(ToLongFunction<String> nextVersions) throws InterruptedException {
        for (Sitter sitter : seating().sitters()) {
            if (sitter instanceof Sitter.Member member && member.recorder != null) {
                cut(member, member.recorder, nextVersions);
            }
        }
    }

    private void cut(Sitter.Member member, RolloutRecorder recorder, ToLongFunction<String> nextVersions)
            throws InterruptedException {
        if (!seating().match().awaits(member.view)) {
            if (recorder.steps() > 1) {
                output.rollout(member.agent(), recorder.cutBeforePending(), part(member.view));
            } else if (recorder.steps() == 0) {
                begin(member, recorder, nextVersions);
            }
            return;
        }
        if (recorder.steps() > 0) {
            seating().match().observe(member.view, seen[member.view]);
            output.rollout(member.agent(), recorder.cut(seen[member.view]), part(member.view));
        }
        begin(member, recorder, nextVersions);
    }

    /** Decisions that were recorded and not handed out yet. */
    int decisions() {
        int decisions = 0;
        for (Sitter sitter : seating().sitters()) {
            if (sitter instanceof Sitter.Member member && member.recorder != null) {
                decisions += member.recorder.decisions();
            }
        }
        return decisions;
    }

    /** Whether what is played here is recorded for that agent. */
    boolean isLearnedFromBy(String agent) {
        return seating().sitters().stream()
                .anyMatch(sitter -> sitter instanceof Sitter.Member member
                        && member.recorder != null
                        && member.agent().equals(agent));
    }

    /** Forgets what was recorded of the match so far and records from here on. */
    void record(ToLongFunction<String> versions) {
        for (Sitter sitter : seating().sitters()) {
            if (sitter instanceof Sitter.Member member && member.recorder != null) {
                begin(member, member.recorder, versions);
            }
        }
    }

    private void begin(Sitter.Member member, RolloutRecorder recorder, ToLongFunction<String> versions) {
        recordedFrom[member.view] = steps;
        recorder.begin(
                member.state, versions.applyAsLong(member.agent()), member.seatsOfView(seatsOfView.get(member.view)));
    }

    /** Whoever is awaited sees, and policies line up with their crews. */
    void see(ToLongFunction<String> versions) throws InterruptedException {
        for (int view = 0; view < awaited.length; view++) {
            awaited[view] = seating().match().awaits(view);
            orders[view].clear();
            if (awaited[view]) {
                seating().match().observe(view, seen[view]);
            }
        }
        if (teller != null) {
            teller.playedBy(versions);
        }
        for (Sitter sitter : seating().sitters()) {
            if (awaited[sitter.view]) {
                cutIfLong(sitter, versions);
                sitter.see(seen[sitter.view], orders[sitter.view]);
            }
        }
    }

    private void cutIfLong(Sitter sitter, ToLongFunction<String> versions) throws InterruptedException {
        if (sitter instanceof Sitter.Member member && member.recorder != null && member.recorder.steps() >= cutSteps) {
            output.rollout(member.agent(), member.recorder.cut(seen[member.view]), part(member.view));
            tell();
            begin(member, member.recorder, versions);
            if (cutSteps != rolloutSteps) {
                cutSteps = rolloutSteps;
            }
        }
    }

    /** Orders are carried out until somebody is awaited again; whether the match is over. */
    boolean play() throws InterruptedException {
        for (Sitter sitter : seating().sitters()) {
            if (awaited[sitter.view]) {
                sitter.order(seen[sitter.view], orders[sitter.view]);
            }
        }
        if (log != null) {
            log.add(awaited, seen, orders);
        }
        if (teller != null) {
            teller.add(awaited, seen, orders);
            if (teller.isLong()) {
                tell();
            }
        }
        steps++;
        carryOut();
        return seating().match().over();
    }

    private void carryOut() {
        advance();
        while (!seating().match().over() && nobodyAwaited()) {
            for (Orders none : orders) {
                none.clear();
            }
            advance();
        }
    }

    private boolean nobodyAwaited() {
        for (int view = 0; view < awaited.length; view++) {
            if (seating().match().awaits(view)) {
                return false;
            }
        }
        return true;
    }

    private void advance() {
        seating().match().advance(orders);
        if (!seating().learns()) {
            return;
        }
        rewards.read(seating().match());
        for (Sitter sitter : seating().sitters()) {
            if (sitter instanceof Sitter.Member member && member.recorder != null && member.recorder.steps() > 0) {
                List<Integer> seats = seatsOfView.get(member.view);
                for (int seat = 0; seat < seats.size(); seat++) {
                    rewards.of(seats.get(seat), terms);
                    member.recorder.reward(seat, terms);
                }
            }
        }
    }

    /** Hands out the last rollouts and the result of a match that is over. */
    void finish() throws InterruptedException {
        Match match = seating().match();
        for (Sitter sitter : seating().sitters()) {
            if (sitter instanceof Sitter.Member member && member.recorder != null && member.recorder.steps() > 0) {
                output.rollout(member.agent(), member.recorder.end(outcomes(match, member.view)), part(member.view));
            }
        }
        tell();
        output.result(result(match));
    }

    private void tell() throws InterruptedException {
        if (teller != null && !teller.isEmpty()) {
            output.orders(teller.take());
        }
    }

    /** Where in the match lies what was recorded of the view. */
    private MatchPart part(int view) {
        MatchOrder order = seating().order();
        return MatchPart.newBuilder()
                .setLease(order.lease())
                .setMatch(order.number())
                .setView(view)
                .setFirstStep(recordedFrom[view])
                .build();
    }

    private float[] outcomes(Match match, int view) {
        List<Integer> seats = seatsOfView.get(view);
        float[] outcomes = new float[seats.size()];
        for (int seat = 0; seat < outcomes.length; seat++) {
            outcomes[seat] = match.outcome(seats.get(seat));
        }
        return outcomes;
    }

    private MatchResult result(Match match) {
        MatchOrder order = seating().order();
        List<Float> outcomes = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            outcomes.add(match.outcome(seat));
        }
        return MatchResult.newBuilder()
                .setLease(order.lease())
                .setMatch(order.number())
                .setSeed(order.seed())
                .addAllPlayers(order.players())
                .addAllOutcomes(outcomes)
                .setTicks(match.tick())
                .setEvaluation(order.evaluation())
                .setWhole(seating().whole())
                .setHash(match.hash())
                .setLearningSeats(order.learningSeats())
                .setSteps(steps)
                .setStaggered(seating().staggered())
                .build();
    }

    /** The match at this table and who plays it. */
    Seating seating() {
        return Objects.requireNonNull(seating);
    }
}
