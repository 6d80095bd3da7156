package dev.agon.league.learner;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.store.PlayerName;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.PlayerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws who sits where in matches that are learned from. */
final class Lineups {
    private final Game game;
    private final double mixedShare;

    /**
     * Line-ups of a game.
     *
     * @param mixedShare share of matches in which somebody else sits in one seat beside the learning agent
     */
    Lineups(Game game, double mixedShare) {
        this.game = game;
        this.mixedShare = mixedShare;
    }

    /**
     * A line-up without numbers and seeds of matches.
     *
     * @param agent who learns
     * @param opponent its opponent, a snapshot or another agent's newest weights; empty where it plays itself
     * @param snapshots who may sit beside it, as the game's bots may
     */
    Assignment.Builder draw(String agent, Optional<String> opponent, List<String> snapshots, MatchRandom random) {
        int learningTeam = random.nextInt(game.teams());
        Optional<String> stranger = stranger(snapshots, random);
        int strangersSeat = random.nextInt(game.seats());
        Assignment.Builder assignment = Assignment.newBuilder();
        PlayerRef latest = PlayerRefs.of(PlayerName.latest(agent));
        long learning = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            boolean learns = opponent.isEmpty() || game.teamOf(seat) == learningTeam;
            if (learns && stranger.isPresent() && seat == strangersSeat) {
                assignment.addPlayers(PlayerRefs.of(stranger.get()));
            } else if (learns) {
                assignment.addPlayers(latest);
                learning |= 1L << seat;
            } else {
                assignment.addPlayers(PlayerRefs.of(opponent.orElseThrow()));
            }
        }
        return assignment.setLearningSeats(learning);
    }

    /** Somebody else who sits in one seat beside the learning agent, where teams have several. */
    private Optional<String> stranger(List<String> snapshots, MatchRandom random) {
        if (game.seats() == game.teams() || random.nextFloat() >= mixedShare) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(snapshots);
        game.bots().keySet().stream().sorted().map(PlayerName::bot).forEach(known::add);
        return Optional.of(known.get(random.nextInt(known.size())));
    }
}
