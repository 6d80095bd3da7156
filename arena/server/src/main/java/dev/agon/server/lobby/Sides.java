package dev.agon.server.lobby;

import dev.agon.game.Game;
import java.util.List;
import java.util.random.RandomGenerator;

/** The sides that a person may choose, and where each begins. */
final class Sides {
    private static final List<String> NAMES = List.of("amber", "sky", "random");

    private final RandomGenerator random;

    /**
     * Sides of games.
     *
     * @param random chooses for whoever does not care
     */
    Sides(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The first seat of a side.
     *
     * @throws IllegalArgumentException with one sentence for people, where there is no such side
     */
    int firstSeat(Game game, String side) {
        int team = team(game, side);
        int seat = 0;
        while (game.teamOf(seat) != team) {
            seat++;
        }
        return seat;
    }

    private int team(Game game, String side) {
        return switch (side) {
            case "amber" -> 0;
            case "sky" -> 1;
            case "random" -> random.nextInt(game.teams());
            default -> throw new IllegalArgumentException("No side '" + side + "': choose one of " + NAMES + ".");
        };
    }
}
