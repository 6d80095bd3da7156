package dev.agon.league.learner;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells failures for want of room from all others. */
final class FullDisk {
    /** As the system, and the databases, say it. */
    private static final List<String> SIGNS = List.of("No space left on device", "Disk quota exceeded", "SQLITE_FULL");

    /** How PostgreSQL says it: {@code disk_full}. */
    private static final String SQL_STATE = "53100";

    private FullDisk() {}

    /** What was said of a full disk, if that is why this failed. */
    static Optional<String> reason(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())
                    || SIGNS.stream().anyMatch(message::contains)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }
}
