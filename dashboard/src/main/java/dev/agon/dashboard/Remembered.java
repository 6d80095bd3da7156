package dev.agon.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is worked out anew only when it has grown old. Thread-safe: those who ask at once wait for one answer. */
final class Remembered<T> {
    private final Duration fresh;
    private final Clock clock;
    private final Supplier<T> source;
    private @Nullable T value;
    private Instant read = Instant.MIN;

    /** @param fresh how long a value is good for */
    Remembered(Duration fresh, Clock clock, Supplier<T> source) {
        this.fresh = fresh;
        this.clock = clock;
        this.source = source;
    }

    synchronized T get() {
        Instant now = clock.instant();
        T known = value;
        if (known != null && !now.isBefore(read) && Duration.between(read, now).compareTo(fresh) <= 0) {
            return known;
        }
        T anew = source.get();
        value = anew;
        read = now;
        return anew;
    }
}
