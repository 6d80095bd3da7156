/**
 * Matches kept as their seed and orders, to be played again bit for bit: recorded by {@link
 * dev.agon.server.replay.ReplayRecorder}, kept in files by {@link dev.agon.server.replay.ReplayFiles}, played again by {@link
 * dev.agon.server.replay.ReplayCursor}, checked by {@link dev.agon.server.replay.ReplayVerifier}.
 */
@NullMarked
package dev.agon.server.replay;

import org.jspecify.annotations.NullMarked;
