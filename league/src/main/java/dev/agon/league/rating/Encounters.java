package dev.agon.league.rating;

import dev.agon.league.store.Tally;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How often which team met which, and how that ended: all that the joint posterior of all ratings depends on. */
final class Encounters {
    private final Map<Sides, Encounter> encounters = new LinkedHashMap<>();

    /** A player's part in a team: its share of the seats; a team's weights sum to 1. */
    record Share(String player, double weight) {}

    private record Sides(List<Share> home, List<Share> away) {}

    /** All matches of one team against another. */
    static final class Encounter {
        private final Sides sides;
        private long wins;
        private long draws;
        private long losses;

        private Encounter(Sides sides) {
            this.sides = sides;
        }

        List<Share> home() {
            return sides.home();
        }

        List<Share> away() {
            return sides.away();
        }

        long matches() {
            return wins + draws + losses;
        }

        /** Matches won by the home team; a draw is half of one. */
        double score() {
            return wins + draws / 2.0;
        }

        long draws() {
            return draws;
        }

        /** Of both sides' first players, the one whose name comes first against the other. */
        private Tally tally() {
            String first = home().get(0).player();
            String second = away().get(0).player();
            return first.compareTo(second) < 0
                    ? new Tally(first, second, wins, draws, losses)
                    : new Tally(second, first, losses, draws, wins);
        }
    }

    /** Counts a match between two teams: positive outcome where home won, 0 where nobody did. */
    void add(List<Share> home, List<Share> away, double outcome) {
        Encounter encounter = encounters.computeIfAbsent(new Sides(home, away), Encounter::new);
        if (outcome > 0) {
            encounter.wins++;
        } else if (outcome < 0) {
            encounter.losses++;
        } else {
            encounter.draws++;
        }
    }

    /** In the order of first meetings. */
    Collection<Encounter> all() {
        return encounters.values();
    }

    /** Results of every pair that met one against one, each pair once. */
    Collection<Tally> tallies() {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Encounter encounter : encounters.values()) {
            if (encounter.home().size() == 1 && encounter.away().size() == 1) {
                Tally tally = encounter.tally();
                tallies.merge(tally.player() + " " + tally.opponent(), tally, Encounters::sum);
            }
        }
        return tallies.values();
    }

    private static Tally sum(Tally a, Tally b) {
        return new Tally(a.player(), a.opponent(), a.wins() + b.wins(), a.draws() + b.draws(), a.losses() + b.losses());
    }

    /** Everyone who played, by name. */
    SortedSet<String> players() {
        SortedSet<String> players = new TreeSet<>();
        for (Sides sides : encounters.keySet()) {
            sides.home().forEach(share -> players.add(share.player()));
            sides.away().forEach(share -> players.add(share.player()));
        }
        return players;
    }
}
