package dev.agon.league.audit;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.agents.rollout.TeamRewards;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.SeatsOfView;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What was told of one view to be learned from, recorded once more while the match is played again: each rollout is compared as soon as it
 * is whole.
 */
final class ToldView {
    private final PolicySpec spec;
    private final SeatsOfView seats;
    private final RolloutRecorder recorder;
    private final int sequenceSteps;
    private final long learningSeats;
    private final boolean exactMasks;
    private final Queue<Part> parts = new ArrayDeque<>();
    private @Nullable Rollout told;
    private int step;

    /**
     * A rollout and the step of the match from which it was recorded.
     *
     * @param rollout as it was told
     */
    record Part(int firstStep, Rollout rollout) {}

    /**
     * A view of which nothing was told yet.
     *
     * @param seats of the view
     * @param learningSeats bits of those that learn, counted within the game
     * @param exactMasks as {@link Comparison#require} takes it
     */
    ToldView(PolicySpec spec, SeatsOfView seats, int sequenceSteps, long learningSeats, boolean exactMasks) {
        this.spec = spec;
        this.seats = seats;
        this.sequenceSteps = sequenceSteps;
        recorder = new RolloutRecorder(spec, seats.count(), sequenceSteps);
        this.learningSeats = seats.within(learningSeats);
        this.exactMasks = exactMasks;
    }

    /** Adds what was told next. */
    void add(Part part) throws LieException {
        int told = part.rollout().size.chunkSteps();
        if (told != sequenceSteps) {
            throw new LieException("tells sequences of " + told + " steps, which are to have " + sequenceSteps);
        }
        parts.add(part);
    }

    /** The view is awaited and sees that: a rollout ends here, or begins, as it was told. */
    void see(int matchStep, Observation seen) throws LieException {
        if (told != null && step == told.steps()) {
            Comparison.require(told, recorder.cut(seen), exactMasks);
            told = null;
        }
        Part next = parts.peek();
        if (told == null && next != null && next.firstStep() <= matchStep) {
            parts.remove();
            told = next.rollout();
            step = 0;
            recorder.begin(new CoreState(spec), told.policyVersion, learningSeats);
        }
    }

    /** Whether this step was told; else it was left out. */
    boolean isTold() {
        return told != null;
    }

    /** The rollout that this step is told in. */
    Rollout rollout() {
        return Objects.requireNonNull(told);
    }

    /** Which of the rollout's steps this is. */
    int stepOfRollout() {
        return step;
    }

    /** The rollout's row of this step's first actor. */
    int firstActor() {
        return rollout().actorStart[step];
    }

    /** Reads the orders that the policy decided on for every actor, also of seats that others hold. */
    void orders(Observation seen, Orders into) throws LieException {
        int first = firstActor();
        if (rollout().actorStart[step + 1] - first != seen.actors) {
            throw new LieException(
                    "tells other observations (actors) than the match has, played again by the orders told");
        }
        into.clear();
        for (int row = 0; row < seen.actors; row++) {
            into.set(row, rollout().verb[first + row], rollout().target[first + row]);
        }
    }

    /** The step was decided. */
    void append(Observation seen, Decision decision, CoreState after) {
        recorder.append(seen, decision, after);
        step++;
    }

    /** Whether what is earned now belongs to a step that was told. */
    boolean earns() {
        return told != null && step > 0;
    }

    void earn(TeamRewards rewards) {
        rewards.give(seats, recorder);
    }

    /** The match is over. */
    void end(Match match) throws LieException {
        if (told != null) {
            if (step != told.steps()) {
                throw new LieException("tells more steps than the match has");
            }
            Comparison.require(told, recorder.end(seats.outcomes(match)), exactMasks);
        }
        if (!parts.isEmpty()) {
            throw new LieException("tells more steps than the match has");
        }
    }
}
