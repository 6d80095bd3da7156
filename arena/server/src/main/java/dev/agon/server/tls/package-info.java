/**
 * Certificates: how a server proves who it is, and how a client knows it again. Start at {@link
 * dev.agon.server.tls.ServerCertificate} and {@link dev.agon.server.tls.Trust}.
 */
@NullMarked
package dev.agon.server.tls;

import org.jspecify.annotations.NullMarked;
