package dev.agon.agents.rl4j;

import dev.agon.game.Game;
import java.util.Map;
import org.deeplearning4j.rl4j.environment.Environment;
import org.deeplearning4j.rl4j.environment.IntegerActionSchema;
import org.deeplearning4j.rl4j.environment.Schema;
import org.deeplearning4j.rl4j.environment.StepResult;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Any game as an {@link Environment}, which RL4J's newer agents take, with the same episodes, observations, actions and rewards as {@link
 * ArenaMdp}. The one channel is named {@link #CHANNEL} and holds a {@code double[]}. Not thread-safe.
 */
public final class ArenaEnvironment implements Environment<Integer> {
    /** Name of the channel that observations come by. */
    public static final String CHANNEL = "observation";

    private final DecisionSequence matches;
    private final Schema<Integer> schema;
    private final float[] seen;

    /**
     * Matches whose seeds follow from one.
     *
     * @param others who holds the views that are not the learner's
     */
    public ArenaEnvironment(Game game, Game.BotFactory others, long seed) {
        matches = new DecisionSequence(game, others, seed);
        seen = new float[matches.flat().length()];
        schema = new Schema<>(new IntegerActionSchema(
                matches.flat().orders().size(), 0, Nd4j.getRandomFactory().getNewRandomInstance(seed)));
        matches.begin();
    }

    @Override
    public Schema<Integer> getSchema() {
        return schema;
    }

    /** How many numbers an observation has. */
    public int observationLength() {
        return seen.length;
    }

    /** Starts another match. */
    @Override
    public Map<String, Object> reset() {
        matches.begin();
        return channels();
    }

    @Override
    public StepResult step(Integer action) {
        double reward = matches.give(action);
        return new StepResult(channels(), reward, matches.over());
    }

    private Map<String, Object> channels() {
        matches.write(seen);
        double[] numbers = new double[seen.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = seen[i];
        }
        return Map.of(CHANNEL, numbers);
    }

    @Override
    public boolean isEpisodeFinished() {
        return matches.over();
    }

    @Override
    public void close() {
        matches.close();
    }
}
