package dev.agon.league.rating;

import dev.agon.league.rating.Encounters.Share;
import dev.agon.league.store.MatchRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What counts of a rated match: which teams met and how each fared.
 *
 * @param sides at least two teams; nobody is in two of them
 */
record Contest(List<Side> sides) {
    /**
     * A team.
     *
     * @param shares its players by name
     * @param outcome greater is better
     */
    record Side(List<Share> shares, double outcome) {}

    /** What counts of the match; nothing where it is unrated, or where it measures a player against itself. */
    static Optional<Contest> of(MatchRecord match) {
        if (!match.purpose().rated()) {
            return Optional.empty();
        }
        List<Side> sides = new ArrayList<>();
        List<Map<String, Integer>> seats = seatsByTeam(match);
        for (int team = 0; team < seats.size(); team++) {
            sides.add(new Side(shares(seats.get(team)), outcome(match, team)));
        }
        return sides.size() < 2 || isAnyoneInTwo(sides) ? Optional.empty() : Optional.of(new Contest(sides));
    }

    private static List<Map<String, Integer>> seatsByTeam(MatchRecord match) {
        List<Map<String, Integer>> result = new ArrayList<>();
        for (MatchRecord.Seat seat : match.seats()) {
            while (result.size() <= seat.team()) {
                result.add(new TreeMap<>());
            }
            result.get(seat.team()).merge(seat.player(), 1, Integer::sum);
        }
        return result;
    }

    private static List<Share> shares(Map<String, Integer> seats) {
        double all = seats.values().stream().mapToInt(i -> i).sum();
        return seats.entrySet().stream()
                .map(seat -> new Share(seat.getKey(), seat.getValue() / all))
                .toList();
    }

    private static double outcome(MatchRecord match, int team) {
        return match.seats().stream()
                .filter(seat -> seat.team() == team)
                .mapToDouble(MatchRecord.Seat::outcome)
                .sum();
    }

    private static boolean isAnyoneInTwo(List<Side> sides) {
        Set<String> seen = new HashSet<>();
        return !sides.stream().flatMap(side -> side.shares().stream()).allMatch(share -> seen.add(share.player()));
    }
}
