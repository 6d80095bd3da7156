package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.PlayerName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Simulated players of known strength: what the table says of them must be as true as it claims. */
class RatingCalibrationTest {
    private static final int PLAYERS = 10;
    private static final List<Game.Anchor> ANCHORS =
            List.of(new Game.Anchor("low", -300), new Game.Anchor("high", 300));

    @Test
    void ninetyFivePercentIntervalsHoldNineteenOfTwentyTruths() {
        for (int matchesPerPlayer : new int[] {50, 200}) {
            int held = 0;
            int leagues = 30;
            for (int league = 1; league <= leagues; league++) {
                SimulatedLeague simulated = new SimulatedLeague(league);
                simulated.play(matchesPerPlayer * PLAYERS / 2);
                held += simulated.truthsHeld();
            }
            double coverage = held / (double) (leagues * PLAYERS);

            assertTrue(coverage >= 0.90 && coverage <= 0.98, matchesPerPlayer + " matches a player: " + coverage);
        }
    }

    @Test
    void neitherTheScaleNorTheOrderDriftsOverTenThousandMatches() {
        SimulatedLeague simulated = new SimulatedLeague(7);
        simulated.truth = new double[] {-450, -350, -250, -150, -50, 50, 150, 250, 350, 450};
        for (int thousand = 1; thousand <= 10; thousand++) {
            simulated.play(1_000);

            assertEquals(0, simulated.meanError(), 110 / Math.sqrt(thousand), thousand + " thousand matches");
        }
        for (int player = 1; player < PLAYERS; player++) {
            assertTrue(
                    simulated.rating(player).mean()
                            > simulated.rating(player - 1).mean(),
                    "player " + player);
        }
    }

    private static final class SimulatedLeague {
        private final RatingTable table = new RatingTable(ANCHORS);
        private final MatchRandom random;
        private double[] truth = new double[PLAYERS];

        SimulatedLeague(long seed) {
            random = new MatchRandom(seed);
            Arrays.setAll(truth, player -> 250 * normal());
        }

        /** Of the variance of a normal distribution, and near enough in shape. */
        private double normal() {
            double sum = 0;
            for (int i = 0; i < 12; i++) {
                sum += random.nextFloat();
            }
            return sum - 6;
        }

        void play(int matches) {
            for (int match = 0; match < matches; match++) {
                int first = random.nextInt(PLAYERS);
                int second = (first + 1 + random.nextInt(PLAYERS + ANCHORS.size() - 1)) % (PLAYERS + ANCHORS.size());
                double chance = WengLin.winProbability(strength(first), strength(second));
                double outcome = random.nextFloat() < chance ? 1 : -1;
                table.add(new MatchRecord(
                        "m",
                        Purpose.EVALUATION,
                        0,
                        Instant.EPOCH,
                        0,
                        0,
                        0,
                        List.of(new Seat(0, name(first), outcome), new Seat(1, name(second), -outcome))));
            }
        }

        private double strength(int player) {
            return player < PLAYERS
                    ? truth[player]
                    : ANCHORS.get(player - PLAYERS).rating();
        }

        private String name(int player) {
            return player < PLAYERS
                    ? "player " + player
                    : PlayerName.bot(ANCHORS.get(player - PLAYERS).bot());
        }

        Rating rating(int player) {
            return table.rating(name(player));
        }

        int truthsHeld() {
            int held = 0;
            for (int player = 0; player < PLAYERS; player++) {
                Rating rating = rating(player);
                held += Math.abs(rating.mean() - truth[player]) <= 1.96 * rating.sigma() ? 1 : 0;
            }
            return held;
        }

        double meanError() {
            double sum = 0;
            for (int player = 0; player < PLAYERS; player++) {
                sum += rating(player).mean() - truth[player];
            }
            return sum / PLAYERS;
        }
    }
}
