package dev.agon.server.bench;

import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Choice;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Play;
import dev.agon.proto.arena.Refused;
import dev.agon.proto.arena.Turn;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Someone in a seat, who says what the seat's player said in the recorded match: each order at a moment in the tick in which it is to
 * count that is drawn beforehand, whether the server keeps up or not. From that moment to the frame that shows what came
 * of the order is its latency; which frame that is the next turn tells.
 */
final class SeatClient extends LoadClient {
    /** Share of a tick in which orders are sent; in the rest they are on their way. */
    private static final double SENT_WITHIN = 0.8;

    private static final int FRAMES_KEPT = 64;

    private final MatchClock clock;
    private final SeatScript script;
    private final EventLoop loop;
    private final SplittableRandom random;
    private final Deque<Sent> unanswered = new ArrayDeque<>();

    /** When the frames of the last ticks were read, by tick modulo their number. */
    private final long[] readNanos = new long[FRAMES_KEPT];

    private final int[] readTick = new int[FRAMES_KEPT];
    private int next;
    private int sent;
    private int lastTurn = -1;
    private Turn latest = Turn.getDefaultInstance();
    private boolean begun;

    private record Sent(int number, int tick, long dueNanos) {}

    SeatClient(
            LoadPlan.Begun match,
            int seat,
            SeatScript script,
            MatchClock clock,
            EventLoop loop,
            SplittableRandom random,
            Measurements measured) {
        super(
                clock,
                ClientMessage.newBuilder()
                        .setPlay(Play.newBuilder()
                                .setMatch(match.id())
                                .setToken(match.tokens().get(seat)))
                        .build(),
                measured);
        this.clock = clock;
        this.script = script;
        this.loop = loop;
        this.random = random;
        next = script.from(match.tick());
    }

    @Override
    void count(int bytes) {
        measured.playerBytes += bytes;
    }

    @Override
    void frame(int tick, long now, boolean gap) {
        readNanos[tick % FRAMES_KEPT] = now;
        readTick[tick % FRAMES_KEPT] = tick;
        if (gap) {
            lastTurn = -1;
        }
    }

    @Override
    void turn(Turn turn, long now) {
        long shownNanos = shown(now);
        lastTurn = turn.getTick();
        latest = turn;
        while (!unanswered.isEmpty() && unanswered.element().number <= turn.getCounted()) {
            Sent order = unanswered.remove();
            measured.answered(order.dueNanos, shownNanos - order.dueNanos);
        }
        if (!begun) {
            begun = true;
            while (next < script.size() && script.tick(next) <= lastTurn) {
                next++;
            }
            scheduleNext();
        }
    }

    /** When the frame after the last turn's tick was read; where that is not known, now. */
    private long shown(long now) {
        int slot = (lastTurn + 1) % FRAMES_KEPT;
        return lastTurn >= 0 && readTick[slot] == lastTurn + 1 ? readNanos[slot] : now;
    }

    private void scheduleNext() {
        if (next >= script.size()) {
            return;
        }
        long within = (long) (random.nextDouble() * SENT_WITHIN * clock.tickNanos());
        long due = clock.due(script.tick(next)) + within;
        loop.schedule(() -> send(due), due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void send(long due) {
        long now = System.nanoTime();
        if (measured.covers(due)) {
            measured.lag.add(now - due);
        }
        Order order = possible(script.order(next));
        if (order != null) {
            sent++;
            unanswered.add(new Sent(sent, order.getTick(), due));
            say(ClientMessage.newBuilder()
                    .setOrder(order.toBuilder().setNumber(sent))
                    .build()
                    .toByteArray());
        }
        next++;
        scheduleNext();
    }

    /** The order, or the likest to it that may be given now where the match has gone another way; null where none may be. */
    private @Nullable Order possible(Order recorded) {
        if (latest.getTick() != recorded.getTick()) {
            return recorded;
        }
        if (latest.getActorsCount() == 0) {
            return null;
        }
        Actor actor = latest.getActors(0);
        Choice instead = actor.getChoices(0);
        for (Choice choice : actor.getChoicesList()) {
            if (choice.getVerb() == recorded.getVerb()) {
                if (choice.getTargetsCount() == 0 || choice.getTargetsList().contains(recorded.getTarget())) {
                    return recorded;
                }
                instead = choice;
            }
        }
        return recorded.toBuilder()
                .setActor(actor.getActor())
                .setVerb(instead.getVerb())
                .setTarget(instead.getTargetsCount() == 0 ? 0 : instead.getTargets(0))
                .build();
    }

    @Override
    void refused(Refused refused) {
        unanswered.removeIf(order -> order.tick == refused.getTick());
    }

    /** Counts orders that should have been sent before that time and were never shown. */
    void countUnanswered(long before) {
        for (Sent order : unanswered) {
            if (measured.covers(order.dueNanos) && order.dueNanos - before < 0) {
                measured.unanswered++;
            }
        }
    }
}
