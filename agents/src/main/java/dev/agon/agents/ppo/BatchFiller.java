package dev.agon.agents.ppo;

import dev.agon.agents.network.Batch;
import dev.agon.agents.rollout.Rollout;

/** Puts steps of rollouts into a network's batch. */
final class BatchFiller {
    private BatchFiller() {}

    /**
     * Adds one observation.
     *
     * @param firstOrder where to note which actor of the rollout each order is, or null when no orders are wanted
     * @return how many orders were added
     */
    static int add(
            Batch batch, Rollout rollout, int observation, boolean withOrders, int[] orderActor, int firstOrder) {
        int globals = rollout.globals.length / rollout.tick.length;
        int planes = rollout.planes.length / rollout.tick.length;
        int seats = rollout.size.seats();
        batch.addRow(rollout.globals, observation * globals, rollout.planes, observation * planes, seats);
        int firstEntity = rollout.entityStart[observation];
        int entities = rollout.entityStart[observation + 1] - firstEntity;
        int width = rollout.kind.length == 0 ? 0 : rollout.features.length / rollout.kind.length;
        batch.addEntities(rollout.kind, firstEntity, rollout.features, firstEntity * width, entities);
        int added = 0;
        for (int actor = rollout.actorStart[observation]; actor < rollout.actorStart[observation + 1]; actor++) {
            boolean ordered = withOrders && rollout.isDecision(actor);
            batch.addActor(rollout.actorEntity[actor], rollout.actorSeat[actor], ordered);
            if (ordered) {
                orderActor[firstOrder + added++] = actor;
            }
        }
        return added;
    }
}
