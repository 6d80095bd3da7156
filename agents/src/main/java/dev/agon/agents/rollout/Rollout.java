package dev.agon.agents.rollout;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Layout;
import dev.agon.game.Observation;

/**
 * A stretch of consecutive decision steps of one view within one match, on flat arrays that hold only what was present.
 *
 * <p>Observation {@code t} in {@code [0, steps]} is what was seen before step {@code t}; observation {@code steps} is the one
 * after the last step, and empty where the match had ended. Its entities are rows {@code [entityStart[t],
 * entityStart[t+1])}, its actors rows {@code [actorStart[t], actorStart[t+1])}. A {@link RolloutRecorder} or a reader of
 * messages makes the arrays by their {@link RolloutSize} and fills them; from then on nobody changes them.
 */
public final class Rollout {
    /** Lengths. */
    public final RolloutSize size;

    /** Tick of each observation, {@code [steps + 1]}. */
    public final int[] tick;

    /** {@code [steps + 1, global]}. */
    public final float[] globals;

    /** {@code [steps + 1, plane, row, column]}; planes of terrain are left out. */
    public final float[] planes;

    /** {@code [steps + 2]}: where the entities of each observation start. */
    public final int[] entityStart;

    /** Kind of each entity, {@code [entities]}. */
    public final int[] kind;

    /** Id of each entity, {@code [entities]}: within a rollout the same id is the same entity, see {@link Observation#id}. */
    public final int[] id;

    /** {@code [entities, feature]}. */
    public final float[] features;

    /** {@code [steps + 2]}: where the actors of each observation start. */
    public final int[] actorStart;

    /** Entity of each actor counted from its observation's first, or -1, {@code [actors]}. */
    public final int[] actorEntity;

    /** Seat of each actor, counted within the view, {@code [actors]}. */
    public final int[] actorSeat;

    /** Legal verbs of each actor, {@code [actors]}. */
    public final long[] verbMask;

    /** Chosen verb of each actor, {@code [actors]}; undefined (0) for actors of the last observation. */
    public final int[] verb;

    /** Chosen target of each actor: an entity counted from its observation's first, or a cell; 0 without, {@code [actors]}. */
    public final int[] target;

    /** Legal targets of the chosen verb only, {@code [actors, word]}. */
    public final long[] targetMask;

    /** Log-probability of each order under the policy that gave it, {@code [actors]}. */
    public final float[] logProbability;

    /** Value that the acting policy gave, in reward units, {@code [steps, seat of view]}. */
    public final float[] value;

    /**
     * Reward terms earned from each step to the next, {@code [steps, seat of view, term]}; where two teams play, the other
     * team's mean is already subtracted.
     */
    public final float[] rewards;

    /** State of the core before the first step of each chunk, {@code [chunks, stateLength]}. */
    public final float[] chunkState;

    /** State of the core after the last step, {@code [stateLength]}. */
    public final float[] endState;

    /** How the match ended for each seat; all 0 unless {@link #ended}. */
    public final float[] outcome;

    /** Bit {@code s} is set when seat {@code s} of the view learns; other seats' orders are never trained on. */
    public long learningSeats;

    /** Whether the match was over after the last step. */
    public boolean ended;

    /** The oldest version of the policy that gave any of these orders. */
    public long policyVersion;

    /** Empty arrays of the given lengths. */
    public Rollout(PolicySpec spec, RolloutSize size) {
        Layout layout = spec.layout();
        int observations = size.steps() + 1;
        this.size = size;
        tick = new int[observations];
        globals = new float[observations * layout.globals().size()];
        planes = new float[observations * layout.changingPlaneLength()];
        entityStart = new int[observations + 1];
        kind = new int[size.entities()];
        id = new int[size.entities()];
        features = new float[size.entities() * layout.features().size()];
        actorStart = new int[observations + 1];
        actorEntity = new int[size.actors()];
        actorSeat = new int[size.actors()];
        verbMask = new long[size.actors()];
        verb = new int[size.actors()];
        target = new int[size.actors()];
        targetMask = new long[size.actors() * layout.targetWords()];
        logProbability = new float[size.actors()];
        value = new float[size.steps() * size.seats()];
        rewards = new float
                [size.steps() * size.seats() * spec.game().rewardTerms().size()];
        chunkState = new float[size.chunks() * size.stateLength()];
        endState = new float[size.stateLength()];
        outcome = new float[size.seats()];
    }

    /** How many decision steps. */
    public int steps() {
        return size.steps();
    }

    /** What the arrays take in memory, in bytes: nearly all of it numbers about observations. */
    public int bytes() {
        int integers = tick.length + entityStart.length + kind.length + id.length + actorStart.length;
        int orders = actorEntity.length + actorSeat.length + verb.length + target.length + logProbability.length;
        int masks = verbMask.length + targetMask.length;
        int seen = globals.length + planes.length + features.length;
        int earned = value.length + rewards.length + outcome.length;
        int states = chunkState.length + endState.length;
        return (integers + orders + seen + earned + states) * Float.BYTES + masks * Long.BYTES;
    }

    /** How many decisions of learning seats: orders of actors that had a choice. The unit in which training is counted. */
    public int decisions() {
        int decisions = 0;
        for (int actor = 0; actor < actorStart[steps()]; actor++) {
            if (isDecision(actor)) {
                decisions++;
            }
        }
        return decisions;
    }

    /** Whether the actor's seat learns and the actor had more than one legal order. */
    public boolean isDecision(int actor) {
        return learns(actorSeat[actor]) && (Long.bitCount(verbMask[actor]) > 1 || legalTargets(actor) > 1);
    }

    /** Whether a seat of the view learns. */
    public boolean learns(int seatOfView) {
        return (learningSeats >>> seatOfView & 1) != 0;
    }

    private int legalTargets(int actor) {
        int words = verbMask.length == 0 ? 0 : targetMask.length / verbMask.length;
        int count = 0;
        for (int word = 0; word < words; word++) {
            count += Long.bitCount(targetMask[actor * words + word]);
        }
        return count;
    }
}
