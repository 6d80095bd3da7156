package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.journal.Tick;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerSource;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayCursor;
import dev.agon.server.replay.ReplayRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A match with those who play it: who sees what, who decides, whose orders count. Knows no time. For one thread at a time. */
final class Table implements AutoCloseable {
    final Game game;
    final Match match;

    /** By view: what it saw when it was last to decide; no actors before. */
    final Observation[] seen;

    /** By seat: who plays it unless its guest does. */
    final Brain[] brainOfSeat;

    /** By seat: the person it belongs to, or null. */
    final @Nullable Guest[] guests;

    /** Those among the players that answer in their own time. */
    final LatePlayers late;

    /** Whether the match has begun. */
    boolean begun;

    private final MatchPlan plan;
    private final List<Brain> brains = new ArrayList<>();
    private final Orders[] orders;
    private final ReplayRecorder recorder;

    /**
     * Sets the table.
     *
     * @throws dev.agon.game.UnknownNameException where there is no player of a name
     */
    Table(MatchPlan plan, PlayerSource players) {
        this.plan = plan;
        game = plan.game();
        match = game.start(plan.seed());
        seen = new Observation[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        orders = Orders.forGame(game);
        brainOfSeat = new Brain[game.seats()];
        guests = new Guest[game.seats()];
        recorder = new ReplayRecorder(game, plan.seed(), false);
        for (int seat = 0; seat < guests.length; seat++) {
            Person person = plan.seats().get(seat).person();
            guests[seat] = person == null ? null : new Guest(seat, person, turnBased());
        }
        try {
            engage(players);
            late = new LatePlayers(brains);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    /** One brain for all seats of a view that an agent of the same name plays. */
    private void engage(PlayerSource players) {
        Map<Engagement, Long> seatsOf = new LinkedHashMap<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seatsOf.merge(engagement(seat), 1L << seat, (a, b) -> a | b);
        }
        Map<Engagement, Brain> engaged = new LinkedHashMap<>();
        seatsOf.forEach((engagement, seats) -> {
            long seed = MatchRandom.derive(plan.seed(), 1L + engaged.size());
            Brain brain = new Brain(match, engagement.view, seats, players.create(engagement.agent.name(), game, seed));
            brains.add(brain);
            engaged.put(engagement, brain);
        });
        for (int seat = 0; seat < game.seats(); seat++) {
            brainOfSeat[seat] = Objects.requireNonNull(engaged.get(engagement(seat)));
        }
    }

    private Engagement engagement(int seat) {
        return new Engagement(game.viewOf(seat), plan.seats().get(seat).agent());
    }

    private record Engagement(int view, PlayerEntry agent) {}

    boolean turnBased() {
        return game.ticksPerSecond() == 0;
    }

    /** Observes for the views that are to decide this tick. */
    void look() {
        for (int view = 0; view < seen.length; view++) {
            if (match.awaits(view)) {
                match.observe(view, seen[view]);
            }
        }
    }

    /** Lets the agents decide. */
    void think() {
        for (Brain brain : brains) {
            if (match.awaits(brain.view)) {
                brain.decide(seen[brain.view]);
            }
        }
    }

    /** Plays one tick: persons' orders where they are there, agents' elsewhere. */
    void advance() {
        for (Brain brain : brains) {
            if (match.awaits(brain.view)) {
                brain.conclude();
            }
        }
        for (int view = 0; view < orders.length; view++) {
            orders[view].clear();
            if (match.awaits(view)) {
                collect(view);
            }
        }
        recorder.advance(match, seen, orders);
    }

    /** What was written down of the tick that was played last. */
    Tick lastTick() {
        return recorder.lastTick();
    }

    /**
     * Plays one tick as it was played before; its observations are there.
     *
     * @throws DamagedReplayException where it plays out differently now
     */
    void playAgain(ReplayCursor played) throws DamagedReplayException {
        int tick = match.tick();
        boolean same = played.step();
        if (same) {
            for (int view = 0; view < orders.length; view++) {
                orders[view].copyFrom(played.orders(view));
            }
            recorder.advance(match, seen, orders);
        }
        if (!same || match.hash() != played.match().hash()) {
            throw new DamagedReplayException("it plays out differently now, from tick " + tick + " on");
        }
    }

    private void collect(int view) {
        Observation own = seen[view];
        for (int row = 0; row < own.actors; row++) {
            int seat = own.actorSeat[row];
            if (present(seat) == null) {
                Orders decided = brainOfSeat[seat].orders;
                orders[view].set(row, decided.verb[row], decided.target[row]);
            }
        }
        for (Guest guest : guests) {
            if (guest != null && guest.client != null && game.viewOf(guest.seat) == view) {
                guest.orders.give(own, orders[view], guest.client);
            }
        }
    }

    private @Nullable Client present(int seat) {
        Guest guest = guests[seat];
        return guest == null ? null : guest.client;
    }

    /** Whether a person who is there has not yet said what to do this tick. */
    boolean awaitsPerson() {
        for (Guest guest : guests) {
            if (guest != null && guest.client != null) {
                int view = game.viewOf(guest.seat);
                if (match.awaits(view) && guest.orders.missing(seen[view])) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a seat is a person's, who is there or may yet come: before the match begins all who were asked may. */
    boolean keepsSeats() {
        return people().anyMatch(guest -> guest.takesPart() || (!begun && !guest.gone));
    }

    /** Whether a person is in their seat. */
    boolean anybodyThere() {
        return people().anyMatch(guest -> guest.client != null);
    }

    /** Seats of people who have never been there. */
    List<Integer> awaited() {
        return people().filter(guest -> !guest.arrived && !guest.gone)
                .map(guest -> guest.seat)
                .toList();
    }

    /** Seats of people who have taken them, have not given them up, and are not there. */
    List<Integer> away() {
        return people().filter(guest -> guest.takesPart() && guest.client == null)
                .map(guest -> guest.seat)
                .toList();
    }

    /** Those whom seats belong to. */
    Stream<Guest> people() {
        return Stream.of(guests).filter(Objects::nonNull);
    }

    /** The guest that the client is, or null. */
    @Nullable
    Guest guestOf(Client client) {
        for (Guest guest : guests) {
            if (guest != null && guest.client == client) {
                return guest;
            }
        }
        return null;
    }

    /** Who sits, as a message. */
    List<Seat> seats() {
        return SeatMessages.describe(this, plan);
    }

    /** How the match ends, or ended. */
    Results results() {
        return new Results(plan, this);
    }

    /** The record of the match, which is over. */
    ReplayFile replay(long endedAtMillis) {
        return recorder.finish(match, seats(), endedAtMillis);
    }

    @Override
    public void close() {
        brains.forEach(Brain::close);
    }
}
