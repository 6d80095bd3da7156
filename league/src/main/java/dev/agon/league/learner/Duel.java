package dev.agon.league.learner;

import dev.agon.league.store.MatchRecord;
import java.util.List;
import java.util.Optional;

/**
 * A match of two teams, each of one player in all its seats.
 *
 * @param player who had the first team
 * @param opponent who had the second
 * @param outcome of the first: positive won, 0 drawn, negative lost
 */
record Duel(String player, String opponent, double outcome) {
    /** The match as a duel, where it was one between different players. */
    static Optional<Duel> of(MatchRecord match) {
        List<String> first = players(match, 0);
        List<String> second = players(match, 1);
        boolean duel = first.size() == 1
                && second.size() == 1
                && !first.equals(second)
                && match.seats().stream().allMatch(seat -> seat.team() < 2);
        return duel
                ? Optional.of(new Duel(
                        first.get(0),
                        second.get(0),
                        match.seats().stream()
                                .filter(seat -> seat.team() == 0)
                                .mapToDouble(MatchRecord.Seat::outcome)
                                .sum()))
                : Optional.empty();
    }

    private static List<String> players(MatchRecord match, int team) {
        return match.seats().stream()
                .filter(seat -> seat.team() == team)
                .map(MatchRecord.Seat::player)
                .distinct()
                .toList();
    }
}
