package dev.agon.server.bench;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.TargetKind;
import dev.agon.proto.arena.Order;
import dev.agon.server.orders.ActorKey;
import dev.agon.server.replay.RecordedOrders;
import dev.agon.server.replay.ReplayFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A match that was recorded, to be begun anywhere in it and played on by what each seat said. */
final class RecordedMatch {
    private final RecordedOrders recorded;
    private final int ticks;

    private RecordedMatch(RecordedOrders recorded, int ticks) {
        this.recorded = recorded;
        this.ticks = ticks;
    }

    /** Reads a replay among the program's resources. */
    static RecordedMatch load(String resource) throws IOException {
        try (InputStream in = RecordedMatch.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException("no recorded match " + resource);
            }
            var replay = ReplayFiles.read(resource, in);
            return new RecordedMatch(RecordedOrders.of(Games.onClassPath(), replay), replay.getTicks());
        }
    }

    /** What is played. */
    Game game() {
        return recorded.game();
    }

    /** How long the match lasted. */
    int ticks() {
        return ticks;
    }

    /** The game with all its rules, whose matches begin at that tick of this one. */
    Game from(int tick) {
        Game game = recorded.game();
        return (Game) Proxy.newProxyInstance(
                Game.class.getClassLoader(),
                new Class<?>[] {Game.class},
                (proxy, method, arguments) ->
                        method.getName().equals("start") ? playedUntil(tick) : ask(game, method, arguments));
    }

    private static @Nullable Object ask(Game game, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(game, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private Match playedUntil(int tick) {
        Playing playing = new Playing();
        while (playing.match.tick() < tick) {
            playing.advance();
        }
        return playing.match;
    }

    /** What each seat said where it had a choice, by seat. */
    List<SeatScript> scripts() {
        List<SeatScript> scripts = new ArrayList<>();
        for (int seat = 0; seat < game().seats(); seat++) {
            scripts.add(new SeatScript());
        }
        Playing playing = new Playing();
        while (!playing.match.over()) {
            playing.look();
            playing.advance();
            playing.tell(scripts);
        }
        return scripts;
    }

    /** The match played again. */
    private final class Playing {
        final Match match = recorded.start();
        private final Observation[] seen = new Observation[game().views()];
        private final Orders[] orders = Orders.forGame(game());
        private final boolean[] awaited = new boolean[game().views()];
        private int given;

        void look() {
            for (int view = 0; view < seen.length; view++) {
                if (seen[view] == null) {
                    seen[view] = new Observation(game().layout(), game().seatsOfView(view));
                }
                match.observe(view, seen[view]);
            }
        }

        void advance() {
            for (int view = 0; view < orders.length; view++) {
                orders[view].clear();
                awaited[view] = match.awaits(view);
                if (awaited[view]) {
                    recorded.give(given++, orders[view]);
                }
            }
            match.advance(orders);
        }

        void tell(List<SeatScript> scripts) {
            for (int view = 0; view < orders.length; view++) {
                for (int row = 0; awaited[view] && row < seen[view].actors; row++) {
                    if (orders[view].verb[row] != Orders.NONE && seen[view].hasChoice(row)) {
                        scripts.get(seen[view].actorSeat[row]).add(order(seen[view], orders[view], row));
                    }
                }
            }
        }

        private Order order(Observation saw, Orders gave, int row) {
            int verb = gave.verb[row];
            boolean entity = saw.layout.verbs().get(verb).target() == TargetKind.ENTITY;
            return Order.newBuilder()
                    .setActor(ActorKey.of(saw, row).key())
                    .setVerb(verb)
                    .setTarget(entity ? saw.id[gave.target[row]] : Math.max(0, gave.target[row]))
                    .setTick(saw.tick)
                    .build();
        }
    }
}
