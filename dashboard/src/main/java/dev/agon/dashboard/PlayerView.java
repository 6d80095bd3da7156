package dev.agon.dashboard;

import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.evaluation.LeagueReader.LadderRow;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.Origin;
import dev.agon.league.store.Origins;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One player of the league for its page.
 *
 * @param playable the name by which one can play against it, or null where there is none
 * @param place on the ladder, 1 for the best
 * @param of how many the ladder has
 * @param step decisions that it was trained on; 0 for others than snapshots
 * @param frozen ISO time at which it was taken, or null for others than snapshots
 * @param before the snapshot that it descends from, or null for none
 * @param after the snapshot of its agent that came next, or null for none
 * @param history how its rating came about, oldest first, not more than can be drawn
 * @param opponents everybody it met in rated matches, most met first
 */
record PlayerView(
        String name,
        String game,
        @Nullable String playable,
        int place,
        int of,
        double rating,
        double sigma,
        long matches,
        boolean anchor,
        long step,
        @Nullable String frozen,
        @Nullable String before,
        @Nullable String after,
        List<Moment> history,
        List<Opponent> opponents) {
    private static final int MOST_MOMENTS = 400;

    /** @throws NoSuchElementException when the league does not know the player */
    static PlayerView of(String run, LeagueReader reader, String name) {
        List<LadderRow> ladder = reader.ladder();
        LadderRow row = ladder.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no player " + name + " in this league."));
        List<SnapshotRecord> snapshots = reader.store().snapshots();
        Optional<SnapshotRecord> snapshot =
                snapshots.stream().filter(one -> one.name().equals(name)).findFirst();
        return new PlayerView(
                name,
                reader.game().name(),
                PlayerCatalogue.outsideLeague(run, name),
                ladder.indexOf(row) + 1,
                ladder.size(),
                row.rating(),
                row.sigma(),
                row.matches(),
                row.anchor(),
                row.firstStep(),
                snapshot.map(one -> one.time().toString()).orElse(null),
                snapshot.flatMap(one -> before(one, snapshots, reader)).orElse(null),
                snapshot.flatMap(one -> after(one, snapshots)).orElse(null),
                history(reader.store().ratingHistory(name)),
                opponents(reader, name));
    }

    /** What its agent began anew with since its last snapshot, or else that snapshot. */
    private static Optional<String> before(SnapshotRecord one, List<SnapshotRecord> all, LeagueReader reader) {
        Optional<SnapshotRecord> last = all.stream()
                .filter(other -> other.agent().equals(one.agent()) && other.version() < one.version())
                .max(Comparator.comparingLong(SnapshotRecord::version));
        long since = last.map(SnapshotRecord::version).orElse(-1L);
        Optional<String> anew = Origins.of(reader.store()).stream()
                .filter(origin -> origin.agent().equals(one.agent())
                        && origin.version() > since
                        && origin.version() <= one.version())
                .map(Origin::from)
                .reduce((earlier, later) -> later);
        return anew.or(() -> last.map(SnapshotRecord::name));
    }

    private static Optional<String> after(SnapshotRecord one, List<SnapshotRecord> all) {
        return all.stream()
                .filter(other -> other.agent().equals(one.agent()) && other.version() > one.version())
                .min(Comparator.comparingLong(SnapshotRecord::version))
                .map(SnapshotRecord::name);
    }

    private static List<Moment> history(List<RatingRecord> ratings) {
        List<Moment> moments = new ArrayList<>();
        int kept = Math.min(MOST_MOMENTS, ratings.size());
        for (int i = 0; i < kept; i++) {
            moments.add(Moment.of(ratings.get(
                    ratings.size() <= MOST_MOMENTS ? i : (int) ((long) i * (ratings.size() - 1) / (kept - 1)))));
        }
        return moments;
    }

    private static List<Opponent> opponents(LeagueReader reader, String name) {
        return reader.store().talliesAgainst(List.of(name)).stream()
                .filter(tally -> tally.matches() > 0)
                .sorted(Comparator.comparingLong(Tally::matches).reversed().thenComparing(Tally::player))
                .map(Opponent::of)
                .toList();
    }

    /** What was thought of it at a time. */
    record Moment(String time, long step, double rating, double sigma, long matches) {
        private static Moment of(RatingRecord rating) {
            return new Moment(
                    rating.time().toString(), rating.step(), rating.rating(), rating.sigma(), rating.matches());
        }
    }

    /** How the player did against one other, with the ends of a 95 % interval. */
    record Opponent(
            String name, long matches, long wins, long draws, long losses, double rate, double low, double high) {
        /** @param tally of the other against the player */
        private static Opponent of(Tally tally) {
            WinRate rate = new WinRate(tally.losses(), tally.draws(), tally.wins());
            return new Opponent(
                    tally.player(),
                    tally.matches(),
                    rate.wins(),
                    rate.draws(),
                    rate.losses(),
                    rate.rate(),
                    rate.low(),
                    rate.high());
        }
    }
}
