package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a live match is to be.
 *
 * @param id unique, made by the server
 * @param game with the settings applied
 * @param settings the game's settings
 * @param seed of the match and of its players
 * @param seats by seat
 * @param exhibition whether it is a match of the exhibition
 */
public record MatchPlan(
        String id, Game game, Map<String, String> settings, long seed, List<SeatPlan> seats, boolean exhibition) {

    public MatchPlan {
        settings = Map.copyOf(settings);
        seats = List.copyOf(seats);
        if (seats.size() != game.seats()) {
            throw new IllegalArgumentException(
                    "a match of " + game.name() + " needs " + game.seats() + " seats, not " + seats.size());
        }
    }

    /** Whether any seat is for a person. */
    public boolean forPeople() {
        return seats.stream().anyMatch(seat -> seat.person() != null);
    }

    /**
     * Who sits in one seat.
     *
     * @param agent who plays, or stands in for the person while they are away
     * @param person name of the person that the seat is for, or null
     */
    public record SeatPlan(PlayerEntry agent, @Nullable String person) {
        /** Who the seat belongs to. */
        public String player() {
            return person == null ? agent.name() : person;
        }

        /** What kind of player the seat belongs to. */
        public PlayerKind kind() {
            return person == null ? agent.kind() : PlayerKind.HUMAN;
        }
    }
}
