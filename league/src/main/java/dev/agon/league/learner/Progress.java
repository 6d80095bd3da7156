package dev.agon.league.learner;

/**
 * How far a run has come; part of every checkpoint.
 *
 * @param version number of the newest weights
 * @param steps decisions trained on, each counted once
 * @param updates made
 * @param nextSnapshot steps at which the next snapshot is due
 */
record Progress(long version, long steps, long updates, long nextSnapshot) {
    static Progress start() {
        return new Progress(0, 0, 0, 0);
    }

    Progress updated(int decisions) {
        return new Progress(version + 1, steps + decisions, updates + 1, nextSnapshot);
    }

    Progress withVersion(long other) {
        return new Progress(other, steps, updates, nextSnapshot);
    }

    Progress withNextSnapshot(long due) {
        return new Progress(version, steps, updates, due);
    }
}
