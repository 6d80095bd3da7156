package dev.agon.dashboard;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.proto.arena.PlayerKind;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import dev.agon.server.replay.ReplayRecorder;
import java.util.ArrayList;
import java.util.List;

/** A match between two bots, played as fast as they decide, as a replay. */
final class PlayedMatch {
    private static final long SEED = 1;

    private PlayedMatch() {}

    /** Each bot takes all seats of a team. */
    static ReplayFile of(Game game, String amber, String sky) {
        FakePlayers bots = new FakePlayers();
        List<String> names = List.of(amber, sky);
        Match match = game.start(SEED);
        ReplayRecorder recorder = new ReplayRecorder(game, SEED, false);
        Orders[] orders = Orders.forGame(game);
        Observation[] seen = new Observation[game.views()];
        Player[] players = new Player[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
            players[view] = bots.create(names.get(view), game, SEED + view);
            players[view].begin(game, view, seatsOf(game, view));
        }
        while (!match.over()) {
            for (int view = 0; view < seen.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen[view]);
                    players[view].decide(seen[view], orders[view]);
                }
            }
            recorder.advance(match, seen, orders);
        }
        return recorder.finish(match, seats(game, names), System.currentTimeMillis());
    }

    private static long seatsOf(Game game, int view) {
        long seats = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            seats |= game.viewOf(seat) == view ? 1L << seat : 0;
        }
        return seats;
    }

    private static List<Seat> seats(Game game, List<String> names) {
        List<Seat> seats = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seats.add(Seat.newBuilder()
                    .setSeat(seat)
                    .setTeam(game.teamOf(seat))
                    .setPlayer(names.get(game.teamOf(seat)))
                    .setKind(PlayerKind.BOT)
                    .build());
        }
        return seats;
    }
}
