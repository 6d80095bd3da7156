package dev.agon.league.wire;

/** What both ends of a training connection must agree on before the first message. */
public final class Protocol {
    /** Raised whenever a message changes its meaning; different versions refuse each other at the handshake. */
    public static final int VERSION = 5;

    /** No message is longer. */
    public static final int MAX_MESSAGE_BYTES = 1 << 20;

    /** A chunk is sent once what it holds was so much before it was packed. */
    public static final int CHUNK_BYTES = 1 << 18;

    /** No rollout is longer, in decision steps. */
    public static final int MAX_ROLLOUT_STEPS = 1 << 14;

    /** No rollout holds more numbers once it is unpacked: 32 MiB of them. */
    public static final int MAX_ROLLOUT_NUMBERS = 1 << 23;

    /** A stretch of packed weights in one message. */
    public static final int WEIGHTS_PART_BYTES = 1 << 18;

    /** Seconds without a sign of life after which a peer counts as gone: whoever looks once a second knows within 15. */
    public static final int SILENCE_SECONDS = 13;

    private Protocol() {}
}
