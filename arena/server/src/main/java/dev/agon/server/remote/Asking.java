package dev.agon.server.remote;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Order;
import dev.agon.server.orders.StandingOrders;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a bot is asked, one question at a time, and what it answers. For one thread at a time. */
final class Asking {
    private static final int NEVER = -1;

    private final Bot bot;
    private final ConductLog log;
    private final StandingOrders orders;
    private final AnswerTime time;
    private final boolean turnBased;
    private @Nullable Observation latest;
    private @Nullable Question question;
    private long seats;
    private int askedTick = NEVER;
    private boolean open;

    /** Who is asked. */
    interface Bot {
        /** Its call, or null while it is away. */
        @Nullable
        Line line();

        /** Tells it that an order does not count. */
        void refuse(Order order, Verdict wrong);

        /** It has said all that is wanted for the newest decision. */
        void answered();
    }

    /** Nothing has been asked yet. */
    Asking(Bot bot, Game game, RemoteSettings settings, ConductLog log) {
        this.bot = bot;
        this.log = log;
        turnBased = game.ticksPerSecond() == 0;
        orders = new StandingOrders(turnBased);
        time = new AnswerTime(settings, game.ticksPerSecond());
    }

    /**
     * A match begins.
     *
     * @param empty is filled with what the bot sees
     */
    void begin(Observation empty, long ofSeats) {
        latest = empty;
        seats = ofSeats;
    }

    /** Tick of the newest decision that was due, negative where none was. */
    int tick() {
        return askedTick;
    }

    /** Whether orders are awaited. */
    boolean open() {
        return open;
    }

    /** How much longer they are awaited. */
    long nanosLeft() {
        return time.nanosLeft();
    }

    /** A decision is due: asks, unless an older question is not answered yet. */
    void ask(Observation seen) {
        askedTick = seen.tick;
        now().copyFrom(seen);
        open = Question.worthAsking(seen, seats);
        if (open) {
            log.decisions += bot.line() == null ? 0 : 1;
            time.begin();
            if (question == null) {
                sendQuestion();
            }
        }
    }

    private void sendQuestion() {
        Line to = bot.line();
        if (to != null) {
            long sent = System.nanoTime();
            Question asked = new Question(now(), seats, sent, time.millisToTell());
            question = asked;
            to.ask(asked, now());
        }
    }

    private Observation now() {
        return Objects.requireNonNull(latest, "begin comes first");
    }

    /** The decision is taken now: what was not said by the bot, who is here, is late. */
    void close() {
        Line here = bot.line();
        if (open && here != null) {
            log.late++;
            time.hasBegun();
            giveUpWhenSilent(here);
        }
        open = false;
    }

    private void giveUpWhenSilent(Line here) {
        Question unanswered = question;
        if (unanswered != null && time.isSilentSince(Math.max(here.lastHeardNanos(), unanswered.sentNanos))) {
            here.giveUp();
        }
    }

    /** Fills in the bot's rows with what it said. */
    void give(Orders into) {
        orders.give(now(), seats, into, (order, row) -> bot.refuse(order, Verdict.noLongerPossible(order, now(), row)));
    }

    /** Fills in its rows with what another would do. */
    void give(StandIn instead, Orders into) {
        instead.give(now(), seats, into);
    }

    /** The bot has given an order. */
    void hear(Order order) {
        if (askedTick == NEVER) {
            bot.refuse(order, Verdict.NOTHING_ASKED);
            return;
        }
        Question asked = question;
        if (asked != null) {
            asked.answer(order, seats);
        }
        Verdict wrong = Verdict.on(order, now(), seats, turnBased, open, orders);
        if (wrong != null) {
            bot.refuse(order, wrong);
        }
        settle();
    }

    /** The bot has nothing more to say for that tick. */
    void done(int tick) {
        if (question != null && question.tick == tick) {
            question.answerAll();
            settle();
        }
    }

    private void settle() {
        Question asked = question;
        if (asked == null || !asked.answered()) {
            return;
        }
        question = null;
        time.hasBegun();
        log.answered(System.nanoTime() - asked.sentNanos);
        if (asked.tick == askedTick) {
            open = false;
            bot.answered();
        } else if (open) {
            sendQuestion();
        }
    }

    /** The bot has gone: what it was asked and said is void. */
    void forget() {
        question = null;
        orders.clear();
    }

    /** The bot is back, and is asked what is still open. */
    void askAgain() {
        time.beginAnew();
        if (open) {
            time.begin();
            sendQuestion();
        }
    }
}
