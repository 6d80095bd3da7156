/**
 * The web: pages, and the read models behind them.
 *
 * <p>Start at {@link dev.agon.dashboard.Dashboard}, which mounts everything on a server. The front end lies in {@code
 * src/main/resources/web}: plain ES modules that need no build step.
 */
@NullMarked
package dev.agon.dashboard;

import org.jspecify.annotations.NullMarked;
