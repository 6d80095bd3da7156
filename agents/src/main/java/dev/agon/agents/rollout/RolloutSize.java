package dev.agon.agents.rollout;

/**
 * How long the arrays of a {@link Rollout} are.
 *
 * @param seats seats of the view
 * @param steps decision steps; the observations are one more
 * @param entities entities of all observations together
 * @param actors actors of all observations together
 * @param stateLength numbers that the network's core carries
 * @param chunkSteps steps between two stored core states
 */
public record RolloutSize(int seats, int steps, int entities, int actors, int stateLength, int chunkSteps) {
    public RolloutSize {
        if (seats < 1
                || seats > Long.SIZE
                || steps < 1
                || entities < 0
                || actors < 0
                || stateLength < 0
                || chunkSteps < 1) {
            throw new IllegalArgumentException(
                    "rollout size out of range: seats=" + seats + ", steps=" + steps + ", entities=" + entities
                            + ", actors=" + actors + ", stateLength=" + stateLength + ", chunkSteps=" + chunkSteps);
        }
    }

    /** Stretches of {@code chunkSteps} steps, the last one maybe shorter. */
    public int chunks() {
        return (steps + chunkSteps - 1) / chunkSteps;
    }
}
