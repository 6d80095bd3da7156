/**
 * People by name: who has claimed one, which of their matches count, and what rating follows from those. Kept beside the runs, because
 * only a learner writes to a run. Start at {@link dev.agon.league.people.KnownPeople}.
 */
@NullMarked
package dev.agon.league.people;

import org.jspecify.annotations.NullMarked;
