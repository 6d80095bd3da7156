package dev.agon.league.worker;

import com.google.protobuf.ByteString;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
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
    private final Observation[] seen;
    private final Orders[] orders;
    private final boolean[] awaited;
    private final Recording recording;
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
        recording = new Recording(spec, output, rolloutSteps, sequenceSteps, firstCutSteps);
        seen = new Observation[game.views()];
        for (int view = 0; view < game.views(); view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        orders = Orders.forGame(game);
        awaited = new boolean[game.views()];
    }

    /** What is recorded here. */
    Recording recording() {
        return recording;
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
        recording.cutAll(seating(), steps, seen, nextVersions);
    }

    /** Forgets what was recorded of the match so far and records from here on. */
    void record(ToLongFunction<String> versions) {
        recording.begin(seating(), steps, versions);
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
                if (recording.cutIfLong(seating(), sitter, steps, seen[sitter.view], versions)) {
                    tell();
                }
                sitter.see(seen[sitter.view], orders[sitter.view]);
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
        recording.reward(seating());
    }

    /** Hands out the last rollouts and the result of a match that is over. */
    void finish() throws InterruptedException {
        recording.end(seating());
        tell();
        output.result(result(seating().match()));
    }

    private void tell() throws InterruptedException {
        if (teller != null && !teller.isEmpty()) {
            output.orders(teller.take());
        }
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
