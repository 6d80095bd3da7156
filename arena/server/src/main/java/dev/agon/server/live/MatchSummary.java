package dev.agon.server.live;

import dev.agon.proto.arena.Seat;
import java.util.List;

/**
 * A live match as it is listed.
 *
 * @param id the match's id
 * @param game the game's name
 * @param tick how far it is
 * @param watchers how many look on or play
 * @param seats who sits
 * @param openViews views that may be watched
 * @param lead by how much the first of two teams leads in what the game counts first, as a share of what both have, in [-1, 1];
 *     0 where nothing is counted
 */
public record MatchSummary(
        String id, String game, int tick, int watchers, List<Seat> seats, List<Integer> openViews, double lead) {
    private static final double UNRATED_GAP = 400;
    private static final double GAP_SCALE = 200;

    /** How much it is worth watching, in [0, 1]: sides of nearly the same rating, and a score that is close. */
    public double interest() {
        double closelyRated = Math.exp(-ratingGap() / GAP_SCALE);
        double closeScore = 1 - Math.abs(lead);
        return (closelyRated + closeScore) / 2;
    }

    private double ratingGap() {
        boolean rated = seats.stream().allMatch(Seat::hasRating);
        return rated ? Math.abs(meanRating(0) - meanRating(1)) : UNRATED_GAP;
    }

    private double meanRating(int team) {
        return seats.stream()
                .filter(seat -> seat.getTeam() == team)
                .mapToDouble(Seat::getRating)
                .average()
                .orElse(0);
    }
}
