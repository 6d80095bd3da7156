package dev.agon.league.play;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.PlayerRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All seats of one view that one player takes in a match: it decides for them at once.
 *
 * @param player who sits there
 * @param view what it sees
 * @param seats bit {@code s}: it commands seat {@code s}
 * @param seed of what it draws
 */
public record Place(PlayerRef player, int view, long seats, long seed) {
    /**
     * The places of a match, each player's together.
     *
     * @param players by seat
     * @param seed of the match
     */
    public static List<Place> of(Game game, List<PlayerRef> players, long seed) {
        Map<PlayerRef, Map<Integer, Long>> seatsByPlayer = new LinkedHashMap<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seatsByPlayer
                    .computeIfAbsent(players.get(seat), player -> new HashMap<>())
                    .merge(game.viewOf(seat), 1L << seat, (a, b) -> a | b);
        }
        List<Place> places = new ArrayList<>();
        seatsByPlayer.forEach((player, byView) -> byView.forEach((view, seats) -> places.add(
                new Place(player, view, seats, MatchRandom.derive(seed, Long.numberOfTrailingZeros(seats))))));
        return places;
    }

    /** Whether it plays by an agent's newest weights, and what it does is learned from. */
    public boolean learns(long learningSeats) {
        return player.getLatest() && (learningSeats & seats) != 0;
    }

    /** The agent whose policy it plays by. */
    public String agent() {
        return PlayerRefs.agent(player);
    }
}
