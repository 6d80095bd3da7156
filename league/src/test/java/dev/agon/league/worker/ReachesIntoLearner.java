package dev.agon.league.worker;

import dev.agon.league.learner.ReachesIntoWorker;

/** What a worker must never do: the architecture test is seen to fail on it. */
public final class ReachesIntoLearner {
    /** Where it reaches. */
    public Class<?> learner() {
        return ReachesIntoWorker.class;
    }
}
