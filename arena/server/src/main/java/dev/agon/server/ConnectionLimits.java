package dev.agon.server;

/**
 * How many may be connected to the served port, whatever they do there, and how much each may send.
 *
 * @param most connections at a time
 * @param mostPerAddress connections at a time from one address
 * @param firstRequestSeconds how long a connection may take to ask for anything
 * @param bytesPerSecond bytes that a connection may send on average, and eight times as many at once
 */
public record ConnectionLimits(int most, int mostPerAddress, int firstRequestSeconds, int bytesPerSecond) {
    public ConnectionLimits {
        if (most < 1 || mostPerAddress < 1 || firstRequestSeconds < 1 || bytesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "connection limits must be at least 1: most=" + most + ", mostPerAddress="
                            + mostPerAddress + ", firstRequestSeconds=" + firstRequestSeconds + ", bytesPerSecond="
                            + bytesPerSecond);
        }
    }

    /** More than the arena lets in, as a page needs several connections while it loads; more bytes than any message needs. */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(
                ServerLimits.CONNECTIONS,
                ServerLimits.CONNECTIONS_PER_ADDRESS,
                ServerLimits.FIRST_REQUEST_SECONDS,
                ServerLimits.CONNECTION_BYTES_PER_SECOND);
    }

    /** The same for so many connections, from wherever they come. */
    public ConnectionLimits forAsManyAs(int connections) {
        return new ConnectionLimits(connections, connections, firstRequestSeconds, bytesPerSecond);
    }
}
