package dev.agon.league.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results of one player against another in rated matches with one player a team and two teams.
 *
 * @param player the one whose wins and losses these are
 * @param opponent the other
 */
public record Tally(String player, String opponent, long wins, long draws, long losses) {
    /** How many matches they played. */
    public long matches() {
        return wins + draws + losses;
    }

    /** What these matches add, each pair in both directions. */
    static List<Tally> of(List<MatchRecord> matches) {
        Map<List<String>, Tally> tallies = new LinkedHashMap<>();
        for (MatchRecord match : matches) {
            List<MatchRecord.Seat> sides = sides(match);
            if (sides.size() == 2 && !sides.get(0).player().equals(sides.get(1).player())) {
                add(tallies, sides.get(0), sides.get(1));
                add(tallies, sides.get(1), sides.get(0));
            }
        }
        return List.copyOf(tallies.values());
    }

    private static void add(Map<List<String>, Tally> tallies, MatchRecord.Seat own, MatchRecord.Seat other) {
        Tally one = new Tally(
                own.player(),
                other.player(),
                own.outcome() > 0 ? 1 : 0,
                own.outcome() == 0 ? 1 : 0,
                own.outcome() < 0 ? 1 : 0);
        tallies.merge(List.of(own.player(), other.player()), one, Tally::plus);
    }

    private Tally plus(Tally more) {
        return new Tally(player, opponent, wins + more.wins, draws + more.draws, losses + more.losses);
    }

    /** A seat of each team; none where the match is not rated, has other than two teams, or one of several players. */
    private static List<MatchRecord.Seat> sides(MatchRecord match) {
        List<MatchRecord.Seat> sides = new ArrayList<>();
        for (int team = 0; team < 2; team++) {
            int number = team;
            List<MatchRecord.Seat> seats =
                    match.seats().stream().filter(seat -> seat.team() == number).toList();
            if (seats.stream().map(MatchRecord.Seat::player).distinct().count() == 1) {
                sides.add(seats.get(0));
            }
        }
        boolean duel = match.purpose().rated() && match.seats().stream().allMatch(seat -> seat.team() < 2);
        return duel ? sides : List.of();
    }
}
