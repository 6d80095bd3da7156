package dev.agon.benchmarks.peers;

import dev.agon.agents.network.Batch;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.Network;
import dev.agon.agents.network.OpenBlas;
import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Observation;

/**
 * What ONNX Runtime's leanest model does too, and no more: from observations to the logits of all verbs and of the targets of one verb, values and
 * the core's next state; no masks of verbs, no softmax, no draws. One thread.
 */
final class OurNetwork implements Contestant {
    private final Observation[] observations = OurForward.observations();
    private final PolicySpec spec;
    private final CoreState[] states = new CoreState[OurForward.BATCH];
    private final Weights weights;
    private final Network network;
    private final float[] targetLogits;
    private final int verb;

    OurNetwork(CoreKind core) {
        spec = Ours.spec(core);
        for (int row = 0; row < states.length; row++) {
            states[row] = new CoreState(spec);
        }
        weights = new Weights(spec.shape());
        weights.load(OurForward.policy(core).parameters());
        network = new Network(OpenBlas.instance(), weights, OurForward.BATCH, spec.maxSeatsOfView(), false);
        targetLogits = new float[spec.layout().maxTargets()];
        int pointing = 0;
        while (spec.layout().targets(pointing) == 0) {
            pointing++;
        }
        verb = pointing;
    }

    @Override
    public String name() {
        return "Agon, the network alone";
    }

    @Override
    public String algebra() {
        return OpenBlas.kernel();
    }

    @Override
    public int once() {
        Batch batch = network.batch();
        batch.clear();
        for (int row = 0; row < observations.length; row++) {
            Observation observation = observations[row];
            int added = batch.addRow(observation.globals, 0, observation.planes, 0, spec.seats(observation));
            batch.startState(added, states[row].values, 0);
            batch.addEntities(observation.kind, 0, observation.features, 0, observation.entities);
            batch.addActor(observation.actorEntity[0], 0, true);
        }
        network.forward();
        for (int row = 0; row < observations.length; row++) {
            Observation observation = observations[row];
            network.endState(row, states[row].values, 0);
            network.targetLogits(row, verb, observation.targetMask, observation.targetOffset(0, verb), targetLogits);
        }
        return observations.length;
    }

    @Override
    public void close() {
        network.close();
        weights.close();
    }
}
