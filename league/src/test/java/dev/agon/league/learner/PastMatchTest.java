package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.MatchResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastMatchTest {
    private static final int DRAWS = 200;

    private final Game game = Games.onClassPath().get("lanes3v3");
    private final Lineups mixed = new Lineups(game, 1);
    private final MatchRandom random = new MatchRandom(3);

    @Test
    void selfPlayWithAStrangerInOneSeatIsNoMatchAgainstTheStranger() {
        for (int draw = 0; draw < DRAWS; draw++) {
            MatchResult result = wonBySecondTeam(mixed.draw("main", Optional.empty(), List.of("main@3"), random));

            assertEquals(Optional.empty(), PastMatch.of(game, result), result.toString());
        }
    }

    @Test
    void aStrangerBesideTheLearningAgentChangesNothingAboutWhomItPlayed() {
        for (int draw = 0; draw < DRAWS; draw++) {
            Assignment.Builder lineup = mixed.draw("main", Optional.of("main@8"), List.of("main@3"), random);
            boolean learnsInSecondTeam = lineup.getLearningSeats() >>> 3 != 0;

            assertEquals(
                    Optional.of(new PastMatch("main", "main@8", learnsInSecondTeam ? 1 : -1)),
                    PastMatch.of(game, wonBySecondTeam(lineup)),
                    lineup.toString());
        }
    }

    private MatchResult wonBySecondTeam(Assignment.Builder lineup) {
        MatchResult.Builder result = MatchResult.newBuilder()
                .addAllPlayers(lineup.getPlayersList())
                .setLearningSeats(lineup.getLearningSeats());
        for (int seat = 0; seat < game.seats(); seat++) {
            result.addOutcomes(game.teamOf(seat) == 1 ? 1 : -1);
        }
        return result.build();
    }
}
