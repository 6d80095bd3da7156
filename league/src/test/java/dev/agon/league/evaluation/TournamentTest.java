package dev.agon.league.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.RandomPlayer;
import dev.agon.game.connect4.Connect4;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.league.rating.Rating;
import dev.agon.server.PlayerKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TournamentTest {
    @Test
    void letsEveryPairMeetAndRatesThemOnTheScaleOfTheAnchors() {
        Game game = new Connect4();
        ResolvedPlayer novice = new ResolvedPlayer("novice", PlayerKind.BOT, RandomPlayer::new);
        List<EvaluationResult> told = new ArrayList<>();

        Tournament tournament = Tournament.play(
                game,
                game.anchors(),
                List.of(novice, Bots.of(game, "random"), Bots.of(game, "win-block")),
                40,
                1,
                told::add);

        assertEquals(3, told.size());
        assertEquals("bot:win-block", tournament.standings().get(0).name());
        tournament.standings().forEach(standing -> assertEquals(80, standing.matches(), standing.name()));
        Tournament.Standing rated = tournament.standings().stream()
                .filter(standing -> standing.name().equals("novice"))
                .findFirst()
                .orElseThrow();
        // It plays like bot:random, whose rating is 0.
        assertEquals(0, rated.rating().mean(), 2.5 * rated.rating().sigma());
        assertTrue(rated.rating().sigma() < 100, rated.toString());
        assertEquals(
                tournament.payoff().rate("novice", "bot:win-block"),
                tournament.payoff().rate("bot:win-block", "novice").reversed());
        assertEquals(40, tournament.payoff().rate("novice", "bot:random").matches());
    }

    @Test
    void fixesTheRatingsOfAnchorsThatARunAdds() {
        Game game = new Connect4();
        ResolvedPlayer added = new ResolvedPlayer("bot:novice", PlayerKind.BOT, RandomPlayer::new);
        List<Game.Anchor> anchors = List.of(new Game.Anchor("random", 0), new Game.Anchor("novice", 123));

        Tournament tournament =
                Tournament.play(game, anchors, List.of(added, Bots.of(game, "random")), 4, 1, result -> {});

        assertEquals("bot:novice", tournament.standings().get(0).name());
        assertEquals(Rating.frozen(123), tournament.standings().get(0).rating());
    }
}
