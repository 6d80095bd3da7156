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
 * @param purpose what it is played for
 */
public record MatchPlan(
        String id, Game game, Map<String, String> settings, long seed, List<SeatPlan> seats, Purpose purpose) {

    public MatchPlan {
        settings = Map.copyOf(settings);
        seats = List.copyOf(seats);
        if (seats.size() != game.seats()) {
            throw new IllegalArgumentException(
                    "a match of " + game.name() + " needs " + game.seats() + " seats, not " + seats.size());
        }
        if (purpose == Purpose.PRACTICE
                && seats.stream().filter(seat -> seat.person() != null).count() != 1) {
            throw new IllegalArgumentException("a practice match is for one person");
        }
    }

    /** What a match is played for. */
    public enum Purpose {
        /** To be played, or watched. */
        PLAY,
        /** By one person who may stop it at any time, and whose rating it does not move. */
        PRACTICE,
        /** For TV. */
        EXHIBITION
    }

    /** Whether any seat is for a person. */
    public boolean forPeople() {
        return seats.stream().anyMatch(seat -> seat.person() != null);
    }

    /** Whether it is a match of the exhibition. */
    public boolean exhibition() {
        return purpose == Purpose.EXHIBITION;
    }

    /** Whether it is a practice match. */
    public boolean practice() {
        return purpose == Purpose.PRACTICE;
    }

    /** Whether a seat is for somebody of whom it is not known yet who it will be. */
    boolean invites() {
        return seats.stream().anyMatch(seat -> Person.INVITED.equals(seat.person()));
    }

    /**
     * Who sits in one seat.
     *
     * @param agent who plays, or stands in for the person while they are away
     * @param person whom the seat is for, or null
     */
    public record SeatPlan(PlayerEntry agent, @Nullable Person person) {
        /** Who the seat belongs to. */
        public String player() {
            return person == null ? agent.name() : person.name();
        }

        /** What kind of player the seat belongs to. */
        public PlayerKind kind() {
            return person == null ? agent.kind() : PlayerKind.HUMAN;
        }
    }
}
