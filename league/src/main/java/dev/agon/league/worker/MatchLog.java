package dev.agon.league.worker;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** All orders of one match so far: with its seed, the match itself. Written as {@code TableState.orders} describes. */
final class MatchLog {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    /** A log of a match whose first orders, if any, are known. */
    static MatchLog of(ByteString orders) {
        MatchLog log = new MatchLog();
        try {
            orders.writeTo(log.bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return log;
    }

    /** Adds the orders of a step, of those views that were awaited. */
    void add(boolean[] awaited, Observation[] seen, Orders[] orders) {
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
    ByteString orders() {
        try {
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }

    /** Reads a log from its beginning. */
    static final class Reader {
        private final CodedInputStream in;

        Reader(ByteString orders) {
            in = orders.newCodedInput();
        }

        boolean atEnd() throws IOException {
            return in.isAtEnd();
        }

        /** Reads the orders of the next view that was awaited. */
        void read(Orders into) throws IOException {
            into.clear();
            int actors = in.readUInt32();
            for (int row = 0; row < actors; row++) {
                int verb = in.readUInt32() - 1;
                into.set(row, verb, in.readUInt32());
            }
        }
    }
}
