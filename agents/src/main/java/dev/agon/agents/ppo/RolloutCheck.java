package dev.agon.agents.ppo;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Layout;
import dev.agon.game.TargetKind;

/** Whether a rollout is one that may be learned from: numbers are finite, and rows, kinds, verbs and targets exist. */
public final class RolloutCheck {
    private RolloutCheck() {}

    /**
     * Refuses a rollout that could harm the weights or break a pass over it.
     *
     * @param longestSequence most steps between two core states, where there are any
     * @throws NonFiniteException naming the array that holds NaN or an infinity
     * @throws IllegalArgumentException naming the array that holds something impossible
     */
    public static void check(PolicySpec spec, int longestSequence, Rollout rollout) {
        checkFinite(rollout);
        checkStarts("entityStart", rollout.entityStart, rollout.size.entities());
        checkStarts("actorStart", rollout.actorStart, rollout.size.actors());
        Layout layout = spec.layout();
        require(rollout.size.seats() <= spec.maxSeatsOfView(), "seats", rollout.size.seats());
        require(rollout.size.stateLength() == spec.stateLength(), "stateLength", rollout.size.stateLength());
        boolean recurrent = spec.network().stateLength() > 0;
        require(!recurrent || rollout.size.chunkSteps() <= longestSequence, "chunkSteps", rollout.size.chunkSteps());
        int seats = rollout.size.seats();
        require(seats == Long.SIZE || rollout.learningSeats >>> seats == 0, "learningSeats", rollout.learningSeats);
        for (int kind : rollout.kind) {
            require(kind >= 0 && kind < layout.kinds().size(), "kind", kind);
        }
        for (int observation = 0; observation <= rollout.steps(); observation++) {
            checkObservation(spec, rollout, observation);
        }
    }

    private static void checkFinite(Rollout rollout) {
        finite("globals", rollout.globals);
        finite("planes", rollout.planes);
        finite("features", rollout.features);
        finite("logProbability", rollout.logProbability);
        finite("value", rollout.value);
        finite("rewards", rollout.rewards);
        finite("chunkState", rollout.chunkState);
        finite("endState", rollout.endState);
        finite("outcome", rollout.outcome);
    }

    private static void checkObservation(PolicySpec spec, Rollout rollout, int observation) {
        int entities = rollout.entityStart[observation + 1] - rollout.entityStart[observation];
        require(entities <= spec.layout().maxEntities(), "entityStart", entities);
        int first = rollout.actorStart[observation];
        int last = rollout.actorStart[observation + 1];
        require(last - first <= rollout.size.seats() * spec.layout().maxActorsPerSeat(), "actorStart", last - first);
        for (int actor = first; actor < last; actor++) {
            int seat = rollout.actorSeat[actor];
            require(seat >= 0 && seat < rollout.size.seats(), "actorSeat", seat);
            int entity = rollout.actorEntity[actor];
            require(entity >= -1 && entity < entities, "actorEntity", entity);
            if (observation < rollout.steps()) {
                checkOrder(spec.layout(), rollout, actor, entities);
            }
        }
    }

    private static void checkOrder(Layout layout, Rollout rollout, int actor, int entities) {
        int verb = rollout.verb[actor];
        boolean known = verb >= 0 && verb < layout.verbs().size();
        require(known && (rollout.verbMask[actor] >>> verb & 1) != 0, "verb", verb);
        require(
                layout.verbs().size() == Long.SIZE
                        || rollout.verbMask[actor] >>> layout.verbs().size() == 0,
                "verbMask",
                rollout.verbMask[actor]);
        int targets = layout.targets(verb);
        if (targets == 0) {
            return;
        }
        int choices = layout.verbs().get(verb).target() == TargetKind.ENTITY ? entities : targets;
        int words = layout.targetWords();
        int target = rollout.target[actor];
        boolean inRange = target >= 0 && target < choices;
        require(
                inRange && (rollout.targetMask[actor * words + (target >>> 6)] >>> (target & 63) & 1) != 0,
                "target",
                target);
        for (int word = 0; word < words; word++) {
            int left = choices - word * Long.SIZE;
            long beyond = left >= Long.SIZE ? 0 : left <= 0 ? -1L : -1L << left;
            long mask = rollout.targetMask[actor * words + word];
            require((mask & beyond) == 0, "targetMask", mask);
        }
    }

    private static void checkStarts(String name, int[] starts, int total) {
        require(starts[0] == 0 && starts[starts.length - 1] == total, name, starts[starts.length - 1]);
        for (int i = 1; i < starts.length; i++) {
            require(starts[i] >= starts[i - 1] && starts[i] <= total, name, starts[i]);
        }
    }

    private static void finite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new NonFiniteException(name, "of a rollout, element " + i + ": " + values[i]);
            }
        }
    }

    private static void require(boolean condition, String name, long value) {
        if (!condition) {
            throw new IllegalArgumentException("rollout." + name + " is impossible: " + value);
        }
    }
}
