/**
 * The {@code agon} command: parse, wire, run, close. No logic lives here.
 *
 * <p>Start at {@link dev.agon.cli.Agon}; each sub-command is one class.
 */
@NullMarked
package dev.agon.cli;

import org.jspecify.annotations.NullMarked;
