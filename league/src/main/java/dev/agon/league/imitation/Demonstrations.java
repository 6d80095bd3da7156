package dev.agon.league.imitation;

import dev.agon.agents.rollout.Rollout;
import java.util.List;

/** Matches to learn from, one after another without end. Used by one thread. */
interface Demonstrations {
    /** The next match's rollouts: one for each view whose seats are imitated, at least one. */
    List<Rollout> next();
}
