/**
 * Model files: safetensors, written so that they are old or new but never torn.
 */
@NullMarked
package dev.agon.agents.model;

import org.jspecify.annotations.NullMarked;
