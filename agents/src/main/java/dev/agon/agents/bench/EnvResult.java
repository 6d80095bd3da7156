package dev.agon.agents.bench;

/**
 * How fast a game is played by random players.
 *
 * @param game name of the game
 * @param threads threads that played, each its own matches
 * @param ticksPerSecond ticks of all threads together: every awaited view observed, orders drawn and checked, one advance
 * @param ticksPerProcessorSecond the same for each second of processor time that the threads got: what else runs on the machine counts less
 * @param decisionsPerSecond orders given by actors that had a choice, of all threads together
 * @param bytesAllocatedPerTick bytes that the playing threads allocated, starts of matches included
 * @param agentStepsPerSecond ticks times views where every view is observed with its masks at every tick, awaited or not, of all threads
 *     together: how vector environments count
 * @param agentStepsPerProcessorSecond the same for each second of processor time that the threads got
 */
public record EnvResult(
        String game,
        int threads,
        double ticksPerSecond,
        double ticksPerProcessorSecond,
        double decisionsPerSecond,
        double bytesAllocatedPerTick,
        double agentStepsPerSecond,
        double agentStepsPerProcessorSecond) {}
