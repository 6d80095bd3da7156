package dev.agon.league.wire;

/**
 * Every limit of the learner's port that is not part of the protocol, in one place: what one worker, call or connection may cost.
 * {@code docs/limits.md} lists them and those of {@link Protocol}, and a test holds that list to these values.
 */
public final class TrainingLimits {
    public static final int CONNECTIONS = 4096;
    public static final int CONNECTIONS_PER_ADDRESS = 4096;
    public static final int FIRST_REQUEST_SECONDS = 10;
    public static final int CONNECTION_BYTES_PER_SECOND = 128 << 20;
    public static final int STREAMS_PER_CONNECTION = 64;
    public static final int RESETS_PER_WINDOW = 400;
    public static final int RESETS_WINDOW_SECONDS = 30;
    public static final int REQUEST_HEADERS_BYTES = 16 << 10;
    public static final int BLOCKING_THREADS = 4;
    public static final int CALL_SECONDS = 10;
    public static final int CONNECT_SECONDS = 3;
    public static final int PULL_SECONDS = 60;
    public static final int PING_SECONDS = 4;
    public static final int LEASED_MATCHES = 8192;
    public static final int WORKER_NAME_CHARACTERS = 100;
    public static final int TOKEN_CHARACTERS = 256;
    public static final int LEDGER_MATCHES = 1 << 22;
    public static final int AUDITED_BYTES = 64 << 20;
    public static final int AUDITED_WEIGHTS_BYTES = 32 << 20;
    public static final int AUDITED_VERSIONS = 16;

    private TrainingLimits() {}
}
