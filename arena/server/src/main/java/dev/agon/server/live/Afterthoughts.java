package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Thoughts;
import dev.agon.proto.arena.PlayerKind;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import dev.agon.server.PlayerSource;
import dev.agon.server.replay.ReplayCursor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents of a recorded match, seated again to look at what they saw: what a policy thinks follows from what it has seen alone,
 * so it thinks what it thought then. People, and players that are no longer there, say nothing. For one thread at a time.
 */
final class Afterthoughts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Afterthoughts.class);

    private final ReplayCursor cursor;
    private final Observation[] seen;
    private final Map<Engagement, Brain> brains = new LinkedHashMap<>();
    private final @Nullable Brain[] brainOfSeat;
    private Outlook outlook;
    private boolean differs;

    private record Engagement(int view, String player) {}

    /** Of a cursor at the start, which is stepped on. */
    Afterthoughts(ReplayCursor cursor, ReplayFile replay, PlayerSource players) {
        this.cursor = cursor;
        Game game = cursor.game();
        seen = new Observation[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        brainOfSeat = new Brain[game.seats()];
        outlook = Outlook.none(game);
        engage(replay, players);
    }

    private void engage(ReplayFile replay, PlayerSource players) {
        Game game = cursor.game();
        Map<Engagement, Long> seatsOf = new LinkedHashMap<>();
        for (Seat seat : replay.getSeatsList()) {
            if (seat.getKind() != PlayerKind.HUMAN && seat.getKind() != PlayerKind.REMOTE) {
                seatsOf.merge(engagement(seat), 1L << seat.getSeat(), (a, b) -> a | b);
            }
        }
        seatsOf.forEach((engagement, seats) -> {
            try {
                long seed = MatchRandom.derive(replay.getSeed(), 1L + brains.size());
                brains.put(
                        engagement,
                        new Brain(
                                cursor.match(), engagement.view, seats, players.create(engagement.player, game, seed)));
            } catch (RuntimeException gone) {
                LOG.info("What {} thought is not known: {}", engagement.player, gone.getMessage());
            }
        });
        for (Seat seat : replay.getSeatsList()) {
            brainOfSeat[seat.getSeat()] = brains.get(engagement(seat));
        }
    }

    private Engagement engagement(Seat seat) {
        return new Engagement(cursor.game().viewOf(seat.getSeat()), seat.getPlayer());
    }

    /** The tick that is to be thought about next. */
    int tick() {
        return cursor.match().tick();
    }

    /** Whether the match is over, or nobody thinks. */
    boolean atEnd() {
        return differs || brains.isEmpty() || cursor.atEnd();
    }

    /** What they expect, as they last thought. */
    Outlook outlook() {
        return outlook;
    }

    /** Encoded thoughts of this tick, or null where nobody had to decide; goes on to the next tick. */
    byte @Nullable [] next() {
        if (atEnd()) {
            return null;
        }
        boolean decided = false;
        for (Brain brain : brains.values()) {
            if (cursor.match().awaits(brain.view)) {
                cursor.match().observe(brain.view, seen[brain.view]);
                brain.decide(seen[brain.view]);
                decided = true;
            }
        }
        byte[] thoughts = decided ? ThoughtsMessages.encode(cursor.match(), brainOfSeat, seen) : null;
        if (decided) {
            outlook = Outlook.of(cursor.game(), brainOfSeat);
            dismissTheSilent();
        }
        differs = !cursor.step();
        return thoughts;
    }

    /** Who says nothing once never will. */
    private void dismissTheSilent() {
        brains.values().removeIf(brain -> {
            boolean silent =
                    brain.player.thoughts() == Thoughts.NONE && cursor.match().awaits(brain.view);
            if (silent) {
                for (int seat = 0; seat < brainOfSeat.length; seat++) {
                    brainOfSeat[seat] = brainOfSeat[seat] == brain ? null : brainOfSeat[seat];
                }
                brain.close();
            }
            return silent;
        });
    }

    @Override
    public void close() {
        brains.values().forEach(Brain::close);
        brains.clear();
    }
}
