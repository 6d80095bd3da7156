package dev.agon.league.play;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** All orders of one match so far: with its seed, the match itself. Written as {@code TableState.orders} describes. */
public final class MatchLog {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    /** A log of a match that begins. */
    public MatchLog() {}

    /** A log of a match whose first orders, if any, are known. */
    public static MatchLog of(ByteString orders) {
        MatchLog log = new MatchLog();
        try {
            orders.writeTo(log.bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return log;
    }

    /** Adds the orders of a step, of those views that were awaited. */
    public void add(boolean[] awaited, Observation[] seen, Orders[] orders) {
        try {
            for (int view = 0; view < awaited.length; view++) {
                if (awaited[view]) {
                    add(seen[view].actors, orders[view]);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void add(int actors, Orders orders) throws IOException {
        out.writeUInt32NoTag(actors);
        for (int row = 0; row < actors; row++) {
            out.writeUInt32NoTag(orders.verb[row] + 1);
            out.writeUInt32NoTag(orders.target[row]);
        }
    }

    /** Everything so far. */
    public ByteString orders() {
        try {
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }

    /** How many bytes there are, some of those added last left out. */
    public int size() {
        return bytes.size();
    }

    /** Everything since the last time, which is forgotten. */
    public ByteString take() {
        ByteString taken = orders();
        bytes.reset();
        return taken;
    }

    /** Reads a log from its beginning. */
    public static final class Reader {
        private final CodedInputStream in;

        /** A reader that stands before the first order. */
        public Reader(ByteString orders) {
            in = orders.newCodedInput();
        }

        /** Whether everything was read. */
        public boolean atEnd() throws IOException {
            return in.isAtEnd();
        }

        /**
         * Reads the orders of the next view that was awaited, for at most as many actors as there is room for.
         *
         * @return how many actors were ordered
         * @throws IOException where the log ends, or tells of more actors
         */
        public int read(Orders into) throws IOException {
            into.clear();
            int actors = in.readUInt32();
            if (actors < 0 || actors > into.verb.length) {
                throw new IOException("orders for " + actors + " actors, where there is room for " + into.verb.length);
            }
            for (int row = 0; row < actors; row++) {
                int verb = in.readUInt32() - 1;
                into.set(row, verb, in.readUInt32());
            }
            return actors;
        }
    }
}
