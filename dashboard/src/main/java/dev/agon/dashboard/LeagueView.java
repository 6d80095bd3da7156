package dev.agon.dashboard;

import dev.agon.game.Game;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.evaluation.LeagueReader.CurvePoint;
import dev.agon.league.evaluation.LeagueReader.LadderRow;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.RatingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The league for its page.
 *
 * @param run the run's name, or null where there is no league
 * @param players the ladder, best first
 * @param curve the main agent's snapshots, oldest first
 * @param anchors whose ratings never move
 * @param milestones anchors that the main agent has come to beat, in that order
 * @param payoff who beats whom, for a choice of players
 */
record LeagueView(
        @Nullable String run,
        @Nullable String game,
        List<Player> players,
        List<Point> curve,
        List<Anchor> anchors,
        List<Milestone> milestones,
        Payoff payoff) {
    /** There is no league. */
    static final LeagueView NONE =
            new LeagueView(null, null, List.of(), List.of(), List.of(), List.of(), new Payoff(List.of(), List.of()));

    /** A run in which nobody has been rated: there are the anchors, and that is all. */
    static LeagueView unrated(String run, Game game, List<Game.Anchor> anchors) {
        return new LeagueView(
                run, game.name(), List.of(), List.of(), anchors(anchors), List.of(), new Payoff(List.of(), List.of()));
    }

    private static List<Anchor> anchors(List<Game.Anchor> anchors) {
        return anchors.stream()
                .map(anchor -> new Anchor(anchor.bot(), anchor.rating()))
                .toList();
    }

    /** More rows and columns cannot be read on a screen. */
    private static final int MOST_OF_PAYOFF = 16;

    static LeagueView of(String run, LeagueReader reader) {
        Game game = reader.game();
        Map<String, RatingRecord> ratings =
                reader.store().ratings().stream().collect(Collectors.toMap(RatingRecord::player, one -> one));
        return new LeagueView(
                run,
                game.name(),
                reader.ladder().stream()
                        .map(row -> Player.of(row, ratings.get(row.name())))
                        .toList(),
                reader.curve(PlayerName.MAIN_AGENT).stream().map(Point::of).toList(),
                anchors(reader.anchors()),
                reader.milestones(PlayerName.MAIN_AGENT).stream()
                        .map(Milestone::of)
                        .toList(),
                Payoff.of(reader.payoff()));
    }

    /** A row of the ladder; {@code lastSeen} is when it was last rated, as ISO time. */
    record Player(
            String name,
            double rating,
            double sigma,
            long matches,
            long step,
            boolean anchor,
            List<Rate> against,
            @Nullable String lastSeen) {
        private static Player of(LadderRow row, @Nullable RatingRecord rating) {
            List<Rate> against = row.againstAnchors().entrySet().stream()
                    .map(entry -> Rate.of(entry.getKey(), entry.getValue()))
                    .toList();
            String lastSeen = rating == null ? null : rating.time().toString();
            return new Player(
                    row.name(),
                    row.rating(),
                    row.sigma(),
                    row.matches(),
                    row.firstStep(),
                    row.anchor(),
                    against,
                    lastSeen);
        }
    }

    /** How somebody did against somebody, with the ends of a 95 % interval. */
    record Rate(String name, double rate, double low, double high, long matches) {
        static Rate of(String name, WinRate rate) {
            return new Rate(name, rate.rate(), rate.low(), rate.high(), rate.matches());
        }
    }

    /** A snapshot on the rating curve. */
    record Point(long step, String name, double rating, double sigma, long matches) {
        private static Point of(CurvePoint point) {
            return new Point(point.step(), point.name(), point.rating(), point.sigma(), point.matches());
        }
    }

    /** A bot that fixes the scale. */
    record Anchor(String name, double rating) {}

    /** The first snapshot that beats an anchor beyond doubt. */
    record Milestone(String anchor, long step, String snapshot, double rate) {
        private static Milestone of(LeagueReader.Milestone milestone) {
            return new Milestone(
                    milestone.anchor(),
                    milestone.step(),
                    milestone.snapshot(),
                    milestone.winRate().rate());
        }
    }

    /** Win rates of rows against columns, both in the order of the names; null where a pair never met. */
    record Payoff(List<String> names, List<List<@Nullable Cell>> cells) {
        /** Everybody, or evenly chosen from best to worst with all anchors where that would be too many. */
        static Payoff of(PayoffTable table) {
            List<String> names = chosen(table.players());
            List<List<@Nullable Cell>> cells = new ArrayList<>();
            for (String row : names) {
                List<@Nullable Cell> line = new ArrayList<>();
                for (String column : names) {
                    WinRate rate = table.rate(row, column);
                    line.add(rate.matches() == 0 || row.equals(column) ? null : new Cell(rate.rate(), rate.matches()));
                }
                cells.add(line);
            }
            return new Payoff(names, cells);
        }

        private static List<String> chosen(List<String> players) {
            List<String> snapshots =
                    players.stream().filter(name -> !PlayerName.isBot(name)).toList();
            int room = Math.max(2, MOST_OF_PAYOFF - (players.size() - snapshots.size()));
            if (snapshots.size() <= room) {
                return players;
            }
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < room; i++) {
                kept.add(snapshots.get((int) ((long) i * (snapshots.size() - 1) / (room - 1))));
            }
            return players.stream()
                    .filter(name -> PlayerName.isBot(name) || kept.contains(name))
                    .toList();
        }
    }

    /** One pair's results. */
    record Cell(double rate, long matches) {}
}
