/**
 * What a run is: one record of settings per component, read strictly from YAML and the command line. Start at {@link
 * dev.agon.league.config.RunConfig}.
 */
@NullMarked
package dev.agon.league.config;

import org.jspecify.annotations.NullMarked;
