package dev.agon.game;

/**
 * A player that plans on copies of the match. Only a game of {@link Game#perfectInformation() perfect information} hands its match
 * over, where it tells no more than the observations do.
 */
public interface Planner extends Player {
    /**
     * Shows the match that has begun, at its start.
     *
     * @param match to be copied from during {@link #decide}, never advanced; it stands where the observation was seen
     */
    void planOn(Match match);

    /**
     * Hands the match to a player that has begun, where it plans and the game allows it.
     *
     * @throws IllegalArgumentException when the player plans and the game hides something
     */
    static void handOver(Match match, Player player) {
        if (player instanceof Planner planner) {
            if (!match.game().perfectInformation()) {
                throw new IllegalArgumentException(match.game().name()
                        + " hides something from its players, so none of them may plan on its match");
            }
            planner.planOn(match);
        }
    }
}
