package dev.agon.league.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.evaluation.MetaGame.Standing;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.store.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetaGameTest {
    private final List<Tally> tallies = new ArrayList<>();

    @Test
    void givesAllOfAStrictLadderToItsBest() {
        met("a", "b", 90, 10);
        met("a", "c", 99, 1);
        met("b", "c", 90, 10);

        MetaGame game = game(Map.of("a", 400.0, "b", 0.0, "c", -400.0));

        assertEquals(List.of("a", "b", "c"), List.copyOf(game.standings().keySet()));
        Standing best = standing(game, "a");
        assertEquals(1, best.nashMass(), 1e-9);
        assertEquals(0, best.nashRating(), 1e-9);
        assertEquals(1, best.alphaRank(), 1e-6);
        // 10 of 100 won, and 4 more as 400 points expect: one in eleven each.
        assertEquals(2 * (10 + 4 / 11.0) / 104 - 1, standing(game, "b").nashRating(), 1e-9);
    }

    @Test
    void sharesACycleAmongThoseOfOneRating() {
        met("a", "b", 70, 30);
        met("b", "c", 70, 30);
        met("c", "a", 70, 30);
        met("d", "a", 20, 80);

        MetaGame game = game(Map.of("a", 0.0, "b", 0.0, "c", 0.0, "d", -240.0));

        for (String player : List.of("a", "b", "c")) {
            assertEquals(1 / 3.0, standing(game, player).nashMass(), 1e-6);
            assertEquals(1 / 3.0, standing(game, player).alphaRank(), 1e-3);
        }
        assertEquals(0, standing(game, "d").nashMass());
        assertTrue(standing(game, "d").nashRating() < -0.2);
    }

    @Test
    void putsThoseWhoNeverMetWhereTheirRatingsDo() {
        MetaGame game = game(Map.of("a", 200.0, "b", 100.0, "c", -100.0));

        assertEquals(1, standing(game, "a").nashMass(), 1e-9);
        assertEquals(2 / (1 + Math.pow(10, 0.25)) - 1, standing(game, "b").nashRating(), 1e-9);
    }

    @Test
    void looksAtTheFirstOfTheTableWhereThereAreMany() {
        Map<String, Double> ratings = IntStream.range(0, 150)
                .boxed()
                .collect(Collectors.toMap(i -> String.format("p%03d", i), i -> -10.0 * i));

        MetaGame game = game(ratings);

        assertEquals(MetaGame.MOST_PLAYERS, game.standings().size());
        assertEquals(1, standing(game, "p000").nashMass(), 1e-9);
    }

    @Test
    void refusesAPlayerWithoutARating() {
        PayoffTable payoff = new PayoffTable(List.of("a", "b"), List.of());

        assertThrows(IllegalArgumentException.class, () -> MetaGame.of(payoff, Map.of("a", 0.0)));
    }

    private void met(String player, String opponent, long wins, long losses) {
        tallies.add(new Tally(player, opponent, wins, 0, losses));
        tallies.add(new Tally(opponent, player, losses, 0, wins));
    }

    private MetaGame game(Map<String, Double> ratings) {
        List<String> players = ratings.keySet().stream().sorted().toList();
        return MetaGame.of(new PayoffTable(players, tallies), ratings);
    }

    private static Standing standing(MetaGame game, String player) {
        Standing standing = game.standings().get(player);
        if (standing == null) {
            throw new AssertionError(player + " has no standing in " + game);
        }
        return standing;
    }
}
