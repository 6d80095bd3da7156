/**
 * Whom a run imitates before it learns by itself: matches of replays or of a bot, played again and written down. Start at {@link
 * dev.agon.league.imitation.Imitation}.
 */
@NullMarked
package dev.agon.league.imitation;

import org.jspecify.annotations.NullMarked;
