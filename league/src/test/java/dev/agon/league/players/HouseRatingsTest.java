package dev.agon.league.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.rating.Rating;
import dev.agon.league.rating.WengLin;
import org.junit.jupiter.api.Test;

class HouseRatingsTest {
    private static final Games GAMES = Games.onClassPath();

    @Test
    void theHousePlayerStandsWhereItsMatchesAgainstTheStrongestAnchorPutIt() {
        for (String name : new String[] {"lanes1v1", "lanes3v3", "lanes5v5", "connect4"}) {
            Game game = GAMES.get(name);
            Rating rating = HouseRatings.of(game, "house").orElseThrow();
            Game.Anchor strongest = game.anchors().get(game.anchors().size() - 1);
            double expected = WengLin.winProbability(rating.mean(), strongest.rating());
            assertTrue(expected > 0.55 && expected < 0.95, name + ": " + rating + " wins " + expected);
            assertTrue(rating.sigma() > 10 && rating.sigma() < 90, name + ": " + rating);
        }
    }

    @Test
    void lookingAheadIsWorthPoints() {
        Game game = GAMES.get("connect4");
        assertTrue(HouseRatings.of(game, "house+search").orElseThrow().mean()
                > HouseRatings.of(game, "house").orElseThrow().mean() + 100);
    }

    @Test
    void inPokerWhoBluffsWellWinsHardlyMoreHandsThanWhoPlaysAtRandom() {
        for (String name : new String[] {"kuhn", "leduc"}) {
            Rating rating = HouseRatings.of(GAMES.get(name), "house").orElseThrow();
            assertTrue(Math.abs(rating.mean()) < 40 && rating.sigma() < 20, name + ": " + rating);
        }
    }

    @Test
    void whatWasNotMeasuredIsUnrated() {
        assertEquals(true, HouseRatings.of(GAMES.get("kuhn"), "house+search").isEmpty());
        assertEquals(true, HouseRatings.of(GAMES.get("connect4"), "bot:random").isEmpty());
    }
}
