package dev.agon.server.lobby;

import dev.agon.server.live.LiveMatch;

/**
 * A seat that is kept for one person.
 *
 * @param match the match
 * @param seat the seat
 * @param token who shows it gets the seat, of this match only and while it lasts
 * @param request what the match was made for
 */
public record Reservation(LiveMatch match, int seat, String token, MatchRequest request) {}
