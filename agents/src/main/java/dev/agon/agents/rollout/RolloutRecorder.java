package dev.agon.agents.rollout;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Layout;
import dev.agon.game.Observation;
import java.util.Arrays;

/**
 * Collects the steps of one view of one match into rollouts. Used by one thread; its arrays grow to the longest rollout and
 * are reused.
 *
 * <pre>{@code
 * recorder.begin(state, policy.version(), learningSeats);      // at the match's start
 * runner.decide(...);
 * recorder.append(observation, decision, state);               // state after the decision
 * match.advance(orders);
 * recorder.reward(seatOfView, terms);                          // after every advance until the next decision
 * if (match.over()) send(recorder.end(outcome));
 * else if (recorder.steps() == rolloutSteps) {                 // when the view is awaited again and was observed
 *     send(recorder.cut(observation));
 *     recorder.begin(state, policy.version(), learningSeats);
 * }
 * }</pre>
 */
public final class RolloutRecorder {
    private final PolicySpec spec;
    private final int seats;
    private final int chunkSteps;
    private final int terms;
    private final int featureCount;
    private final int words;

    private int steps;
    private int decisions;
    private int observations;
    private long learningSeats;
    private long policyVersion;
    private int[] tick = new int[0];
    private float[] globals = new float[0];
    private float[] planes = new float[0];
    private int[] entityStart = new int[1];
    private int[] kind = new int[0];
    private int[] id = new int[0];
    private float[] features = new float[0];
    private int[] actorStart = new int[1];
    private int[] actorEntity = new int[0];
    private int[] actorSeat = new int[0];
    private long[] verbMask = new long[0];
    private int[] verb = new int[0];
    private int[] target = new int[0];
    private long[] targetMask = new long[0];
    private float[] logProbability = new float[0];
    private float[] value = new float[0];
    private float[] rewards = new float[0];
    private float[] chunkState = new float[0];
    private CoreState stateBefore;
    private CoreState stateAfter;

    /**
     * A recorder for one view.
     *
     * @param seats seats of the view
     * @param chunkSteps steps between two stored core states: the learner's sequence length
     */
    public RolloutRecorder(PolicySpec spec, int seats, int chunkSteps) {
        this.spec = spec;
        this.seats = seats;
        this.chunkSteps = chunkSteps;
        Layout layout = spec.layout();
        terms = spec.game().rewardTerms().size();
        featureCount = layout.features().size();
        words = layout.targetWords();
        stateBefore = new CoreState(spec);
        stateAfter = new CoreState(spec);
    }

    /**
     * Starts a rollout; one that was under way is forgotten.
     *
     * @param state the core's state before the next decision; copied
     * @param version of the policy that decides
     * @param learning bit {@code s} is set when seat {@code s} of the view learns
     */
    public void begin(CoreState state, long version, long learning) {
        steps = 0;
        decisions = 0;
        observations = 0;
        policyVersion = version;
        learningSeats = learning;
        stateAfter.copyFrom(state);
    }

    /** The same, where all seats of the view learn. */
    public void begin(CoreState state, long version) {
        begin(state, version, -1L >>> (Long.SIZE - seats));
    }

    /** Steps since {@link #begin}. */
    public int steps() {
        return steps;
    }

    /** Decisions since {@link #begin}, counted as {@link Rollout#decisions} does. */
    public int decisions() {
        return decisions;
    }

    /** Adds a step: what was seen, what was decided, and the core's state after the decision. Everything is copied. */
    public void append(Observation observation, Decision decision, CoreState after) {
        int length = stateAfter.values.length;
        if (steps % chunkSteps == 0) {
            int chunk = steps / chunkSteps;
            chunkState = grown(chunkState, (chunk + 1) * length);
            System.arraycopy(stateAfter.values, 0, chunkState, chunk * length, length);
        }
        CoreState spare = stateBefore;
        stateBefore = stateAfter;
        stateAfter = spare;
        stateAfter.copyFrom(after);
        int firstActor = actorStart[observations];
        addObservation(observation);
        for (int row = 0; row < observation.actors; row++) {
            addOrder(observation, decision, row, firstActor + row);
        }
        value = grown(value, (steps + 1) * seats);
        System.arraycopy(decision.value, 0, value, steps * seats, seats);
        rewards = grown(rewards, (steps + 1) * seats * terms);
        Arrays.fill(rewards, steps * seats * terms, (steps + 1) * seats * terms, 0);
        steps++;
    }

    /** Adds what a seat of the view earned since the last step, or since the last call. */
    public void reward(int seatOfView, float[] earned) {
        int offset = ((steps - 1) * seats + seatOfView) * terms;
        for (int term = 0; term < terms; term++) {
            rewards[offset + term] += earned[term];
        }
    }

    /** Ends the rollout within a match; {@code next} is what the view sees now, before its next decision. */
    public Rollout cut(Observation next) {
        addObservation(next);
        return build(0, steps, chunkState, stateAfter);
    }

    /**
     * Hands out all steps but the last while it is not known yet what comes of that one: the view is not awaited, and may earn more
     * before it is. The recorder goes on with that last step alone; what was seen before it ends the rollout. Needs two steps.
     */
    public Rollout cutBeforePending() {
        Rollout known = build(0, steps - 1, chunkState, stateBefore);
        int firstActor = known.actorStart[steps - 1];
        Arrays.fill(known.verb, firstActor, known.verb.length, 0);
        Arrays.fill(known.target, firstActor, known.target.length, 0);
        Arrays.fill(known.targetMask, firstActor * words, known.targetMask.length, 0);
        Arrays.fill(known.logProbability, firstActor, known.logProbability.length, 0);
        resume(pending());
        return known;
    }

    /** The last step alone, as a rollout whose last observation is missing: what {@link #resume} goes on from. */
    public Rollout pending() {
        addEmptyObservation();
        Rollout pending = build(steps - 1, steps, stateBefore.values, stateAfter);
        observations--;
        return pending;
    }

    /** Goes on, in place of what was recorded, from what a recorder's {@link #pending} held. */
    public void resume(Rollout pending) {
        if (pending.steps() != 1) {
            throw new IllegalArgumentException("a pending rollout has one step, not " + pending.steps());
        }
        steps = 1;
        observations = 1;
        decisions = pending.decisions();
        learningSeats = pending.learningSeats;
        policyVersion = pending.policyVersion;
        tick = pending.tick.clone();
        globals = pending.globals.clone();
        planes = pending.planes.clone();
        entityStart = pending.entityStart.clone();
        kind = pending.kind.clone();
        id = pending.id.clone();
        features = pending.features.clone();
        actorStart = pending.actorStart.clone();
        actorEntity = pending.actorEntity.clone();
        actorSeat = pending.actorSeat.clone();
        verbMask = pending.verbMask.clone();
        verb = pending.verb.clone();
        target = pending.target.clone();
        targetMask = pending.targetMask.clone();
        logProbability = pending.logProbability.clone();
        value = pending.value.clone();
        rewards = pending.rewards.clone();
        chunkState = pending.chunkState.clone();
        copy(pending.chunkState, 0, stateBefore.values);
        copy(pending.endState, 0, stateAfter.values);
    }

    /** Ends the rollout with the match; {@code outcome} is per seat of the view. */
    public Rollout end(float[] outcome) {
        addEmptyObservation();
        Rollout rollout = build(0, steps, chunkState, stateAfter);
        rollout.ended = true;
        System.arraycopy(outcome, 0, rollout.outcome, 0, seats);
        return rollout;
    }

    private void addObservation(Observation observation) {
        int entity = entityStart[observations];
        int actor = actorStart[observations];
        addEmptyObservation();
        int row = observations - 1;
        tick[row] = observation.tick;
        System.arraycopy(observation.globals, 0, globals, row * observation.globals.length, observation.globals.length);
        int changing = observation.layout.changingPlaneLength();
        System.arraycopy(observation.planes, 0, planes, row * changing, changing);
        kind = grown(kind, entity + observation.entities);
        System.arraycopy(observation.kind, 0, kind, entity, observation.entities);
        id = grown(id, entity + observation.entities);
        System.arraycopy(observation.id, 0, id, entity, observation.entities);
        features = grown(features, (entity + observation.entities) * featureCount);
        System.arraycopy(observation.features, 0, features, entity * featureCount, observation.entities * featureCount);
        entityStart[observations] = entity + observation.entities;
        growActors(actor + observation.actors);
        for (int i = 0; i < observation.actors; i++) {
            actorEntity[actor + i] = observation.actorEntity[i];
            actorSeat[actor + i] = spec.seatOfView(observation.actorSeat[i]);
            verbMask[actor + i] = observation.verbMask[i];
            verb[actor + i] = 0;
            target[actor + i] = 0;
            logProbability[actor + i] = 0;
        }
        Arrays.fill(targetMask, actor * words, (actor + observation.actors) * words, 0);
        actorStart[observations] = actor + observation.actors;
    }

    private void addEmptyObservation() {
        Layout layout = spec.layout();
        int row = observations++;
        tick = grown(tick, observations);
        tick[row] = row == 0 ? 0 : tick[row - 1] + 1;
        globals = grown(globals, observations * layout.globals().size());
        planes = grown(planes, observations * layout.changingPlaneLength());
        Arrays.fill(
                globals,
                row * layout.globals().size(),
                observations * layout.globals().size(),
                0);
        Arrays.fill(planes, row * layout.changingPlaneLength(), observations * layout.changingPlaneLength(), 0);
        entityStart = grown(entityStart, observations + 1);
        entityStart[observations] = entityStart[row];
        actorStart = grown(actorStart, observations + 1);
        actorStart[observations] = actorStart[row];
    }

    private void addOrder(Observation observation, Decision decision, int row, int actor) {
        int chosen = decision.orders.verb[row];
        verb[actor] = chosen;
        target[actor] = spec.layout().targets(chosen) == 0 ? 0 : decision.orders.target[row];
        logProbability[actor] = decision.logProbability[row];
        System.arraycopy(
                observation.targetMask, observation.targetOffset(row, chosen), targetMask, actor * words, words);
        if ((learningSeats >>> actorSeat[actor] & 1) != 0
                && (Long.bitCount(verbMask[actor]) > 1 || legalTargets(actor) > 1)) {
            decisions++;
        }
    }

    private int legalTargets(int actor) {
        int count = 0;
        for (int word = actor * words; word < (actor + 1) * words; word++) {
            count += Long.bitCount(targetMask[word]);
        }
        return count;
    }

    private void growActors(int count) {
        actorEntity = grown(actorEntity, count);
        actorSeat = grown(actorSeat, count);
        verbMask = grown(verbMask, count);
        verb = grown(verb, count);
        target = grown(target, count);
        logProbability = grown(logProbability, count);
        targetMask = grown(targetMask, count * words);
    }

    /**
     * The steps in {@code [first, end)} and the observation after them.
     *
     * @param starts core states before them, as {@link Rollout#chunkState}
     * @param after the core's state after them
     */
    private Rollout build(int first, int end, float[] starts, CoreState after) {
        int entity = entityStart[first];
        int actor = actorStart[first];
        int length = after.values.length;
        Rollout rollout = new Rollout(
                spec,
                new RolloutSize(
                        seats,
                        end - first,
                        entityStart[end + 1] - entity,
                        actorStart[end + 1] - actor,
                        length,
                        chunkSteps));
        rollout.learningSeats = learningSeats;
        rollout.policyVersion = policyVersion;
        copy(tick, first, rollout.tick);
        copy(globals, first * spec.layout().globals().size(), rollout.globals);
        copy(planes, first * spec.layout().changingPlaneLength(), rollout.planes);
        for (int row = first; row <= end + 1; row++) {
            rollout.entityStart[row - first] = entityStart[row] - entity;
            rollout.actorStart[row - first] = actorStart[row] - actor;
        }
        copy(kind, entity, rollout.kind);
        copy(id, entity, rollout.id);
        copy(features, entity * featureCount, rollout.features);
        copy(actorEntity, actor, rollout.actorEntity);
        copy(actorSeat, actor, rollout.actorSeat);
        copy(verbMask, actor, rollout.verbMask);
        copy(verb, actor, rollout.verb);
        copy(target, actor, rollout.target);
        copy(targetMask, actor * words, rollout.targetMask);
        copy(logProbability, actor, rollout.logProbability);
        copy(value, first * seats, rollout.value);
        copy(rewards, first * seats * terms, rollout.rewards);
        copy(starts, 0, rollout.chunkState);
        copy(after.values, 0, rollout.endState);
        return rollout;
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // both are arrays of the same primitive type, by the calls above
    private static void copy(Object from, int first, Object into) {
        System.arraycopy(from, first, into, 0, java.lang.reflect.Array.getLength(into));
    }

    private static int[] grown(int[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }

    private static long[] grown(long[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }

    private static float[] grown(float[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }
}
