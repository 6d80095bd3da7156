package dev.agon.cli;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.league.evaluation.MatchResult;
import dev.agon.league.evaluation.MatchRunner;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.proto.arena.PlayerKind;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import dev.agon.server.replay.ReplayRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A match that was written down as it was played.
 *
 * @param result how it ended
 * @param file enough to play it again
 */
record RecordedMatch(MatchResult result, ReplayFile file) {
    static RecordedMatch play(Game game, List<ResolvedPlayer> players, long seed) {
        ReplayRecorder recorder = new ReplayRecorder(game, seed, false);
        AtomicReference<Match> last = new AtomicReference<>();
        MatchResult result = MatchRunner.play(game, players, seed, (match, seen, orders) -> {
            recorder.advance(match, seen, orders);
            last.set(match);
        });
        Match ended = last.get();
        if (ended == null) {
            throw new IllegalStateException("a match of " + game.name() + " was over before its first tick");
        }
        return new RecordedMatch(result, recorder.finish(ended, seats(game, players), System.currentTimeMillis()));
    }

    private static List<Seat> seats(Game game, List<ResolvedPlayer> players) {
        List<Seat> seats = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seats.add(Seat.newBuilder()
                    .setSeat(seat)
                    .setTeam(game.teamOf(seat))
                    .setPlayer(players.get(game.teamOf(seat)).name())
                    .setKind(PlayerKind.valueOf(
                            players.get(game.teamOf(seat)).kind().name()))
                    .build());
        }
        return seats;
    }
}
