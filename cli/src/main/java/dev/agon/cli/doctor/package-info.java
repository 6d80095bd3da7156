/**
 * Looks at the machine: what Agon needs and whether it is there.
 *
 * <p>Start at {@link dev.agon.cli.doctor.Checkup}.
 */
@NullMarked
package dev.agon.cli.doctor;

import org.jspecify.annotations.NullMarked;
