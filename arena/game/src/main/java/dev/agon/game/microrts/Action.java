package dev.agon.game.microrts;

/** What a unit can do; also the verbs of the game's layout, in this order. */
final class Action {
    /** Not an action: the unit waits for an order. */
    static final int IDLE = -1;

    static final int NONE = 0;
    static final int MOVE = 1;
    static final int HARVEST = 2;
    static final int RETURN = 3;
    static final int PRODUCE = 4;
    static final int ATTACK = 5;

    private Action() {}

    /**
     * How long an order keeps a unit busy.
     *
     * @param kind of the unit, whether it can do such a thing or not
     * @param target kind of what is produced, or so many ticks of {@link #NONE}
     */
    static int ticks(int kind, int action, int target) {
        return switch (action) {
            case MOVE, RETURN -> MicrortsNumbers.MOVE_TICKS[kind];
            case HARVEST -> MicrortsNumbers.HARVEST_TICKS[kind];
            case PRODUCE -> MicrortsNumbers.BUILD_TICKS[target];
            case ATTACK -> MicrortsNumbers.ATTACK_TICKS[kind];
            default -> Math.max(1, target);
        };
    }
}
