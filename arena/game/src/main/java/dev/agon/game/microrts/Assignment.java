package dev.agon.game.microrts;

/** What a script has a unit do until it is done. */
sealed interface Assignment {
    /**
     * Attack a unit wherever it goes.
     *
     * @param target its id
     */
    record Attack(int target) implements Assignment {}

    /**
     * Fetch ore and bring it home, again and again.
     *
     * @param ore id of the patch, or 0 for who only brings home what it carries
     * @param base id of the base
     */
    record Gather(int ore, int base) implements Assignment {}

    /**
     * Build something.
     *
     * @param kind what
     * @param cell where
     */
    record Build(int kind, int cell) implements Assignment {}

    /**
     * Make a unit beside oneself.
     *
     * @param kind what
     */
    record Train(int kind) implements Assignment {}
}
