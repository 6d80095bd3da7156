package dev.agon.server.live;

import dev.agon.game.Match;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.server.ArenaSettings;
import dev.agon.server.MatchResult;
import dev.agon.server.PlayerSource;
import dev.agon.server.live.MatchPlan.SeatPlan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One playing of a game in real time, with people in seats, agents in the others, and whoever looks on. Thread-safe: all that
 * happens to it happens one thing after another on the timekeeper's threads.
 *
 * <p>A tick: at its time orders are collected and played, everybody is shown the result, then the agents decide for the next
 * one; so frames come on the tick however long agents think. In a game of turns the tick comes when the persons awaited have
 * given their orders, or, where only agents are awaited, after a moment in which one can follow.
 */
public final class LiveMatch implements Watchable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveMatch.class);

    /** How many times as long those are waited for who have to be sent a link first. */
    private static final int ROUNDS_FOR_THE_INVITED = 15;

    /** Between parts of the course that are told when the match is over. */
    private static final int MILLIS_BETWEEN_PARTS = 50;

    private final MatchPlan plan;
    private final Timekeeper time;
    private final ArenaSettings settings;
    private final MatchEnd end;
    private final SerialTasks tasks;
    private final Table table;
    private final Audience audience;
    private final Pace pace;
    private final WinProbability winProbability;
    private final Pausing pausing = new Pausing();
    private final CourseTelling course;

    private volatile MatchSummary summary;
    private volatile List<SeatPlan> again = List.of();
    private volatile boolean ended;
    private boolean toldOfWaiting;
    private Outlook outlook;

    /** What the agents last thought, and the same where it has not been sent yet; null in a match for people. */
    private byte @Nullable [] thoughts;

    private byte @Nullable [] newThoughts;

    /**
     * Sets up a match that waits for {@link #start}.
     *
     * @param end told once, after the last message was sent
     * @throws dev.agon.game.UnknownNameException where there is no player of a name
     */
    public LiveMatch(MatchPlan plan, PlayerSource players, Timekeeper time, ArenaSettings settings, MatchEnd end) {
        this.plan = plan;
        this.time = time;
        this.settings = settings;
        this.end = end;
        tasks = new SerialTasks(time, this::failed);
        table = new Table(plan, players);
        audience = new Audience(plan.game());
        pace = new Pace(table, time, tasks, settings, this::play);
        winProbability = new WinProbability(plan.game());
        course = new CourseTelling(plan.game());
        outlook = Outlook.none(plan.game());
        summary = summarize();
        table.late.onChange(() -> tasks.execute(this::heardOf));
    }

    /** Hears that a match has ended. */
    @FunctionalInterface
    public interface MatchEnd {
        /**
         * The match is over, or was broken off.
         *
         * @param finished what is to be kept of it, or null where it was broken off
         * @return what came of it
         */
        Aftermath ended(LiveMatch match, @Nullable FinishedMatch finished);

        /** A person has left a match for good, or a program was not there at its end. */
        default void forfeited(LiveMatch match, MatchResult result) {}
    }

    /** The match's id. */
    public String id() {
        return plan.id();
    }

    /** What the match was to be. */
    public MatchPlan plan() {
        return plan;
    }

    /** Whether it has ended. */
    public boolean ended() {
        return ended;
    }

    /** How it stands, as of the last tick. */
    public MatchSummary summary() {
        return summary;
    }

    @Override
    public int openView(int wished) {
        List<Integer> open = summary.openViews();
        return open.contains(wished) || open.isEmpty() ? wished : open.get(0);
    }

    /** Begins at once, or as soon as all persons have taken their seats. */
    public void start() {
        tasks.execute(this::beginWhenAllAreThere);
        if (plan.forPeople()) {
            int rounds = plan.invites() ? ROUNDS_FOR_THE_INVITED : 1;
            tasks.after(millis(settings.joinMillis()), () -> stopWaiting(rounds - 1));
        }
        abandonLater();
    }

    @Override
    public void watch(Client client, int view) {
        tasks.execute(() -> {
            if (refuseWhenEnded(client)) {
                return;
            }
            if (table.guestOf(client) != null) {
                client.refuse(Refusal.BAD_MESSAGE, "You play this match; leave your seat first.");
                return;
            }
            if (!openViews().contains(view)) {
                client.refuse(Refusal.HIDDEN_VIEW, whyHidden());
                return;
            }
            audience.remove(client);
            client.begin(stage(view, null));
            client.send(seats());
            audience.add(client, view, table.match, thoughts);
            tellIfPaused(client);
            if (!plan.forPeople()) {
                course.begin(client);
            }
            summary = summarize();
        });
    }

    private String whyHidden() {
        return openViews().isEmpty()
                ? "People play on several sides: nobody can watch before the match is over."
                : "That view is hidden while people play this match.";
    }

    @Override
    public void leave(Client client) {
        tasks.execute(() -> {
            Guest guest = table.guestOf(client);
            removeQuietly(client);
            if (guest != null && !ended) {
                seatsChanged();
                int departure = guest.changes;
                tasks.after(millis(settings.seatHoldMillis()), () -> endHold(guest, departure));
            }
            abandonLater();
        });
    }

    /** The client, who has been let in, takes the seat that is a person's; another connection that has it loses it. */
    public void sit(Client client, int seat) {
        tasks.execute(() -> {
            Guest guest = table.guests[seat];
            if (refuseWhenEnded(client)) {
                return;
            }
            if (guest == null || guest.gone) {
                client.refuse(Refusal.BAD_TOKEN, "The seat has been given to another player.");
                return;
            }
            Client before = guest.client;
            if (before != null && before != client) {
                audience.remove(before);
                before.refuse(Refusal.REPLACED, "Your seat was taken on another connection.");
            }
            removeQuietly(client);
            guest.arrive(client);
            client.begin(stage(table.game.viewOf(seat), seat));
            audience.add(client, table.game.viewOf(seat), table.match, table.begun ? turn(guest) : null);
            tellIfPaused(client);
            seatsChanged();
            beginWhenAllAreThere();
        });
    }

    /** The client gives its seat to the agent for good. Nothing where it has none. */
    public void giveUp(Client client) {
        tasks.execute(() -> {
            Guest guest = table.guestOf(client);
            if (guest != null && !ended) {
                removeQuietly(client);
                giveUp(guest);
            }
        });
    }

    private void giveUp(Guest guest) {
        if (table.begun && guest.takesPart()) {
            end.forfeited(this, table.forfeit(guest));
        }
        guest.giveUp();
        seatsChanged();
        if (pausing.on() && !table.keepsSeats()) {
            goOn();
        }
        beginWhenAllAreThere();
        abandonLater();
    }

    /** Somebody has answered the invitation to a seat, and comes soon. */
    public void expect(int seat, Person person) {
        tasks.execute(() -> {
            Guest guest = table.guests[seat];
            if (guest != null && !ended) {
                guest.person = person;
                seatsChanged();
            }
        });
    }

    /** Stops a practice match, or lets it go on, where the client is who plays it. */
    public void pause(Client client, boolean paused) {
        tasks.execute(() -> {
            if (!plan.practice() || table.guestOf(client) == null) {
                client.refuse(Refusal.BAD_MESSAGE, "Only a practice match can be paused, by who plays it.");
            } else if (table.begun && !ended && paused && !pausing.on()) {
                stop();
            } else if (!paused && pausing.on()) {
                goOn();
            }
        });
    }

    private void stop() {
        pausing.begin(time.nanoTime());
        int pause = pausing.changes();
        tasks.after(Pausing.LONGEST_NANOS, () -> {
            if (pausing.changes() == pause) {
                goOn();
            }
        });
        audience.send(MatchMessages.paused(pausing.on()));
    }

    private void goOn() {
        pace.goOn(pausing.end(time.nanoTime()));
        audience.send(MatchMessages.paused(pausing.on()));
        if (!ended) {
            pace.schedule();
        }
    }

    private void tellIfPaused(Client client) {
        if (pausing.on()) {
            client.send(MatchMessages.paused(true));
        }
    }

    /** Waits no longer for people who have not come, where the client is one who has. */
    public void begin(Client client) {
        tasks.execute(() -> {
            if (table.guestOf(client) == null) {
                client.refuse(Refusal.BAD_MESSAGE, "You have no seat in this match.");
            } else {
                begin();
            }
        });
    }

    /** Sends a message to the person of a seat, if they are there. */
    public void tell(int seat, ServerMessage message) {
        tasks.execute(() -> {
            Guest guest = table.guests[seat];
            if (guest != null && guest.client != null) {
                guest.client.send(message);
            }
        });
    }

    /** Who would sit in the same match again, by seat, once it has ended with a result: people who stayed, and agents elsewhere. */
    public List<SeatPlan> again() {
        return again;
    }

    /** Takes an order for an actor of the client's seat, or refuses it. */
    public void order(Client client, Order order) {
        tasks.execute(() -> {
            Guest guest = table.guestOf(client);
            if (guest == null) {
                refuseOrder(client, order, Refusal.NOT_YOUR_ACTOR, "You have no seat in this match.");
            } else if (!mayOrder(guest, order)) {
                refuseOrder(client, order, Refusal.NOT_YOUR_TURN, whyNotNow(guest, order));
            } else {
                guest.orders.take(order, table.seen[table.game.viewOf(guest.seat)], client);
                hurry();
            }
        });
    }

    private boolean mayOrder(Guest guest, Order order) {
        int view = table.game.viewOf(guest.seat);
        boolean running = table.begun && !ended;
        return running && (!table.turnBased() || (table.match.awaits(view) && order.getTick() == table.match.tick()));
    }

    private String whyNotNow(Guest guest, Order order) {
        if (!table.begun || ended) {
            return ended ? "The match is over." : "The match has not begun yet.";
        }
        return table.match.awaits(table.game.viewOf(guest.seat))
                ? "That was for move " + order.getTick() + "; it is move " + table.match.tick() + " now."
                : "It is another's turn.";
    }

    /** Ends the match now without a result. */
    public void breakOff() {
        tasks.execute(this::endWithoutResult);
    }

    private void beginWhenAllAreThere() {
        List<Integer> awaited = table.awaited();
        if (awaited.isEmpty() && (table.anybodyThere() || !plan.forPeople())) {
            begin();
        } else if (!table.begun && !awaited.isEmpty() && table.anybodyThere()) {
            toldOfWaiting = true;
            audience.send(MatchMessages.waiting(awaited));
        }
    }

    private void begin() {
        if (table.begun || ended) {
            return;
        }
        table.begun = true;
        if (toldOfWaiting) {
            audience.send(MatchMessages.waiting(List.of()));
            seatsChanged();
        }
        pace.begin();
        awaitOrders();
    }

    /** A tick begins: those awaited look, people are told that it is their turn, agents decide. */
    private void awaitOrders() {
        table.look();
        pace.beginTurn();
        audience.show(table.match, this::companion);
        summary = summarize();
        table.think();
        outlook = Outlook.of(table.game, table.brainOfSeat);
        winProbability.note(outlook);
        course.note(table.match, outlook);
        newThoughts = plan.forPeople() ? null : ThoughtsMessages.encode(table.match, table.brainOfSeat, table.seen);
        thoughts = newThoughts == null ? thoughts : newThoughts;
        pace.schedule();
    }

    /** One of those has answered, has gone or has come back. */
    private void heardOf() {
        if (table.late.moved() && !ended) {
            seatsChanged();
        }
        if (table.begun) {
            pace.hearAnswer();
        }
    }

    /** Plays the tick, unless it has been played or the match is stopped. */
    private void play(int tick) {
        if (ended || pausing.on() || table.match.tick() != tick) {
            return;
        }
        table.advance();
        if (table.match.over()) {
            audience.show(table.match, this::companion);
            course.note(table.match, outlook);
            endWithResult();
        } else {
            awaitOrders();
        }
    }

    /** In a game of turns: plays on where nobody is waited for any more. */
    private void hurry() {
        if (table.begun && !ended) {
            pace.hurry();
        }
    }

    private byte @Nullable [] companion(Client client) {
        Guest guest = table.guestOf(client);
        if (guest == null) {
            return newThoughts;
        }
        boolean tells = table.turnBased() || table.match.awaits(table.game.viewOf(guest.seat));
        return tells ? turn(guest) : null;
    }

    private byte[] turn(Guest guest) {
        return Turns.encode(table, guest, pace.millisLeft());
    }

    private void endWithResult() {
        again = table.again();
        ended = true;
        FinishedMatch finished = FinishedMatch.of(table, System.currentTimeMillis());
        table.forfeits().forEach(result -> end.forfeited(this, result));
        Aftermath aftermath = end.ended(this, finished);
        if (table.late.any()) {
            table.late.over(table.match.tick(), finished.outcomes(), aftermath.replay());
            audience.send(seats());
        }
        close(MatchMessages.over(table.match.tick(), finished.outcomes(), aftermath, winProbability.turningPoint()));
        course.open(audience.clients());
        tellTheRest();
    }

    /** How the match went, part by part: all at once would be too much for a line, which would be cut off for it. */
    private void tellTheRest() {
        if (course.tellNext()) {
            tasks.after(millis(MILLIS_BETWEEN_PARTS), this::tellTheRest);
        }
    }

    private void endWithoutResult() {
        if (!ended) {
            ended = true;
            Aftermath unused = end.ended(this, null);
            close(Over.newBuilder().setTick(table.match.tick()).build());
        }
    }

    private void close(Over over) {
        audience.send(ServerMessage.newBuilder().setOver(over).build());
        table.close();
    }

    private void failed(Throwable failure) {
        LOG.error("Match {} of {} is broken off", plan.id(), plan.game().name(), failure);
        endWithoutResult();
    }

    /** Who was waited for has not come: agents play for them, if anybody is there to play with. */
    private void stopWaiting(int roundsLeft) {
        if (table.begun || ended) {
            return;
        }
        if (!table.anybodyThere()) {
            LOG.info("Nobody is in a seat of match {}; it is broken off", plan.id());
            endWithoutResult();
        } else if (roundsLeft > 0) {
            tasks.after(millis(settings.joinMillis()), () -> stopWaiting(roundsLeft - 1));
        } else {
            begin();
        }
    }

    private void endHold(Guest guest, int departure) {
        if (guest.changes == departure && !ended) {
            giveUp(guest);
        }
    }

    /** Breaks the match off in a while if then nobody looks on and no seat is kept for anybody. */
    private void abandonLater() {
        tasks.after(millis(settings.emptyMillis()), () -> {
            if (audience.size() == 0 && !table.keepsSeats()) {
                endWithoutResult();
            }
        });
    }

    /** Takes the client out, holding its seat. */
    private void removeQuietly(Client client) {
        audience.remove(client);
        course.end(client);
        Guest guest = table.guestOf(client);
        if (guest != null) {
            guest.depart();
        }
        summary = summarize();
    }

    private void seatsChanged() {
        audience.send(seats());
        summary = summarize();
        if (table.begun && !ended && table.turnBased()) {
            pace.schedule();
        }
    }

    private boolean refuseWhenEnded(Client client) {
        if (ended) {
            client.refuse(Refusal.UNKNOWN_MATCH, "That match is over.");
        }
        return ended;
    }

    private static void refuseOrder(Client client, Order order, Refusal reason, String text) {
        client.refuse(reason, text, order.getActor(), order.getTick());
    }

    private Stage stage(int view, @Nullable Integer ownSeat) {
        int holdSeconds = (int) TimeUnit.MILLISECONDS.toSeconds(settings.seatHoldMillis());
        return MatchMessages.stage(plan, view, openViews(), ownSeat, holdSeconds);
    }

    private ServerMessage seats() {
        return MatchMessages.seats(table.seats());
    }

    private List<Integer> openViews() {
        return OpenViews.of(plan.game(), table.guests, settings.teamViewsOpen());
    }

    private MatchSummary summarize() {
        Match match = table.match;
        return new MatchSummary(
                plan.id(),
                plan.game().name(),
                match.tick(),
                audience.size(),
                table.seats(),
                openViews(),
                course.lead());
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
