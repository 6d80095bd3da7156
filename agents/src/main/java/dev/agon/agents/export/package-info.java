/**
 * Policies in the formats of other tools. Start at {@link dev.agon.agents.export.OnnxPolicy}; docs/export.md says how to use
 * what comes out.
 */
@NullMarked
package dev.agon.agents.export;

import org.jspecify.annotations.NullMarked;
