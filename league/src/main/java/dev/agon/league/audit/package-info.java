/**
 * Finds workers that lie: matches can only be told that were leased, and a secret share of them is played again, observation by observation
 * and order by order, and compared with what was told. Start with {@link dev.agon.league.audit.Audits} and
 * {@code docs/decisions/0036}.
 */
@NullMarked
package dev.agon.league.audit;

import org.jspecify.annotations.NullMarked;
