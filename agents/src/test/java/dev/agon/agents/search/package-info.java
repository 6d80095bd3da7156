@NullMarked
package dev.agon.agents.search;

import org.jspecify.annotations.NullMarked;
