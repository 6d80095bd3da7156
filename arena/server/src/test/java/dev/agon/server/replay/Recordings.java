package dev.agon.server.replay;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.VariedStart;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.journal.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Matches played to be written down. */
public final class Recordings {
    /** 14 November 2023: when all of them ended. */
    private static final long ENDED_AT_MILLIS = 1_700_000_000_000L;

    private Recordings() {}

    /** A match of random players. */
    static ReplayFile random(Game game, long seed) {
        return ofBots(game, "random", seed, false);
    }

    /** A match of one of the game's bots against itself. */
    static ReplayFile ofBots(Game game, String bot, long seed, boolean varied) {
        return of(game, "bot:" + bot, game.bots().get(bot)::create, seed, varied);
    }

    /** A match of random players, whose ticks are told as well. */
    public static ReplayFile random(Game game, long seed, Consumer<Tick> ticks) {
        return of(game, "bot:random", game.bots().get("random")::create, seed, false, ticks);
    }

    /** A match of equal players, one in each view. */
    static ReplayFile of(Game game, String name, LongFunction<Player> players, long seed, boolean varied) {
        return of(game, name, players, seed, varied, tick -> {});
    }

    private static ReplayFile of(
            Game game, String name, LongFunction<Player> players, long seed, boolean varied, Consumer<Tick> ticks) {
        Match match = varied ? ((VariedStart) game).startVaried(seed) : game.start(seed);
        Observation[] seen = new Observation[game.views()];
        Player[] ofView = new Player[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
            ofView[view] = players.apply(MatchRandom.derive(seed, view));
            ofView[view].begin(game, view, seatsOf(game, view));
        }
        Orders[] orders = Orders.forGame(game);
        ReplayRecorder recorder = new ReplayRecorder(game, seed, varied);
        while (!match.over()) {
            for (int view = 0; view < seen.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen[view]);
                    ofView[view].decide(seen[view], orders[view]);
                }
            }
            recorder.advance(match, seen, orders);
            ticks.accept(recorder.lastTick());
        }
        Arrays.stream(ofView).forEach(Player::close);
        return recorder.finish(match, seats(game, name), ENDED_AT_MILLIS);
    }

    private static long seatsOf(Game game, int view) {
        long seats = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            seats |= game.viewOf(seat) == view ? 1L << seat : 0;
        }
        return seats;
    }

    private static List<Seat> seats(Game game, String name) {
        List<Seat> seats = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seats.add(Seat.newBuilder()
                    .setSeat(seat)
                    .setTeam(game.teamOf(seat))
                    .setPlayer(name)
                    .build());
        }
        return seats;
    }
}
