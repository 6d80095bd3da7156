package dev.agon.server.remote;

import dev.agon.server.Conduct.Gone;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether a bot is in its seats: by which call, or how it was lost and until when it may return. For one thread at a time. */
final class Presence {
    private final RemoteSettings settings;
    private final ConductLog log;
    private @Nullable Line line;
    private boolean proven;

    /** Whether nobody has sat here yet. */
    private boolean expected;

    private long lostAtNanos;

    /**
     * Of a bot that is about to sit down.
     *
     * @param line its call, or null where it sat in the match before this server did and has yet to return
     */
    Presence(@Nullable Line line, RemoteSettings settings, ConductLog log) {
        this.line = line;
        this.settings = settings;
        this.log = log;
        expected = line == null;
        proven = line != null && line.proven();
        lostAtNanos = System.nanoTime();
        log.gone = expected ? Gone.LOST : Gone.STAYED;
    }

    /** Its call, or null while it is away. */
    @Nullable
    Line line() {
        return line;
    }

    /** Whether the name was its own whenever it was here. */
    boolean proven() {
        return proven;
    }

    /** Its call has ended. */
    void departed(Gone why) {
        line = null;
        log.gone = why;
        log.lost += why == Gone.LEFT ? 0 : 1;
        lostAtNanos = System.nanoTime();
    }

    /** Whether it gets its seats back when it dials in now. */
    boolean mayReturn() {
        boolean lost = log.gone == Gone.LOST || log.gone == Gone.SILENT;
        return line == null && lost && nanosHeld() > 0;
    }

    /** How much longer its seats are held while it is away. */
    long nanosHeld() {
        return lostAtNanos + TimeUnit.MILLISECONDS.toNanos(settings.holdMillis()) - System.nanoTime();
    }

    /** It is back. */
    void returned(Line at) {
        line = at;
        proven = (expected || proven) && at.proven();
        expected = false;
        log.gone = Gone.STAYED;
    }
}
