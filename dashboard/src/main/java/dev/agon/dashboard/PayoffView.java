package dev.agon.dashboard;

import dev.agon.league.evaluation.Forgetting;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.evaluation.LeagueReader.LadderRow;
import dev.agon.league.evaluation.MetaGame;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.PlayerName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who beats whom, and what follows from it.
 *
 * @param run the run's name, or null where there is no league
 * @param players rows and columns, best first
 * @param cells by row and column, how the row did against the column; null where they never met, and on the diagonal
 * @param of how many players there are, of whom those of the rows are some
 * @param standings each player's part in the game of choosing a player, for the best of the ladder
 * @param forgetting how the main agent's newest snapshots do against those before them
 */
record PayoffView(
        @Nullable String run,
        List<Player> players,
        List<List<@Nullable Cell>> cells,
        int of,
        Map<String, MetaGame.Standing> standings,
        Past forgetting) {
    /** There is nobody. */
    static final PayoffView NONE =
            new PayoffView(null, List.of(), List.of(), 0, Map.of(), new Past(List.of(), List.of(), List.of()));

    /** Fewer say too little, more cannot be read on a screen. */
    static final int FEWEST = 4;

    static final int MOST = 48;

    static PayoffView of(String run, LeagueReader reader) {
        List<LadderRow> ladder = reader.ladder();
        PayoffTable payoff = reader.payoff(ladder);
        Map<String, Double> ratings = new HashMap<>();
        ladder.forEach(row -> ratings.put(row.name(), row.rating()));
        List<Player> chosen = chosen(ladder, MOST);
        return new PayoffView(
                run,
                chosen,
                cells(chosen, payoff),
                ladder.size(),
                MetaGame.of(payoff, ratings).standings(),
                Past.of(reader.forgetting(PlayerName.MAIN_AGENT)));
    }

    /** With at most so many rows and columns. */
    PayoffView withMost(int most) {
        List<Integer> kept = kept(players.stream().map(Player::name).toList(), Math.max(FEWEST, Math.min(MOST, most)));
        return new PayoffView(
                run,
                kept.stream().map(players::get).toList(),
                kept.stream()
                        .map(row -> {
                            List<@Nullable Cell> line = new ArrayList<>();
                            kept.forEach(column -> line.add(cells.get(row).get(column)));
                            return line;
                        })
                        .toList(),
                of,
                standings,
                forgetting);
    }

    private static List<Player> chosen(List<LadderRow> ladder, int most) {
        return kept(ladder.stream().map(LadderRow::name).toList(), most).stream()
                .map(ladder::get)
                .map(row -> new Player(row.name(), row.rating(), row.sigma()))
                .toList();
    }

    /** Everybody, or evenly chosen from best to worst with all bots where that would be too many. */
    private static List<Integer> kept(List<String> names, int most) {
        List<Integer> bots = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            (PlayerName.isBot(names.get(i)) ? bots : others).add(i);
        }
        int room = Math.max(2, most - bots.size());
        List<Integer> kept = new ArrayList<>(bots);
        for (int i = 0; i < Math.min(room, others.size()); i++) {
            kept.add(
                    others.size() <= room
                            ? others.get(i)
                            : others.get((int) ((long) i * (others.size() - 1) / (room - 1))));
        }
        kept.sort(null);
        return kept;
    }

    private static List<List<@Nullable Cell>> cells(List<Player> players, PayoffTable payoff) {
        List<List<@Nullable Cell>> cells = new ArrayList<>();
        for (Player row : players) {
            List<@Nullable Cell> line = new ArrayList<>();
            for (Player column : players) {
                WinRate rate = payoff.rate(row.name(), column.name());
                line.add(rate.matches() == 0 || row.equals(column) ? null : Cell.of(rate));
            }
            cells.add(line);
        }
        return cells;
    }

    /** Who a row and a column stand for. */
    record Player(String name, double rating, double sigma) {}

    /** One pair's results, with the ends of a 95 % interval. */
    record Cell(double rate, double low, double high, long matches) {
        private static Cell of(WinRate rate) {
            return new Cell(rate.rate(), rate.low(), rate.high(), rate.matches());
        }
    }

    /**
     * How an agent does against what it once was.
     *
     * @param newest the snapshots that stand for it now
     * @param meetings against those before them, oldest first; some at a time where there are many
     * @param forgotten those who are ahead beyond doubt, oldest first
     */
    record Past(List<String> newest, List<Meeting> meetings, List<String> forgotten) {
        /** More cannot be told apart on a screen. */
        private static final int MOST_MEETINGS = 60;

        private static Past of(Forgetting forgetting) {
            List<Forgetting.Meeting> all = forgetting.past();
            int together = Math.max(1, (all.size() + MOST_MEETINGS - 1) / MOST_MEETINGS);
            List<Meeting> meetings = new ArrayList<>();
            for (int from = 0; from < all.size(); from += together) {
                meetings.add(Meeting.of(all.subList(from, Math.min(all.size(), from + together))));
            }
            return new Past(
                    forgetting.newest(),
                    meetings,
                    forgetting.forgotten().stream()
                            .map(Forgetting.Meeting::snapshot)
                            .toList());
        }
    }

    /**
     * How the newest do against some past ones that follow one another.
     *
     * @param first the oldest of these
     * @param last the newest of these
     * @param step decisions trained when the newest of these was frozen
     * @param cell null where they have not met
     * @param expected win rate that ratings expect, the mean
     */
    record Meeting(
            String first, String last, long step, @Nullable Cell cell, double expected) {
        private static Meeting of(List<Forgetting.Meeting> some) {
            WinRate rate = some.stream().map(Forgetting.Meeting::winRate).reduce(new WinRate(0, 0, 0), WinRate::plus);
            Forgetting.Meeting last = some.get(some.size() - 1);
            return new Meeting(
                    some.get(0).snapshot(),
                    last.snapshot(),
                    last.step(),
                    rate.matches() == 0 ? null : Cell.of(rate),
                    some.stream()
                            .mapToDouble(Forgetting.Meeting::expected)
                            .average()
                            .orElse(0.5));
        }
    }
}
