package dev.agon.league.evaluation;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.rating.Rating;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A round robin: every player meets every other in the same number of matches, in pairs with sides swapped, rated from these
 * matches alone.
 *
 * @param standings best first
 * @param payoff who beat whom, rows and columns in the order of the standings
 */
public record Tournament(List<Standing> standings, PayoffTable payoff) {
    /** A player's place. */
    public record Standing(String name, Rating rating, long matches) {}

    /**
     * Plays a tournament.
     *
     * @param anchors whose ratings are fixed where they take part
     * @param matchesPerPair how often two players meet
     * @param progress is told each pair's result as it comes
     */
    public static Tournament play(
            Game game,
            List<Game.Anchor> anchors,
            List<ResolvedPlayer> players,
            int matchesPerPair,
            long seed,
            Consumer<EvaluationResult> progress) {
        List<EvaluationResult> results = new ArrayList<>();
        for (int i = 0; i < players.size(); i++) {
            for (int j = i + 1; j < players.size(); j++) {
                long pairSeed = MatchRandom.derive(seed, results.size());
                EvaluationResult result = PairedEvaluation.of(game)
                        .run(players.get(i), players.get(j), matchesPerPair, pairSeed, done -> {});
                progress.accept(result);
                results.add(result);
            }
        }
        return of(anchors, players.stream().map(ResolvedPlayer::name).toList(), results);
    }

    private static Tournament of(List<Game.Anchor> anchors, List<String> players, List<EvaluationResult> results) {
        RatingTable ratings = rate(anchors, results);
        List<Standing> standings = players.stream()
                .map(name -> new Standing(name, ratings.rating(name), ratings.matches(name)))
                .sorted(Comparator.comparingDouble((Standing s) -> s.rating().mean())
                        .reversed())
                .toList();
        List<Tally> tallies = new ArrayList<>();
        for (EvaluationResult result : results) {
            tallies.add(tally(result.a(), result.b(), result));
            tallies.add(tally(result.b(), result.a(), result));
        }
        return new Tournament(
                standings,
                new PayoffTable(standings.stream().map(Standing::name).toList(), tallies));
    }

    private static Tally tally(String player, String opponent, EvaluationResult result) {
        WinRate rate =
                player.equals(result.a()) ? result.winRate() : result.winRate().reversed();
        return new Tally(player, opponent, rate.wins(), rate.draws(), rate.losses());
    }

    private static RatingTable rate(List<Game.Anchor> anchors, List<EvaluationResult> results) {
        RatingTable ratings = new RatingTable(anchors);
        for (EvaluationResult result : results) {
            WinRate rate = result.winRate();
            take(ratings, asMatch(result, 1), rate.wins());
            take(ratings, asMatch(result, 0), rate.draws());
            take(ratings, asMatch(result, -1), rate.losses());
        }
        ratings.adopt(ratings.posterior());
        return ratings;
    }

    private static void take(RatingTable ratings, MatchRecord match, long times) {
        for (long i = 0; i < times; i++) {
            ratings.take(match);
        }
    }

    private static MatchRecord asMatch(EvaluationResult result, double outcome) {
        return new MatchRecord(
                result.a() + "-" + result.b(),
                Purpose.TOURNAMENT,
                0,
                Instant.EPOCH,
                0,
                0,
                0,
                List.of(new Seat(0, result.a(), outcome), new Seat(1, result.b(), -outcome)));
    }
}
