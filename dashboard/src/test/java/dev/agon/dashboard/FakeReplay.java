package dev.agon.dashboard;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.league.evaluation.MatchRunner;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.proto.arena.PlayerKind;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import dev.agon.server.replay.ReplayRecorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Replays of hands of kuhn that bots played under other names. */
final class FakeReplay {
    private FakeReplay() {}

    /** A hand between these two, the second of whom may be a person. */
    static ReplayFile of(String first, String second, boolean person, Instant ended) {
        Game game = Games.onClassPath().get("kuhn");
        ResolvedPlayer bot = PlayerCatalogue.bot("random", game);
        ReplayRecorder recorder = new ReplayRecorder(game, 7, false);
        AtomicReference<Match> last = new AtomicReference<>();
        MatchRunner.play(game, List.of(bot, bot), 7, (match, seen, orders) -> {
            recorder.advance(match, seen, orders);
            last.set(match);
        });
        List<Seat> seats = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seats.add(Seat.newBuilder()
                    .setSeat(seat)
                    .setTeam(game.teamOf(seat))
                    .setPlayer(seat == 0 ? first : second)
                    .setKind(seat == 1 && person ? PlayerKind.HUMAN : PlayerKind.AGENT)
                    .build());
        }
        return recorder.finish(last.get(), seats, ended.toEpochMilli());
    }
}
