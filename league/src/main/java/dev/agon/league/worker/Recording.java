package dev.agon.league.worker;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.agents.rollout.TeamRewards;
import dev.agon.game.Observation;
import dev.agon.game.SeatsOfView;
import dev.agon.proto.training.MatchPart;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** What is recorded of the matches at a table for those who learn from them, and handed out in rollouts of so many steps. */
final class Recording {
    private final Table.Output output;
    private final int rolloutSteps;
    private final SeatsOfView[] seats;
    private final RolloutRecorder[] recorders;
    private final int[] firstSteps;
    private final TeamRewards rewards;
    private int cutSteps;

    /**
     * Nothing yet.
     *
     * @param firstCutSteps steps of the first rollout, so that tables do not cut theirs together
     */
    Recording(PolicySpec spec, Table.Output output, int rolloutSteps, int sequenceSteps, int firstCutSteps) {
        this.output = output;
        this.rolloutSteps = rolloutSteps;
        cutSteps = firstCutSteps;
        seats = SeatsOfView.all(spec.game());
        recorders = new RolloutRecorder[seats.length];
        for (int view = 0; view < seats.length; view++) {
            recorders[view] = new RolloutRecorder(spec, seats[view].count(), sequenceSteps);
        }
        firstSteps = new int[seats.length];
        rewards = new TeamRewards(spec.game());
    }

    /** The recorder of a view, for the one player in it who learns. */
    RolloutRecorder recorder(int view) {
        return recorders[view];
    }

    /** Forgets what was recorded of the match so far and records from that step of it on. */
    void begin(Seating seating, int step, ToLongFunction<String> versions) {
        for (Sitter.Member learner : seating.learners()) {
            begin(learner, step, versions);
        }
    }

    private void begin(Sitter.Member learner, int step, ToLongFunction<String> versions) {
        firstSteps[learner.view] = step;
        recorder(learner)
                .begin(learner.state, versions.applyAsLong(learner.agent()), seats[learner.view].within(learner.seats));
    }

    private static RolloutRecorder recorder(Sitter.Member learner) {
        return Objects.requireNonNull(learner.recorder);
    }

    /** Decisions that were recorded and not handed out yet. */
    int decisions(Seating seating) {
        int decisions = 0;
        for (Sitter.Member learner : seating.learners()) {
            decisions += recorder(learner).decisions();
        }
        return decisions;
    }

    /** Hands out what a sitter learns from where it is long enough, and ends with what the sitter sees now; whether it was. */
    boolean cutIfLong(Seating seating, Sitter sitter, int step, Observation seen, ToLongFunction<String> versions)
            throws InterruptedException {
        if (!(sitter instanceof Sitter.Member member)
                || member.recorder == null
                || member.recorder.steps() < cutSteps) {
            return false;
        }
        output.rollout(member.agent(), member.recorder.cut(seen), part(seating, member.view));
        begin(member, step, versions);
        cutSteps = rolloutSteps;
        return true;
    }

    /** Hands out everything, except that of a view which is not awaited the last step is kept, as more may come of it. */
    void cutAll(Seating seating, int step, Observation[] seen, ToLongFunction<String> nextVersions)
            throws InterruptedException {
        for (Sitter.Member learner : seating.learners()) {
            if (seating.match().awaits(learner.view)) {
                cut(seating, learner, seen[learner.view]);
                begin(learner, step, nextVersions);
            } else if (recorder(learner).steps() > 1) {
                output.rollout(learner.agent(), recorder(learner).cutBeforePending(), part(seating, learner.view));
            } else if (recorder(learner).steps() == 0) {
                begin(learner, step, nextVersions);
            }
        }
    }

    private void cut(Seating seating, Sitter.Member learner, Observation seen) throws InterruptedException {
        if (recorder(learner).steps() > 0) {
            seating.match().observe(learner.view, seen);
            output.rollout(learner.agent(), recorder(learner).cut(seen), part(seating, learner.view));
        }
    }

    /** The match has advanced: whoever learns hears what that earned. */
    void reward(Seating seating) {
        if (seating.learners().isEmpty()) {
            return;
        }
        rewards.read(seating.match());
        for (Sitter.Member learner : seating.learners()) {
            if (recorder(learner).steps() > 0) {
                rewards.give(seats[learner.view], recorder(learner));
            }
        }
    }

    /** Hands out the last rollouts of a match that is over. */
    void end(Seating seating) throws InterruptedException {
        for (Sitter.Member learner : seating.learners()) {
            if (recorder(learner).steps() > 0) {
                float[] outcomes = seats[learner.view].outcomes(seating.match());
                output.rollout(learner.agent(), recorder(learner).end(outcomes), part(seating, learner.view));
            }
        }
    }

    /** Where in the match lies what was recorded of the view. */
    private MatchPart part(Seating seating, int view) {
        MatchOrder order = seating.order();
        return MatchPart.newBuilder()
                .setLease(order.lease())
                .setMatch(order.number())
                .setView(view)
                .setFirstStep(firstSteps[view])
                .build();
    }
}
