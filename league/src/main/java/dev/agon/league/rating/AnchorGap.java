package dev.agon.league.rating;

import dev.agon.game.Game;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two anchors, neighbours on the scale, that no chain of close matches connects: nothing that was played says how far apart they
 * are, and ratings on either side rest on the points that the anchors were given.
 *
 * <p>A pair of players connects if it has met at least {@link #FEWEST_MATCHES} times and neither won nearly always, so that the result
 * tells how far apart they are; a chain may go through any players. Ford, "Solution of a Ranking Problem from Binary Comparisons",
 * 1957, asks the same of all players for ratings to exist at all.
 *
 * @param lower name of the weaker anchor, e.g. {@code bot:random}
 * @param upper name of the stronger one
 * @param from points of the weaker one
 * @param to points of the stronger one
 */
public record AnchorGap(String lower, String upper, double from, double to) {
    /** Fewer matches connect nobody. */
    public static final int FEWEST_MATCHES = 4;

    /** A pair of which one wins more than this share connects nobody: 512 points. */
    public static final double CLOSE_WIN_RATE = 0.95;

    /** Share of a gap's width next to each end in which nobody bridges it. */
    private static final double NEAR_AN_END = 0.1;

    /** Whether somebody of this rating could be a link of a chain across. */
    public boolean holds(Rating rating) {
        double margin = NEAR_AN_END * (to - from);
        return rating.mean() > from + margin && rating.mean() < to - margin;
    }

    /** How far from half-way, in points. */
    public double distanceFromMiddle(Rating rating) {
        return Math.abs(rating.mean() - (from + to) / 2);
    }

    /** The gaps that these results leave between the anchors, lowest first. */
    public static List<AnchorGap> of(List<Game.Anchor> anchors, Iterable<Tally> tallies) {
        Chains chains = new Chains();
        for (Tally tally : tallies) {
            if (isClose(tally)) {
                chains.connect(tally.player(), tally.opponent());
            }
        }
        List<Game.Anchor> sorted = anchors.stream()
                .sorted(Comparator.comparingDouble(Game.Anchor::rating))
                .toList();
        List<AnchorGap> gaps = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            Game.Anchor lower = sorted.get(i - 1);
            Game.Anchor upper = sorted.get(i);
            String lowerName = PlayerName.bot(lower.bot());
            String upperName = PlayerName.bot(upper.bot());
            if (!chains.areConnected(lowerName, upperName)) {
                gaps.add(new AnchorGap(lowerName, upperName, lower.rating(), upper.rating()));
            }
        }
        return gaps;
    }

    private static boolean isClose(Tally tally) {
        double rate = new WinRate(tally.wins(), tally.draws(), tally.losses()).rate();
        return tally.matches() >= FEWEST_MATCHES && rate >= 1 - CLOSE_WIN_RATE && rate <= CLOSE_WIN_RATE;
    }

    /** Who is connected with whom, by whatever detour. */
    private static final class Chains {
        private final Map<String, String> next = new HashMap<>();

        void connect(String player, String other) {
            String end = end(player);
            String otherEnd = end(other);
            if (!end.equals(otherEnd)) {
                next.put(end, otherEnd);
            }
        }

        boolean areConnected(String player, String other) {
            return end(player).equals(end(other));
        }

        private String end(String player) {
            String end = player;
            for (String on = next.get(end); on != null; on = next.get(end)) {
                String skipped = next.get(on);
                if (skipped != null) {
                    next.put(end, skipped);
                }
                end = on;
            }
            return end;
        }
    }
}
