package dev.agon.league.learner;

import dev.agon.game.Game;
import dev.agon.league.store.PlayerName;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import java.util.Optional;

/**
 * How the learning agent did in a match against a past snapshot.
 *
 * @param opponent name of the snapshot
 * @param outcome of the learning agent: positive won, 0 drawn, negative lost
 */
record PastMatch(String opponent, double outcome) {
    /** The match as that of the learning agent against a snapshot, where it was one. */
    static Optional<PastMatch> of(Game game, MatchResult result) {
        int own = -1;
        int other = -1;
        for (int seat = 0; seat < game.seats(); seat++) {
            if (result.getPlayers(seat).getLatest()) {
                own = seat;
            }
        }
        for (int seat = 0; seat < game.seats(); seat++) {
            if (own >= 0 && game.teamOf(seat) != game.teamOf(own)) {
                other = result.getPlayers(seat).hasSnapshot() ? seat : other;
            }
        }
        return own < 0 || other < 0
                ? Optional.empty()
                : Optional.of(new PastMatch(name(result.getPlayers(other)), result.getOutcomes(own)));
    }

    /** The name of a frozen player in results and ratings. */
    static String name(PlayerRef player) {
        return player.hasBot()
                ? PlayerName.bot(player.getBot())
                : PlayerName.snapshot(PlayerName.MAIN_AGENT, player.getSnapshot());
    }

    /** Whether the result names as many players and finite outcomes as the game has seats. */
    static boolean isWellFormed(Game game, MatchResult result) {
        return result.getPlayersCount() == game.seats()
                && result.getOutcomesCount() == game.seats()
                && result.getOutcomesList().stream().allMatch(Float::isFinite);
    }
}
