/**
 * A trained policy fitted to another layout or other widths, by names, and the proof that it still computes what it did. Start at
 * {@link dev.agon.agents.surgery.Transplant}; docs/algorithms/surgery.md says what happens to each tensor.
 */
@NullMarked
package dev.agon.agents.surgery;

import org.jspecify.annotations.NullMarked;
