/** Tests of the agents. */
@NullMarked
package dev.agon.agents;

import org.jspecify.annotations.NullMarked;
