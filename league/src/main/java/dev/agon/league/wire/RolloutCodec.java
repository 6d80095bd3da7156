package dev.agon.league.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.agents.rollout.RolloutSize;
import dev.agon.game.Layout;
import dev.agon.game.TargetKind;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.WeightsId;

/**
 * Rollouts as messages and back. What comes back is checked to be what the layout allows: counts agree, rows are in range,
 * orders are legal, numbers are finite; so nobody further in has to ask again. May be shared between threads.
 */
public final class RolloutCodec {
    /** Longest rollout that is accepted, in steps. */
    static final int MAX_STEPS = 1 << 14;

    private final PolicySpec spec;
    private final Layout layout;
    private final int words;

    /** A codec for rollouts of policies of this shape. */
    public RolloutCodec(PolicySpec spec) {
        this.spec = spec;
        layout = spec.layout();
        words = layout.targetWords();
    }

    /** The rollout as a message; {@code weights} are the oldest that gave any of its orders. */
    public PackedRollout encode(Rollout rollout, WeightsId weights) {
        RolloutSize size = rollout.size;
        PackedRollout.Builder message = PackedRollout.newBuilder()
                .setWeights(weights)
                .setSeats(size.seats())
                .setSteps(size.steps())
                .setStateLength(size.stateLength())
                .setChunkSteps(size.chunkSteps())
                .setLearningSeats(rollout.learningSeats)
                .setEnded(rollout.ended)
                .setGlobals(LittleEndian.floats(rollout.globals))
                .setPlanes(LittleEndian.floats(rollout.planes))
                .setKinds(bytes(rollout.kind))
                .setFeatures(LittleEndian.floats(rollout.features))
                .setLogProbabilities(LittleEndian.floats(rollout.logProbability))
                .setValues(LittleEndian.floats(rollout.value))
                .setRewards(LittleEndian.floats(rollout.rewards))
                .setChunkStates(LittleEndian.floats(rollout.chunkState))
                .setEndState(LittleEndian.floats(rollout.endState));
        for (int observation = 0; observation <= size.steps(); observation++) {
            message.addTicks(rollout.tick[observation]);
            message.addEntityCounts(rollout.entityStart[observation + 1] - rollout.entityStart[observation]);
            message.addActorCounts(rollout.actorStart[observation + 1] - rollout.actorStart[observation]);
        }
        for (int actor = 0; actor < size.actors(); actor++) {
            message.addActorEntities(rollout.actorEntity[actor]);
            message.addActorSeats(rollout.actorSeat[actor]);
            message.addVerbMasks(rollout.verbMask[actor]);
            message.addVerbs(rollout.verb[actor]);
            message.addTargets(rollout.target[actor]);
        }
        for (long mask : rollout.targetMask) {
            message.addTargetMasks(mask);
        }
        for (float outcome : rollout.outcome) {
            message.addOutcomes(outcome);
        }
        return message.build();
    }

    private static ByteString bytes(int[] small) {
        byte[] bytes = new byte[small.length];
        for (int i = 0; i < small.length; i++) {
            bytes[i] = (byte) small[i];
        }
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    /**
     * The message as a rollout.
     *
     * @throws RefusedException saying what in it cannot be
     */
    public Rollout decode(PackedRollout message) throws RefusedException {
        Rollout rollout = new Rollout(spec, size(message));
        rollout.learningSeats = message.getLearningSeats();
        rollout.ended = message.getEnded();
        rollout.policyVersion = message.getWeights().getVersion();
        LittleEndian.floats("globals", message.getGlobals(), rollout.globals);
        LittleEndian.floats("planes", message.getPlanes(), rollout.planes);
        LittleEndian.floats("features", message.getFeatures(), rollout.features);
        LittleEndian.floats("log_probabilities", message.getLogProbabilities(), rollout.logProbability);
        LittleEndian.floats("values", message.getValues(), rollout.value);
        LittleEndian.floats("rewards", message.getRewards(), rollout.rewards);
        LittleEndian.floats("chunk_states", message.getChunkStates(), rollout.chunkState);
        LittleEndian.floats("end_state", message.getEndState(), rollout.endState);
        decodeOutcomes(message, rollout);
        decodeObservations(message, rollout);
        decodeActors(message, rollout);
        return rollout;
    }

    private RolloutSize size(PackedRollout message) throws RefusedException {
        int steps = message.getSteps();
        require(steps >= 1 && steps <= MAX_STEPS, "steps", steps);
        require(message.getChunkSteps() >= 1, "chunk_steps", message.getChunkSteps());
        require(message.getSeats() >= 1 && message.getSeats() <= spec.maxSeatsOfView(), "seats", message.getSeats());
        require(message.getStateLength() == spec.stateLength(), "state_length", message.getStateLength());
        require(message.getTicksCount() == steps + 1, "ticks", message.getTicksCount());
        require(message.getEntityCountsCount() == steps + 1, "entity_counts", message.getEntityCountsCount());
        require(message.getActorCountsCount() == steps + 1, "actor_counts", message.getActorCountsCount());
        int entities = 0;
        int actors = 0;
        int maxActors = message.getSeats() * layout.maxActorsPerSeat();
        for (int observation = 0; observation <= steps; observation++) {
            int seen = message.getEntityCounts(observation);
            int ordered = message.getActorCounts(observation);
            require(seen >= 0 && seen <= layout.maxEntities(), "entity_counts", seen);
            require(ordered >= 0 && ordered <= maxActors, "actor_counts", ordered);
            entities += seen;
            actors += ordered;
        }
        require(
                message.getKinds().size() == entities,
                "kinds",
                message.getKinds().size());
        require(message.getActorEntitiesCount() == actors, "actor_entities", message.getActorEntitiesCount());
        require(message.getActorSeatsCount() == actors, "actor_seats", message.getActorSeatsCount());
        require(message.getVerbMasksCount() == actors, "verb_masks", message.getVerbMasksCount());
        require(message.getVerbsCount() == actors, "verbs", message.getVerbsCount());
        require(message.getTargetsCount() == actors, "targets", message.getTargetsCount());
        require(message.getTargetMasksCount() == actors * words, "target_masks", message.getTargetMasksCount());
        return new RolloutSize(
                message.getSeats(), steps, entities, actors, message.getStateLength(), message.getChunkSteps());
    }

    private static void decodeOutcomes(PackedRollout message, Rollout rollout) throws RefusedException {
        require(message.getOutcomesCount() == rollout.outcome.length, "outcomes", message.getOutcomesCount());
        for (int seat = 0; seat < rollout.outcome.length; seat++) {
            require(Float.isFinite(message.getOutcomes(seat)), "outcomes", message.getOutcomes(seat));
            rollout.outcome[seat] = message.getOutcomes(seat);
        }
    }

    private void decodeObservations(PackedRollout message, Rollout rollout) throws RefusedException {
        for (int observation = 0; observation < rollout.tick.length; observation++) {
            rollout.tick[observation] = message.getTicks(observation);
            rollout.entityStart[observation + 1] =
                    rollout.entityStart[observation] + message.getEntityCounts(observation);
            rollout.actorStart[observation + 1] = rollout.actorStart[observation] + message.getActorCounts(observation);
        }
        ByteString kinds = message.getKinds();
        for (int entity = 0; entity < rollout.kind.length; entity++) {
            int kind = kinds.byteAt(entity) & 0xff;
            require(kind < layout.kinds().size(), "kinds", kind);
            rollout.kind[entity] = kind;
        }
    }

    private void decodeActors(PackedRollout message, Rollout rollout) throws RefusedException {
        for (int word = 0; word < rollout.targetMask.length; word++) {
            rollout.targetMask[word] = message.getTargetMasks(word);
        }
        for (int observation = 0; observation < rollout.tick.length; observation++) {
            int entities = message.getEntityCounts(observation);
            for (int actor = rollout.actorStart[observation]; actor < rollout.actorStart[observation + 1]; actor++) {
                decodeActor(message, actor, entities, rollout);
                if (observation < rollout.steps()) {
                    requireLegal(rollout, actor, entities);
                }
            }
        }
    }

    private static void decodeActor(PackedRollout message, int actor, int entities, Rollout rollout)
            throws RefusedException {
        int entity = message.getActorEntities(actor);
        int seat = message.getActorSeats(actor);
        require(entity >= -1 && entity < entities, "actor_entities", entity);
        require(seat >= 0 && seat < rollout.size.seats(), "actor_seats", seat);
        rollout.actorEntity[actor] = entity;
        rollout.actorSeat[actor] = seat;
        rollout.verbMask[actor] = message.getVerbMasks(actor);
        rollout.verb[actor] = message.getVerbs(actor);
        rollout.target[actor] = message.getTargets(actor);
    }

    private void requireLegal(Rollout rollout, int actor, int entities) throws RefusedException {
        int verb = rollout.verb[actor];
        int verbs = layout.verbs().size();
        require(verb >= 0 && verb < verbs && (rollout.verbMask[actor] >>> verb & 1) != 0, "verbs", verb);
        require(verbs == Long.SIZE || rollout.verbMask[actor] >>> verbs == 0, "verb_masks", rollout.verbMask[actor]);
        int targets = layout.targets(verb);
        int target = rollout.target[actor];
        if (targets == 0) {
            require(target == 0, "targets", target);
            return;
        }
        int choices = layout.verbs().get(verb).target() == TargetKind.ENTITY ? entities : targets;
        require(target >= 0 && target < choices && targetAllowed(rollout, actor, target), "targets", target);
        for (int word = 0; word < words; word++) {
            long beyond = beyond(rollout.targetMask[actor * words + word], choices - word * Long.SIZE);
            require(beyond == 0, "target_masks", beyond);
        }
    }

    private boolean targetAllowed(Rollout rollout, int actor, int target) {
        return (rollout.targetMask[actor * words + (target >>> 6)] >>> (target & 63) & 1) != 0;
    }

    private static long beyond(long mask, int choices) {
        if (choices <= 0) {
            return mask;
        }
        return choices >= Long.SIZE ? 0 : mask >>> choices;
    }

    private static void require(boolean condition, String field, Object value) throws RefusedException {
        if (!condition) {
            throw new RefusedException("rollout field " + field + " cannot be " + value);
        }
    }
}
