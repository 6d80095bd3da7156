package dev.agon.league.learner;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.store.PlayerName;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.PlayerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws who sits where in matches that are learned from. */
final class Lineups {
    private static final PlayerRef LATEST =
            PlayerRef.newBuilder().setLatest(true).build();

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
     * @param past the opponent, or empty where the learning agent plays itself
     * @param snapshots who may sit beside it, as the game's bots may
     */
    Assignment.Builder draw(Optional<String> past, List<String> snapshots, MatchRandom random) {
        int learningTeam = random.nextInt(game.teams());
        Optional<String> stranger = stranger(snapshots, random);
        int strangersSeat = random.nextInt(game.seats());
        Assignment.Builder assignment = Assignment.newBuilder();
        long learning = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            boolean learns = past.isEmpty() || game.teamOf(seat) == learningTeam;
            if (learns && stranger.isPresent() && seat == strangersSeat) {
                assignment.addPlayers(player(stranger.get()));
            } else if (learns) {
                assignment.addPlayers(LATEST);
                learning |= 1L << seat;
            } else {
                assignment.addPlayers(player(past.orElseThrow()));
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

    static PlayerRef player(String name) {
        return PlayerName.isBot(name)
                ? PlayerRef.newBuilder()
                        .setBot(name.substring(PlayerName.bot("").length()))
                        .build()
                : PlayerRef.newBuilder().setSnapshot(PlayerName.versionOf(name)).build();
    }
}
