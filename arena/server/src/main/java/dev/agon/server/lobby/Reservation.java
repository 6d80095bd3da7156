package dev.agon.server.lobby;

import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.live.LiveMatch;
import java.util.List;

/**
 * A seat that is kept for one person.
 *
 * @param match the match
 * @param seat the seat
 * @param token who shows it gets the seat, of this match only and while it lasts
 * @param invitations to the seats that are kept for others; only for who made the match
 */
public record Reservation(LiveMatch match, int seat, String token, List<Invitation> invitations) {
    public Reservation {
        invitations = List.copyOf(invitations);
    }

    /**
     * The seat as a message.
     *
     * @param from who else asks for it, or empty
     */
    public ServerMessage message(String from) {
        return ServerMessage.newBuilder()
                .setInvitation(dev.agon.proto.arena.Invitation.newBuilder()
                        .setMatch(match.id())
                        .setSeat(seat)
                        .setToken(token)
                        .setFrom(from))
                .build();
    }

    /**
     * A seat that is kept for whoever answers first.
     *
     * @param match the match
     * @param seat the seat
     * @param token of the link by which it is answered
     * @param host who invites
     */
    public record Invitation(LiveMatch match, int seat, String token, String host) {}
}
