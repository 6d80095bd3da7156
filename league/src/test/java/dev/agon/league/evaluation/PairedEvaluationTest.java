package dev.agon.league.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import dev.agon.game.connect4.Connect4;
import dev.agon.game.kuhn.Kuhn;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.league.rating.WinRate;
import dev.agon.server.PlayerKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedEvaluationTest {
    private final Game game = new Connect4();
    private final ResolvedPlayer random = Bots.of(game, "random");
    private final ResolvedPlayer winBlock = Bots.of(game, "win-block");

    @Test
    void givesAPlayerAgainstItselfExactlyOneHalf() {
        // With the same seed and sides swapped, whoever has the better side has it once each way.
        for (Game any : List.of(game, new Kuhn())) {
            ResolvedPlayer same = Bots.of(any, "random");
            WinRate rate =
                    PairedEvaluation.of(any).run(same, same, 40, 3, done -> {}).winRate();

            assertEquals(0.5, rate.rate());
            assertEquals(rate.wins(), rate.losses());
        }
    }

    @Test
    void findsTheStrongerPlayerFromEitherSide() {
        EvaluationResult result = PairedEvaluation.of(game).run(winBlock, random, 100, 1, done -> {});
        EvaluationResult reversed = PairedEvaluation.of(game).run(random, winBlock, 100, 1, done -> {});

        assertTrue(result.winRate().low() > 0.85, result.toString());
        assertEquals(result.winRate(), reversed.winRate().reversed());
        assertEquals("bot:win-block", result.fields().get("a"));
        assertEquals(100L, result.fields().get("matches"));
        assertEquals(result.winRate().rate(), result.fields().get("win_rate"));
    }

    @Test
    void findsTheSameWithAnyNumberOfThreads() {
        EvaluationResult one = new PairedEvaluation(game, 1).run(winBlock, random, 31, 9, done -> {});
        EvaluationResult four = new PairedEvaluation(game, 4).run(winBlock, random, 31, 9, done -> {});

        assertEquals(one, four);
        assertEquals(31, one.winRate().matches());
    }

    @Test
    void tellsHowFarItIs() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());

        PairedEvaluation.of(game).run(random, random, 12, 1, told::add);

        assertEquals(
                IntStream.rangeClosed(1, 12).boxed().toList(),
                told.stream().sorted().toList());
    }

    @Test
    void passesOnWhatAPlayerThrowsAndClosesAllPlayers() {
        AtomicInteger open = new AtomicInteger();
        ResolvedPlayer failing = new ResolvedPlayer("failing", PlayerKind.BOT, seed -> new Player() {
            {
                open.incrementAndGet();
            }

            @Override
            public void begin(Game of, int view, long seats) {}

            @Override
            public void decide(Observation observation, Orders orders) {
                throw new IllegalStateException("no idea");
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        });

        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> new PairedEvaluation(game, 1)
                .run(failing, random, 1, 1, done -> {}));

        assertEquals("no idea", failure.getMessage());
        assertEquals(0, open.get());
    }

    @Test
    void refusesToPlayNoMatches() {
        assertThrows(
                IllegalArgumentException.class, () -> PairedEvaluation.of(game).run(random, random, 0, 1, done -> {}));
    }

    @Test
    void givesAPlayerEverySeatOfItsTeam() {
        Game teams = Games.onClassPath().all().stream()
                .filter(any -> any.seats() > any.teams())
                .findFirst()
                .orElseThrow();
        List<Long> seats = Collections.synchronizedList(new ArrayList<>());
        ResolvedPlayer seen = new ResolvedPlayer("seen", PlayerKind.BOT, seed -> new Player() {
            private final RandomPlayer player = new RandomPlayer(seed);

            @Override
            public void begin(Game of, int view, long own) {
                seats.add(own);
                player.begin(of, view, own);
            }

            @Override
            public void decide(Observation observation, Orders orders) {
                player.decide(observation, orders);
            }
        });

        MatchRunner.play(teams, Collections.nCopies(teams.teams(), seen), 1);

        long all = seats.stream().reduce(0L, (a, b) -> a | b);
        assertEquals((1L << teams.seats()) - 1, all);
        assertEquals(teams.seats(), seats.stream().mapToInt(Long::bitCount).sum());
    }

    @Test
    void playsTheSameMatchFromTheSameSeedAndShowsEveryTick() {
        List<Long> hashes = new ArrayList<>();
        MatchRunner.Stepper recorder = (match, seen, orders) -> {
            match.advance(orders);
            hashes.add(match.hash());
        };

        MatchResult result = MatchRunner.play(game, List.of(winBlock, random), 5, recorder);
        MatchResult again = MatchRunner.play(game, List.of(winBlock, random), 5);

        assertEquals(result.ticks(), hashes.size());
        assertEquals(result.hash(), hashes.get(hashes.size() - 1));
        assertEquals(result.hash(), again.hash());
        assertArrayEquals(result.outcome(), again.outcome());
    }
}
