package dev.agon.server;

/** Another program listens on the port already. */
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortInUseException(String bind, int port, Throwable cause) {
        super(
                "port " + port + " of " + bind + " is in use by another program; name another port, or none to take the"
                        + " next free one",
                cause);
    }
}
