package dev.agon.server.lobby;

import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.MatchPlan;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.live.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Matches that are played again with sides swapped, each made by the first who asks for it. Thread-safe. */
final class Rematches {
    private final Reservations reservations;
    private final BiFunction<MatchPlan, List<SeatPlan>, LiveMatch> opening;

    /** By id of a match that has ended, and by seat in it: the seats of who wants to play again. */
    private final Map<String, Map<Integer, Reservation>> seats = new HashMap<>();

    /** None yet; a match like another is opened with who sits where. */
    Rematches(Reservations reservations, BiFunction<MatchPlan, List<SeatPlan>, LiveMatch> opening) {
        this.reservations = reservations;
        this.opening = opening;
    }

    /** See {@link Lobby#rematch}. */
    synchronized Reservation seat(Reservation before) {
        LiveMatch ended = before.match();
        Map<Integer, Reservation> kept = seats.get(ended.id());
        if (kept == null) {
            kept = playAgain(ended, before.seat());
            seats.put(ended.id(), kept);
        }
        Reservation seat = kept.get(before.seat());
        if (seat == null) {
            throw noneOfYours();
        }
        return seat;
    }

    private static IllegalArgumentException noneOfYours() {
        return new IllegalArgumentException("There is no match of yours to play again.");
    }

    private Map<Integer, Reservation> playAgain(LiveMatch ended, int asking) {
        List<SeatPlan> before = ended.again();
        Person from = before.isEmpty() ? null : before.get(asking).person();
        if (from == null) {
            throw noneOfYours();
        }
        List<Integer> across = Seating.acrossFrom(ended.plan().game());
        List<SeatPlan> swapped = new ArrayList<>(before);
        for (int seat = 0; seat < before.size(); seat++) {
            swapped.set(across.get(seat), before.get(seat));
        }
        LiveMatch match = opening.apply(ended.plan(), swapped);
        Map<Integer, Reservation> kept = new HashMap<>();
        for (int seat = 0; seat < before.size(); seat++) {
            if (before.get(seat).person() != null) {
                kept.put(seat, reservations.keep(match, across.get(seat), List.of()));
            }
        }
        match.start();
        kept.forEach((seat, reservation) -> {
            if (seat != asking) {
                ended.tell(seat, reservation.message(from.name()));
            }
        });
        return Map.copyOf(kept);
    }

    /** Forgets the rematch that a match was. */
    synchronized void forget(LiveMatch match) {
        seats.values().removeIf(kept -> kept.values().stream().anyMatch(seat -> seat.match() == match));
    }
}
