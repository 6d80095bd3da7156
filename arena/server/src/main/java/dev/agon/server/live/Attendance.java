package dev.agon.server.live;

import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.Stage;
import dev.agon.server.ArenaSettings;
import dev.agon.server.journal.StoredJournal;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayCursor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who is there: people come to their seats, leave them, come back or do not; others look on. A match is broken off where nobody is left.
 * For one thread at a time.
 */
final class Attendance {
    private final MatchPlan plan;
    private final Table table;
    private final Audience audience;
    private final Playing playing;
    private final SerialTasks tasks;
    private final ArenaSettings settings;
    private final Playing.Host host;
    private final Chronicle chronicle;
    private final Gathering gathering;

    /** Nobody is there. */
    Attendance(
            MatchPlan plan,
            Table table,
            Audience audience,
            Playing playing,
            SerialTasks tasks,
            ArenaSettings settings,
            Playing.Host host,
            Chronicle chronicle) {
        this.plan = plan;
        this.table = table;
        this.audience = audience;
        this.playing = playing;
        this.tasks = tasks;
        this.settings = settings;
        this.host = host;
        this.chronicle = chronicle;
        gathering = new Gathering(plan, table, audience, playing, tasks, settings, chronicle, this::seatsChanged);
    }

    // The beginning.

    /** Begins as soon as all persons have taken their seats, or have been waited for long enough. */
    void awaitAll() {
        gathering.awaitAll();
        abandonLater();
    }

    /** Waits for nobody any longer. */
    void begin() {
        gathering.begin();
    }

    /**
     * Goes on where an arena was killed: those who had taken their seats have left them a moment ago.
     *
     * @throws DamagedReplayException where it plays out differently now
     */
    void resume(StoredJournal past, @Nullable ReplayCursor played) throws DamagedReplayException {
        past.guests().forEach(known -> seat(known, past.begun()));
        if (!past.begun()) {
            awaitAll();
            return;
        }
        table.begun = true;
        playing.catchUp(played);
        for (Guest guest : table.guests) {
            if (guest != null && guest.takesPart()) {
                hold(guest);
            }
        }
        gathering.awaitReturn(past.paused());
        abandonLater();
    }

    /** Before the match begins all are waited for, whoever was there already. */
    private void seat(dev.agon.proto.journal.Guest known, boolean begun) {
        Guest guest = table.guests[known.getSeat()];
        if (guest != null) {
            guest.person = PlanMessages.person(known.getPerson());
            guest.arrived = known.getArrived() && begun;
            guest.gone = known.getGone();
        }
    }

    // Who looks on.

    /** The client watches, or is told why it cannot. */
    void watch(Client client, int view) {
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
        client.send(MatchMessages.seats(table.seats()));
        playing.show(client, view);
        host.moved();
    }

    private String whyHidden() {
        return openViews().isEmpty()
                ? "People play on several sides: nobody can watch before the match is over."
                : "That view is hidden while people play this match.";
    }

    /** Views that may be watched now. */
    List<Integer> openViews() {
        return OpenViews.of(plan.game(), table.guests, settings.teamViewsOpen());
    }

    // Who plays.

    /** The client, who has been let in, takes the seat that is a person's; another connection that has it loses it. */
    void sit(Client client, int seat) {
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
        takeOut(client);
        boolean first = !guest.arrived;
        guest.arrive(client);
        if (first) {
            chronicle.guest(guest);
        }
        client.begin(stage(table.game.viewOf(seat), seat));
        playing.show(client, guest);
        seatsChanged();
        gathering.seatsTakenOrLeft();
    }

    /** Somebody has answered the invitation to a seat, and comes soon. */
    void expect(int seat, Person person) {
        Guest guest = table.guests[seat];
        if (guest != null && !playing.ended()) {
            guest.person = person;
            chronicle.guest(guest);
            seatsChanged();
        }
    }

    /** The client is gone, or looks at something else. Its seat is held for a while. */
    void leave(Client client) {
        Guest guest = table.guestOf(client);
        takeOut(client);
        if (guest != null && !playing.ended()) {
            seatsChanged();
            hold(guest);
        }
        abandonLater();
    }

    /** Keeps the seat of who has left it for a while. */
    private void hold(Guest guest) {
        int departure = guest.changes;
        tasks.after(millis(settings.seatHoldMillis()), () -> endHold(guest, departure));
    }

    private void endHold(Guest guest, int departure) {
        if (guest.changes == departure && !playing.ended()) {
            giveUp(guest);
        }
    }

    /** The client gives its seat to the agent for good. Nothing where it has none. */
    void giveUp(Client client) {
        Guest guest = table.guestOf(client);
        if (guest != null && !playing.ended()) {
            takeOut(client);
            giveUp(guest);
        }
    }

    private void giveUp(Guest guest) {
        if (table.begun && guest.takesPart()) {
            host.forfeited(table.results().ofLeaver(guest));
        }
        guest.giveUp();
        chronicle.guest(guest);
        seatsChanged();
        if (!table.keepsSeats()) {
            playing.pause(false);
        }
        gathering.seatsTakenOrLeft();
        abandonLater();
    }

    /** Takes the client out, holding its seat. */
    private void takeOut(Client client) {
        playing.hide(client);
        Guest guest = table.guestOf(client);
        if (guest != null) {
            guest.depart();
        }
        host.moved();
    }

    /** Breaks the match off in a while if then nobody looks on and no seat is kept for anybody. */
    private void abandonLater() {
        tasks.after(millis(settings.emptyMillis()), () -> {
            if (audience.size() == 0 && !table.keepsSeats()) {
                playing.breakOff();
            }
        });
    }

    /** Others sit there than before, or are known to be away: everybody is told. */
    void seatsChanged() {
        audience.send(MatchMessages.seats(table.seats()));
        host.moved();
        playing.seatsChanged();
    }

    private boolean refuseWhenEnded(Client client) {
        if (playing.ended()) {
            client.refuse(Refusal.UNKNOWN_MATCH, "That match is over.");
        }
        return playing.ended();
    }

    private Stage stage(int view, @Nullable Integer ownSeat) {
        int holdSeconds = (int) TimeUnit.MILLISECONDS.toSeconds(settings.seatHoldMillis());
        return MatchMessages.stage(plan, view, openViews(), ownSeat, holdSeconds);
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
