package dev.agon.league.learner;

import dev.agon.game.Game;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import java.util.Optional;

/**
 * How a learning agent did in a match against somebody else.
 *
 * @param agent who learned
 * @param opponent name of the other, a snapshot or another agent's newest weights
 * @param outcome of the learning agent: positive won, 0 drawn, negative lost
 */
record PastMatch(String agent, String opponent, double outcome) {
    /**
     * The match as that of a learning agent against a policy that is not itself, where it was one: nobody learns in the other's team.
     * Of self-play with a stranger in one seat nothing follows about the stranger.
     */
    static Optional<PastMatch> of(Game game, MatchResult result) {
        int own = -1;
        int other = -1;
        for (int seat = 0; seat < game.seats(); seat++) {
            if (result.getPlayers(seat).getLatest() && learns(result, seat)) {
                own = seat;
            }
        }
        for (int seat = 0; seat < game.seats(); seat++) {
            if (own >= 0 && game.teamOf(seat) != game.teamOf(own)) {
                if (learns(result, seat)) {
                    return Optional.empty();
                }
                other = isOther(result.getPlayers(seat), result.getPlayers(own)) ? seat : other;
            }
        }
        return own < 0 || other < 0
                ? Optional.empty()
                : Optional.of(new PastMatch(
                        PlayerRefs.agent(result.getPlayers(own)),
                        PlayerRefs.name(result.getPlayers(other)),
                        result.getOutcomes(own)));
    }

    private static boolean learns(MatchResult result, int seat) {
        return (result.getLearningSeats() >>> seat & 1) != 0;
    }

    private static boolean isOther(PlayerRef player, PlayerRef own) {
        return player.hasSnapshot() || (player.getLatest() && !player.equals(own));
    }

    /** Whether the result names as many players and finite outcomes as the game has seats. */
    static boolean isWellFormed(Game game, MatchResult result) {
        return result.getPlayersCount() == game.seats()
                && result.getOutcomesCount() == game.seats()
                && result.getOutcomesList().stream().allMatch(Float::isFinite);
    }
}
