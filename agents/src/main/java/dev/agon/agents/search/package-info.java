/** Looking ahead with a policy: start at {@link dev.agon.agents.search.SearchPlayer}. */
@NullMarked
package dev.agon.agents.search;

import org.jspecify.annotations.NullMarked;
