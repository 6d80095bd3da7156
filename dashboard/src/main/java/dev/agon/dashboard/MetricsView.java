package dev.agon.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * What a run's learner measured.
 *
 * @param run the run's name, or null where there is none
 * @param updates over the decisions trained on
 * @param imitation what was learned from others' matches before that, over the decisions learned from
 */
record MetricsView(@Nullable String run, Thinned.Table updates, Thinned.Table imitation) {
    /** There is no run. */
    static final MetricsView NONE = new MetricsView(null, Thinned.Table.EMPTY, Thinned.Table.EMPTY);
}
