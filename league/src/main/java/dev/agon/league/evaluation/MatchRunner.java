package dev.agon.league.evaluation;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Planner;
import dev.agon.game.Player;
import dev.agon.game.SeatsOfView;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.server.LatePlayer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Plays one match without a screen, as fast as its players decide. */
public final class MatchRunner {
    private MatchRunner() {}

    /** Plays one tick once all have decided; a recorder writes it down as it does. */
    @FunctionalInterface
    public interface Stepper {
        /**
         * Advances the match by the orders.
         *
         * @param seen by view: the observation of this tick, for views that are awaited
         * @param orders by view; reused in the next tick
         */
        void advance(Match match, Observation[] seen, Orders[] orders);
    }

    /**
     * Plays a match.
     *
     * @param teams who takes all seats of each team, by team
     * @param seed of the match; the players' randomness follows from it and from their view
     */
    public static MatchResult play(Game game, List<ResolvedPlayer> teams, long seed) {
        return play(game, teams, seed, (match, seen, orders) -> match.advance(orders));
    }

    /** Plays a match whose ticks somebody writes down. */
    public static MatchResult play(Game game, List<ResolvedPlayer> teams, long seed, Stepper stepper) {
        if (teams.size() != game.teams()) {
            throw new IllegalArgumentException(
                    game.name() + " has " + game.teams() + " teams, but " + teams.size() + " players were given");
        }
        Player[] players = new Player[game.views()];
        try {
            for (int view = 0; view < players.length; view++) {
                long seats = new SeatsOfView(game, view).bits();
                int team = game.teamOf(Long.numberOfTrailingZeros(seats));
                players[view] = teams.get(team).sit(MatchRandom.derive(seed, view));
                players[view].begin(game, view, seats);
            }
            return play(game, players, seed, stepper);
        } finally {
            for (Player player : players) {
                if (player != null) {
                    player.close();
                }
            }
        }
    }

    private static MatchResult play(Game game, Player[] players, long seed, Stepper stepper) {
        Match match = game.start(seed);
        for (Player player : players) {
            Planner.handOver(match, player);
        }
        Observation[] seen = new Observation[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        Orders[] orders = Orders.forGame(game);
        while (!match.over()) {
            look(match, players, seen);
            for (int view = 0; view < players.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    players[view].decide(seen[view], orders[view]);
                }
            }
            stepper.advance(match, seen, orders);
        }
        tellLate(match, players);
        return result(game, match, seed, programs(game, players));
    }

    /** Everybody looks; those who answer in their own time think while others decide. */
    private static void look(Match match, Player[] players, Observation[] seen) {
        for (int view = 0; view < players.length; view++) {
            if (match.awaits(view)) {
                match.observe(view, seen[view]);
                if (players[view] instanceof LatePlayer late) {
                    late.ask(seen[view]);
                }
            }
        }
    }

    private static void tellLate(Match match, Player[] players) {
        List<Float> outcomes = IntStream.range(0, match.game().seats())
                .mapToObj(match::outcome)
                .toList();
        for (Player player : players) {
            if (player instanceof LatePlayer late) {
                late.over(match.tick(), outcomes, "");
            }
        }
    }

    /** Teams of programs whose names are proven in all their seats, with whether they are there in all of them. */
    private static Map<Integer, Boolean> programs(Game game, Player[] players) {
        Map<Integer, Boolean> there = new TreeMap<>();
        Set<Integer> others = new TreeSet<>();
        for (int view = 0; view < players.length; view++) {
            int team = game.teamOf(Long.numberOfTrailingZeros(new SeatsOfView(game, view).bits()));
            if (players[view] instanceof LatePlayer late && late.proven()) {
                there.merge(team, !late.away(), Boolean::logicalAnd);
            } else {
                others.add(team);
            }
        }
        there.keySet().removeAll(others);
        return there;
    }

    private static MatchResult result(Game game, Match match, long seed, Map<Integer, Boolean> programs) {
        double[] outcome = new double[game.teams()];
        for (int seat = 0; seat < game.seats(); seat++) {
            outcome[game.teamOf(seat)] += match.outcome(seat);
        }
        return new MatchResult(seed, match.tick(), match.hash(), outcome, programs);
    }
}
