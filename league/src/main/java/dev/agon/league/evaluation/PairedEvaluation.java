package dev.agon.league.evaluation;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.league.rating.WinRate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;

/**
 * Measures one player against another in pairs of matches: the same seed twice, with sides swapped, so that neither the side
 * nor a lucky start counts. With more than two teams {@code a} takes each team in turn and {@code b} all others. The result
 * follows from the seed, whatever the number of threads.
 *
 * @param game what is played
 * @param threads matches at once
 */
public record PairedEvaluation(Game game, int threads) {
    /** An evaluation on as many threads as a small machine has. */
    public static PairedEvaluation of(Game game) {
        return new PairedEvaluation(game, 2);
    }

    /**
     * Plays the matches.
     *
     * @param matches how many; an odd one is played without its swapped twin
     * @param progress is told how many matches are done, from any thread
     */
    public EvaluationResult run(ResolvedPlayer a, ResolvedPlayer b, int matches, long seed, IntConsumer progress) {
        return run(a, b, matches, seed, progress, (teams, result) -> {});
    }

    /**
     * Plays the matches.
     *
     * @param matches how many; an odd one is played without its swapped twin
     * @param progress is told how many matches are done, from any thread
     * @param played hears of each match who had which team and how it ended, from any thread
     */
    public EvaluationResult run(
            ResolvedPlayer a,
            ResolvedPlayer b,
            int matches,
            long seed,
            IntConsumer progress,
            BiConsumer<List<ResolvedPlayer>, MatchResult> played) {
        if (matches < 1) {
            throw new IllegalArgumentException("matches must be at least 1: " + matches);
        }
        List<Double> outcomes = playAll(matches, number -> play(a, b, number, seed, played), progress);
        WinRate rate = new WinRate(0, 0, 0);
        for (double outcome : outcomes) {
            rate = rate.plus(outcome);
        }
        return new EvaluationResult(a.name(), b.name(), rate);
    }

    private List<Double> playAll(int matches, IntToDoubleFunction play, IntConsumer progress) {
        AtomicInteger done = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(threads, work -> new Thread(work, "evaluation"));
        try {
            List<Future<Double>> futures = new ArrayList<>();
            for (int i = 0; i < matches; i++) {
                int number = i;
                futures.add(executor.submit(() -> {
                    double outcome = play.applyAsDouble(number);
                    progress.accept(done.incrementAndGet());
                    return outcome;
                }));
            }
            List<Double> outcomes = new ArrayList<>();
            for (Future<Double> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a match failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while matches were played", e);
        } finally {
            executor.shutdownNow();
        }
    }

    /** The outcome for {@code a}. */
    private double play(
            ResolvedPlayer a,
            ResolvedPlayer b,
            int number,
            long seed,
            BiConsumer<List<ResolvedPlayer>, MatchResult> played) {
        int side = number % game.teams();
        long matchSeed = MatchRandom.derive(seed, number / game.teams());
        List<ResolvedPlayer> teams = new ArrayList<>();
        for (int team = 0; team < game.teams(); team++) {
            teams.add(team == side ? a : b);
        }
        MatchResult result = MatchRunner.play(game, teams, matchSeed);
        played.accept(teams, result);
        return result.outcome()[side];
    }
}
