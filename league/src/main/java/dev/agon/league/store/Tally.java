package dev.agon.league.store;

/**
 * Results of one player against another in rated matches with one player a team and two teams.
 *
 * @param player the one whose wins and losses these are
 * @param opponent the other
 */
public record Tally(String player, String opponent, long wins, long draws, long losses) {
    /** How many matches they played. */
    public long matches() {
        return wins + draws + losses;
    }
}
