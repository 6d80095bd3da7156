package dev.agon.agents.policy;

import dev.agon.agents.network.Batch;
import dev.agon.agents.network.Network;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.OpenBlas;
import dev.agon.agents.network.Weights;
import dev.agon.game.Layout;
import dev.agon.game.Observation;
import dev.agon.game.TargetKind;
import java.util.Arrays;

/**
 * Looks at all that a policy's network computes, one observation at a time: what exports and transplants of a policy are compared
 * by. Not for acting, which {@link PolicyRunner} does without allocating. Used by one thread.
 */
public final class PolicyProbe implements AutoCloseable {
    private final PolicySpec seating;
    private final Layout layout;
    private final Weights weights;
    private final Network network;

    /** A probe of this policy. */
    public PolicyProbe(Policy policy) {
        this(policy.spec().layout(), policy.spec().network(), policy.parameters(), policy.spec());
    }

    /**
     * A probe of a network for a layout that no game has.
     *
     * @param seating whose seats and views are looked at
     */
    public PolicyProbe(Layout layout, NetworkConfig config, float[] parameters, PolicySpec seating) {
        this.layout = layout;
        this.seating = seating;
        weights = new Weights(new NetworkShape(layout, config));
        weights.load(parameters);
        network = new Network(OpenBlas.instance(), weights, 1, seating.maxSeatsOfView(), false);
    }

    /** Computes everything for an observation and advances the core's state in place. */
    public PolicyOutputs look(Observation observation, CoreState state) {
        fill(observation, state);
        network.forward();
        network.endState(0, state.values, 0);
        float[][] verbLogits = new float[observation.actors][];
        float[][][] targetLogits = new float[observation.actors][layout.verbs().size()][];
        for (int actor = 0; actor < observation.actors; actor++) {
            int from = network.verbOffset(actor);
            verbLogits[actor] = Arrays.copyOfRange(
                    network.verbLogits(), from, from + layout.verbs().size());
            for (int verb = 0; verb < targetLogits[actor].length; verb++) {
                targetLogits[actor][verb] = targetLogits(observation, actor, verb);
            }
        }
        float[] values = new float[seats(observation)];
        for (int seat = 0; seat < values.length; seat++) {
            values[seat] = network.value(network.batch().slot(0, seat));
        }
        float win = (float) (1 / (1 + Math.exp(-network.winLogits()[0])));
        return new PolicyOutputs(verbLogits, targetLogits, values, win);
    }

    private void fill(Observation observation, CoreState state) {
        Batch batch = network.batch();
        batch.clear();
        batch.addRow(observation.globals, 0, observation.planes, 0, seats(observation));
        batch.startState(0, state.values, 0);
        batch.addEntities(observation.kind, 0, observation.features, 0, observation.entities);
        for (int actor = 0; actor < observation.actors; actor++) {
            batch.addActor(observation.actorEntity[actor], seating.seatOfView(observation.actorSeat[actor]), true);
        }
    }

    private int seats(Observation observation) {
        return observation.maxActors / layout.maxActorsPerSeat();
    }

    private float[] targetLogits(Observation observation, int actor, int verb) {
        boolean entities = layout.verbs().get(verb).target() == TargetKind.ENTITY;
        int count = entities ? observation.entities : layout.targets(verb);
        long[] all = new long[layout.targetWords()];
        for (int target = 0; target < count; target++) {
            all[target / Long.SIZE] |= 1L << target;
        }
        float[] logits = new float[count];
        if (count > 0) {
            network.targetLogits(actor, verb, all, 0, logits);
        }
        return logits;
    }

    @Override
    public void close() {
        network.close();
        weights.close();
    }
}
