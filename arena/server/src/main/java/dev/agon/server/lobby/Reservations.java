package dev.agon.server.lobby;

import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.live.Person;
import dev.agon.server.lobby.Reservation.Invitation;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The seats that are kept for people in live matches, and the invitations to them, each under a secret token. Thread-safe. */
final class Reservations {
    private static final int TOKEN_BYTES = 18;

    private final SecureRandom random;
    private final Map<String, Reservation> byToken = new ConcurrentHashMap<>();
    private final Map<String, Invitation> invitations = new ConcurrentHashMap<>();

    /** None yet; tokens are drawn from the generator. */
    Reservations(SecureRandom random) {
        this.random = random;
    }

    /** Keeps a seat for who is given the token. */
    Reservation keep(LiveMatch match, int seat, List<Invitation> invited) {
        Reservation reservation = new Reservation(match, seat, token(), invited);
        byToken.put(reservation.token(), reservation);
        return reservation;
    }

    /** Makes an invitation to every seat of a match that is for somebody invited. */
    List<Invitation> invite(LiveMatch match, String host) {
        List<Invitation> made = new ArrayList<>();
        List<SeatPlan> seats = match.plan().seats();
        for (int seat = 0; seat < seats.size(); seat++) {
            if (Person.INVITED.equals(seats.get(seat).person())) {
                Invitation invitation = new Invitation(match, seat, token(), host);
                invitations.put(invitation.token(), invitation);
                made.add(invitation);
            }
        }
        return made;
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The seat that the token is for, or null where it is for none of this match. */
    @Nullable
    Reservation find(String matchId, String token) {
        Reservation reservation = byToken.get(token);
        return reservation != null && reservation.match().id().equals(matchId) ? reservation : null;
    }

    /** The invitation that a token is for, or null where it has been answered or the match is over. */
    @Nullable
    Invitation invitation(String token) {
        return invitations.get(token);
    }

    /** Takes an invitation, which nobody else can answer from now on; whether it was there. */
    boolean answer(String token) {
        return invitations.remove(token) != null;
    }

    /** Forgets all that was kept in a match. */
    void forget(LiveMatch match) {
        byToken.values().removeIf(reservation -> reservation.match() == match);
        invitations.values().removeIf(invitation -> invitation.match() == match);
    }
}
