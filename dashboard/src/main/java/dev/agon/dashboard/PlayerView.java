package dev.agon.dashboard;

import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.evaluation.LeagueReader.LadderRow;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One player of the league for its page.
 *
 * @param playable the name by which one can play against it
 * @param step decisions that it was trained on; 0 for a scripted one
 * @param frozen ISO time at which it was taken, or null for a scripted one
 * @param opponents everybody it met in rated matches, most met first
 */
record PlayerView(
        String name,
        String game,
        String playable,
        double rating,
        double sigma,
        long matches,
        boolean anchor,
        long step,
        @Nullable String frozen,
        List<Opponent> opponents) {

    /** @throws NoSuchElementException when the league does not know the player */
    static PlayerView of(String run, LeagueReader reader, String name) {
        LadderRow row = reader.ladder().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no player " + name + " in this league."));
        Optional<SnapshotRecord> snapshot = reader.store().snapshots().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        return new PlayerView(
                name,
                reader.game().name(),
                PlayerCatalogue.outsideLeague(run, name),
                row.rating(),
                row.sigma(),
                row.matches(),
                row.anchor(),
                row.firstStep(),
                snapshot.map(one -> one.time().toString()).orElse(null),
                opponents(reader, name));
    }

    private static List<Opponent> opponents(LeagueReader reader, String name) {
        return reader.store().tallies().stream()
                .filter(tally -> tally.player().equals(name) && tally.matches() > 0)
                .sorted(Comparator.comparingLong(Tally::matches).reversed().thenComparing(Tally::opponent))
                .map(Opponent::of)
                .toList();
    }

    /** How the player did against one other, with the ends of a 95 % interval. */
    record Opponent(
            String name, long matches, long wins, long draws, long losses, double rate, double low, double high) {
        private static Opponent of(Tally tally) {
            WinRate rate = new WinRate(tally.wins(), tally.draws(), tally.losses());
            return new Opponent(
                    tally.opponent(),
                    tally.matches(),
                    tally.wins(),
                    tally.draws(),
                    tally.losses(),
                    rate.rate(),
                    rate.low(),
                    rate.high());
        }
    }
}
