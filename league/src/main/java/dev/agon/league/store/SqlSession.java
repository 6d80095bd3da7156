package dev.agon.league.store;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One connection to a database, opened anew after it broke. One call at a time uses it. */
final class SqlSession implements AutoCloseable {
    private static final int ALIVE_SECONDS = 2;

    private final Supplier<Handle> opening;
    private @Nullable Handle handle;
    private boolean closed;

    /** A session that begins with this connection and opens others in its place. */
    SqlSession(Handle first, Supplier<Handle> opening) {
        this.opening = opening;
        handle = first;
    }

    /** Does something with the connection. After a failure that broke it the next call gets another. */
    synchronized <T> T call(Function<Handle, T> work) {
        Handle open = open();
        try {
            return work.apply(open);
        } catch (RuntimeException failed) {
            if (!isAlive(open)) {
                handle = null;
                closeQuietly(open);
            }
            throw failed;
        }
    }

    /** As {@link #call}, all or nothing. */
    <T> T transaction(Function<Handle, T> work) {
        return call(open -> open.inTransaction(work::apply));
    }

    /** As {@link #transaction}, without an answer. */
    void write(Consumer<Handle> work) {
        transaction(open -> {
            work.accept(open);
            return true;
        });
    }

    private Handle open() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        Handle open = handle;
        if (open == null) {
            open = opening.get();
            handle = open;
        }
        return open;
    }

    private static boolean isAlive(Handle handle) {
        try {
            return handle.getConnection().isValid(ALIVE_SECONDS);
        } catch (SQLException | RuntimeException broken) {
            return false;
        }
    }

    private static void closeQuietly(Handle broken) {
        try {
            broken.close();
        } catch (RuntimeException alreadyGone) {
            // It broke: there is nothing left to close.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Handle open = handle;
        handle = null;
        if (open != null) {
            open.close();
        }
    }
}
