package dev.agon.agents.rl4j;

import dev.agon.agents.rl4j.actor.FlatObservation;
import dev.agon.agents.rl4j.actor.FlatOrders;
import dev.agon.agents.rollout.TeamRewards;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.SeatsOfView;
import java.util.ArrayList;
import java.util.List;

/**
 * Matches as one learner lives them: one decision after another. It holds all seats of one view, of each view in turn from match to
 * match; players of another kind hold all others. Actors that may be told something in the same tick are asked about one by one, and
 * the tick is played when the last has its order. Actors with one legal order are not asked about. Not thread-safe.
 *
 * <pre>{@code
 * sequence.begin();
 * while (!sequence.over()) {
 *     sequence.write(seen);
 *     reward += sequence.give(learner.choose(seen));
 * }
 * }</pre>
 */
final class DecisionSequence implements AutoCloseable {
    private final Game game;
    private final Game.BotFactory others;
    private final long seed;
    private final FlatObservation flat;
    private final FlatOrders numbered;
    private final Observation[] observations;
    private final Orders[] orders;
    private final TeamRewards rewards;
    private final float[] weights;
    private final float[] terms;
    private final List<Player> players = new ArrayList<>();
    private Match match;
    private long matches;
    private int view;
    private int actor;
    private double earned;

    /**
     * Matches whose seeds follow from one.
     *
     * @param others who holds the views that are not the learner's
     */
    DecisionSequence(Game game, Game.BotFactory others, long seed) {
        this.game = game;
        this.others = others;
        this.seed = seed;
        flat = new FlatObservation(game);
        numbered = flat.orders();
        orders = Orders.forGame(game);
        observations = new Observation[game.views()];
        for (int v = 0; v < observations.length; v++) {
            observations[v] = new Observation(game.layout(), game.seatsOfView(v));
        }
        rewards = new TeamRewards(game);
        weights = game.defaultRewardWeights();
        terms = new float[game.rewardTerms().size()];
        match = game.start(seed);
    }

    FlatObservation flat() {
        return flat;
    }

    /** Starts the next match in which the learner has anything to decide. */
    void begin() {
        do {
            start();
        } while (!reachesDecision());
    }

    private void start() {
        long matchSeed = MatchRandom.derive(seed, matches);
        view = (int) (matches++ % game.views());
        match = game.start(matchSeed);
        close();
        for (int v = 0; v < game.views(); v++) {
            Player player = others.create(MatchRandom.derive(matchSeed, v));
            players.add(player);
            if (v != view) {
                player.begin(game, v, new SeatsOfView(game, v).bits());
            }
        }
        observe();
    }

    /** Whether the match has ended. */
    boolean over() {
        return match.over();
    }

    /** Writes what the actor sees who is to be told something; when the match is over, the end as the learner's view sees it. */
    void write(float[] into) {
        flat.write(observations[view], match.over() ? -1 : actor, into);
    }

    /**
     * Tells the actor something and plays on to the next decision or the end.
     *
     * @param order a number of the {@link FlatOrders}; where it is illegal the next legal one stands in
     * @return what the learner's seats earned meanwhile: terms by the game's own weights, what the opponents earned taken off in games of
     *     two teams, and the mean over seats
     */
    double give(int order) {
        if (match.over()) {
            throw new IllegalStateException("the match is over; begin() starts another");
        }
        earned = 0;
        set(numbered.legalInstead(observations[view], actor, order));
        actor++;
        reachesDecision();
        return earned;
    }

    /** Goes on to the next actor that has a choice; false when the match ends before. */
    private boolean reachesDecision() {
        while (!match.over()) {
            for (; actor < observations[view].actors; actor++) {
                if (observations[view].hasChoice(actor)) {
                    return true;
                }
                set(numbered.legalInstead(observations[view], actor, 0));
            }
            advance();
        }
        return false;
    }

    private void set(int order) {
        orders[view].set(actor, numbered.verb(order), numbered.target(order));
    }

    private void advance() {
        for (int v = 0; v < orders.length; v++) {
            if (v != view) {
                orders[v].clear();
                if (match.awaits(v)) {
                    match.observe(v, observations[v]);
                    players.get(v).decide(observations[v], orders[v]);
                }
            }
        }
        match.advance(orders);
        rewards.read(match);
        for (int seat = 0; seat < game.seats(); seat++) {
            if (game.viewOf(seat) == view) {
                earned += ofSeat(seat) / game.seatsOfView(view);
            }
        }
        observe();
    }

    private double ofSeat(int seat) {
        rewards.of(seat, terms);
        double sum = 0;
        for (int term = 0; term < terms.length; term++) {
            sum += weights[term] * terms[term];
        }
        return sum;
    }

    private void observe() {
        orders[view].clear();
        match.observe(view, observations[view]);
        actor = 0;
    }

    @Override
    public void close() {
        players.forEach(Player::close);
        players.clear();
    }
}
