package dev.agon.league.learner;

import dev.agon.league.worker.ReachesIntoLearner;

/** What a learner must never do: the architecture test is seen to fail on it. */
public final class ReachesIntoWorker {
    /** Where it reaches. */
    public Class<?> worker() {
        return ReachesIntoLearner.class;
    }
}
