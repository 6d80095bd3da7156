package dev.agon.server.lobby;

import dev.agon.proto.journal.Entry;
import dev.agon.proto.journal.Key;
import dev.agon.server.access.Sha256;
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

/**
 * The seats that are kept for people in live matches, and the invitations to them, each under a secret token. Matches' journals have the
 * tokens' hashes, so that a token is good for a match that goes on in another arena. Thread-safe.
 */
final class Reservations {
    private static final int TOKEN_BYTES = 18;

    /** A token of which only the hash is known. */
    private static final String UNKNOWN = "";

    private final SecureRandom random;

    /** By hash of the token. */
    private final Map<String, Reservation> seats = new ConcurrentHashMap<>();

    /** By hash of the token. */
    private final Map<String, Invitation> invitations = new ConcurrentHashMap<>();

    /** None yet; tokens are drawn from the generator. */
    Reservations(SecureRandom random) {
        this.random = random;
    }

    /** Keeps a seat for who is given the token, which the match's journal knows by then. */
    Reservation keep(LiveMatch match, int seat, List<Invitation> invited) {
        Reservation reservation = new Reservation(match, seat, token(), invited);
        String hash = Sha256.of(reservation.token());
        seats.put(hash, reservation);
        note(match, Key.newBuilder().setSeat(seat).setSha256(hash));
        // Whoever has been given a token finds the seat again, even if the process is killed the moment after.
        match.journal().awaitWritten();
        return reservation;
    }

    /** Makes an invitation to every seat of a match that is for somebody invited. */
    List<Invitation> invite(LiveMatch match, String host) {
        List<Invitation> made = new ArrayList<>();
        List<SeatPlan> seats = match.plan().seats();
        for (int seat = 0; seat < seats.size(); seat++) {
            if (Person.INVITED.equals(seats.get(seat).person())) {
                Invitation invitation = new Invitation(match, seat, token(), host);
                String hash = Sha256.of(invitation.token());
                invitations.put(hash, invitation);
                note(
                        match,
                        Key.newBuilder()
                                .setSeat(seat)
                                .setSha256(hash)
                                .setInvitation(true)
                                .setHost(host));
                made.add(invitation);
            }
        }
        return made;
    }

    private static void note(LiveMatch match, Key.Builder key) {
        match.journal().add(Entry.newBuilder().setKey(key).build());
    }

    /** Keeps a seat, or an invitation, of a match that goes on, for who has its token; nobody else knows it. */
    void keepAgain(LiveMatch match, Key key) {
        if (key.getInvitation()) {
            invitations.put(key.getSha256(), new Invitation(match, key.getSeat(), UNKNOWN, key.getHost()));
        } else {
            seats.put(key.getSha256(), new Reservation(match, key.getSeat(), UNKNOWN, List.of()));
        }
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The seat that the token is for, or null where it is for none of this match. */
    @Nullable
    Reservation find(String matchId, String token) {
        Reservation reservation = seats.get(Sha256.of(token));
        return reservation != null && reservation.match().id().equals(matchId) ? reservation : null;
    }

    /** The invitation that a token is for, or null where it has been answered or the match is over. */
    @Nullable
    Invitation invitation(String token) {
        return invitations.get(Sha256.of(token));
    }

    /** Takes an invitation, which nobody else can answer from now on; whether it was there. */
    boolean answer(String token) {
        String hash = Sha256.of(token);
        Invitation answered = invitations.remove(hash);
        if (answered != null) {
            answered.match().journal().add(Entry.newBuilder().setAnswered(hash).build());
        }
        return answered != null;
    }

    /** Forgets all that was kept in a match. */
    void forget(LiveMatch match) {
        seats.values().removeIf(reservation -> reservation.match() == match);
        invitations.values().removeIf(invitation -> invitation.match() == match);
    }
}
