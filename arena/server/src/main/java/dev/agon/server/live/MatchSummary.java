package dev.agon.server.live;

import dev.agon.proto.arena.Seat;
import java.util.List;

/**
 * A live match as it is listed.
 *
 * @param id the match's id
 * @param game the game's name
 * @param tick how far it is
 * @param watchers how many look on or play
 * @param seats who sits
 * @param openViews views that may be watched
 */
public record MatchSummary(String id, String game, int tick, int watchers, List<Seat> seats, List<Integer> openViews) {}
