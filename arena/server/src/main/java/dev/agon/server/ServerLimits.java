package dev.agon.server;

/**
 * Every limit of the served port, in one place: what one client, message, queue, file or connection may cost, and how long anybody
 * is waited for. {@code docs/limits.md} lists them, and a test holds that list to these values.
 */
public final class ServerLimits {
    // Connections.
    public static final int CONNECTIONS = 4000;
    public static final int CONNECTIONS_PER_ADDRESS = 1000;
    public static final int FIRST_REQUEST_SECONDS = 10;
    public static final int CONNECTION_BYTES_PER_SECOND = 256 << 10;
    public static final int CONNECTION_BURST_SECONDS = 8;
    public static final int STREAMS_PER_CONNECTION = 128;
    public static final int RESETS_PER_WINDOW = 200;
    public static final int RESETS_WINDOW_SECONDS = 30;
    public static final int PING_SECONDS = 12;

    // Requests.
    public static final int REQUEST_BYTES = 64 << 10;
    public static final int REQUEST_LINE_BYTES = 8 << 10;
    public static final int REQUEST_HEADERS_BYTES = 16 << 10;
    public static final int PORTS_TRIED = 100;
    public static final int BLOCKING_THREADS = 8;
    public static final int ARENA_BLOCKING_THREADS = 4;

    // Tokens and certificates.
    public static final int TOKEN_CHARACTERS = 128;
    public static final int TOKENS = 1000;
    public static final int TOKENS_FILE_BYTES = 1 << 20;
    public static final int TOKEN_DAYS = 366;
    public static final int TOKEN_LOOK_SECONDS = 2;
    public static final int CERTIFICATE_FILE_BYTES = 1 << 20;
    public static final int CERTIFICATE_LOOK_SECONDS = 10;

    // People: the WebSocket.
    public static final int CLIENTS = 2000;
    public static final int CLIENTS_PER_ADDRESS = 256;
    public static final int CLIENT_MESSAGE_BYTES = 4096;
    public static final int CLIENT_MESSAGES_PER_SECOND = 40;
    public static final int CLIENT_MESSAGES_OVER_LIMIT = 200;
    public static final int CLIENT_SILENCE_SECONDS = 9;
    public static final int CLIENT_WAITING_MESSAGES = 256;
    public static final int CLIENT_WAITING_BYTES = 64 << 10;
    public static final int CLIENT_FRAMES_AHEAD = 8;
    public static final int CLIENT_SEND_BUFFER_BYTES = 32 << 10;
    public static final int SLOW_READER_MILLIS = 10_000;

    // Matches.
    public static final int MATCHES = 64;
    public static final int SEAT_JOIN_MILLIS = 60_000;
    public static final int SEAT_HOLD_MILLIS = 30_000;
    public static final int EMPTY_MATCH_MILLIS = 10_000;
    public static final int PERSON_TURN_MILLIS = 120_000;
    public static final int KEPT_REPLAYS = 500;
    public static final int SAVED_PAGES_WAITING = 4;
    public static final int PLAYER_NAME_CHARACTERS = 512;
    public static final int PLAYERS_NAMED = 64;
    public static final int MATCH_SETTINGS = 32;
    public static final int SETTING_CHARACTERS = 256;

    // Journals of unfinished matches.
    public static final int JOURNAL_BYTES = 8 << 20;
    public static final int JOURNAL_ENTRY_BYTES = 64 << 10;
    public static final int JOURNAL_WAITING_BYTES = 1 << 20;
    public static final int JOURNAL_FORCE_MILLIS = 1_000;
    public static final int JOURNAL_AGE_MINUTES = 60;
    public static final int JOURNAL_RESUMES = 3;
    public static final int JOURNAL_THINKING_MILLIS = 5_000;
    public static final int JOURNALS_SET_ASIDE = 50;
    public static final int RETURN_MILLIS = 10_000;

    // Remote bots.
    public static final int BOT_CALLS = 64;
    public static final int BOT_MESSAGE_BYTES = 4096;
    public static final int BOT_WAITING_MESSAGES = 512;
    public static final int BOT_HELLO_MILLIS = 10_000;
    public static final int BOT_SILENT_MILLIS = 15_000;
    public static final int BOT_HOLD_MILLIS = 30_000;
    public static final int BOT_TURN_MILLIS = 10_000;
    public static final int BOT_FIRST_DECISION_MILLIS = 10_000;

    private ServerLimits() {}
}
