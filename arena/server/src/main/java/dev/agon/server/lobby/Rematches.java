package dev.agon.server.lobby;

import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.MatchPlan;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.live.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Matches that are played again with sides swapped, each made by the first who asks for it, while others who ask wait. Thread-safe;
 * nobody waits to forget one.
 */
final class Rematches {
    private final Reservations reservations;
    private final BiFunction<MatchPlan, List<SeatPlan>, LiveMatch> opening;

    /** By id of a match that has ended, and by seat in it: the seats of who wants to play again. */
    private final Map<String, CompletableFuture<Map<Integer, Reservation>>> seats = new ConcurrentHashMap<>();

    /** None yet; a match like another is opened with who sits where. */
    Rematches(Reservations reservations, BiFunction<MatchPlan, List<SeatPlan>, LiveMatch> opening) {
        this.reservations = reservations;
        this.opening = opening;
    }

    /** See {@link Lobby#rematch}. */
    Reservation seat(Reservation before) {
        LiveMatch ended = before.match();
        List<SeatPlan> again = ended.again();
        Person asking = again.isEmpty() ? null : again.get(before.seat()).person();
        if (asking == null) {
            throw new IllegalArgumentException("There is no match of yours to play again.");
        }
        CompletableFuture<Map<Integer, Reservation>> own = new CompletableFuture<>();
        CompletableFuture<Map<Integer, Reservation>> first = seats.putIfAbsent(ended.id(), own);
        Map<Integer, Reservation> kept = first == null ? make(own, before, asking) : made(first);
        return Objects.requireNonNull(kept.get(before.seat()));
    }

    private Map<Integer, Reservation> make(
            CompletableFuture<Map<Integer, Reservation>> made, Reservation before, Person asking) {
        LiveMatch ended = before.match();
        try {
            Map<Integer, Reservation> kept = playAgain(ended, before.seat(), asking);
            made.complete(kept);
            return kept;
        } catch (RuntimeException | Error refused) {
            seats.remove(ended.id());
            made.completeExceptionally(refused);
            throw refused;
        }
    }

    private static Map<Integer, Reservation> made(CompletableFuture<Map<Integer, Reservation>> byAnother) {
        try {
            return byAnother.join();
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw refused;
        }
    }

    private Map<Integer, Reservation> playAgain(LiveMatch ended, int asking, Person from) {
        List<SeatPlan> before = ended.again();
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
    void forget(LiveMatch match) {
        seats.values()
                .removeIf(made -> made.isDone()
                        && !made.isCompletedExceptionally()
                        && made.join().values().stream().anyMatch(seat -> seat.match() == match));
    }
}
