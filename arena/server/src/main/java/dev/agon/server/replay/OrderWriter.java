package dev.agon.server.replay;

import com.google.protobuf.ByteString;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.ReplayOrders;
import java.util.List;

/** Writes down the orders of a match, tick by tick, as {@link ReplayOrders} describes. */
final class OrderWriter {
    private final ExpectedOrders expected = new ExpectedOrders();
    private final Column gaps = new Column();
    private final Column verbs = new Column();
    private final Column targets = new Column();
    private int gap;

    /**
     * Writes down what the awaited views order, each order as it counts.
     *
     * @param seen observations of all awaited views
     * @return a hash of the orders
     */
    long write(Match match, Observation[] seen, Orders[] orders) {
        List.of(gaps, verbs, targets).forEach(Column::beginTick);
        long hash = TickHash.NO_ORDERS;
        for (int view = 0; view < orders.length; view++) {
            for (int row = 0; match.awaits(view) && row < seen[view].actors; row++) {
                if (seen[view].hasChoice(row)) {
                    Told told = Told.of(seen[view], row, orders[view].verb[row], orders[view].target[row]);
                    write(seen[view], row, told);
                    hash = TickHash.with(hash, told);
                }
            }
        }
        return hash;
    }

    private void write(Observation seen, int row, Told told) {
        if (told.equals(expected.of(seen, row))) {
            gap++;
        } else {
            writeUnexpected(seen, row, told);
        }
        expected.remember(seen, row, told);
    }

    private void writeUnexpected(Observation seen, int row, Told told) {
        gaps.writeVarint(gap);
        gap = 0;
        verbs.write(told.verb());
        if (Targets.count(seen, row, told.verb()) > 1) {
            targets.writeVarint(Targets.rank(seen, row, told.verb(), told.target()));
        }
    }

    /** All that was written. */
    ReplayOrders finish() {
        return orders(gaps.all, verbs.all, targets.all);
    }

    /** What the last tick added. */
    ReplayOrders lastTick() {
        return orders(gaps.lastTick, verbs.lastTick, targets.lastTick);
    }

    private static ReplayOrders orders(ByteString.Output gaps, ByteString.Output verbs, ByteString.Output targets) {
        return ReplayOrders.newBuilder()
                .setGaps(gaps.toByteString())
                .setVerbs(verbs.toByteString())
                .setTargets(targets.toByteString())
                .build();
    }

    /** One kind of what is written, of all ticks and of the last. */
    private static final class Column {
        final ByteString.Output all = ByteString.newOutput();
        final ByteString.Output lastTick = ByteString.newOutput();

        void beginTick() {
            lastTick.reset();
        }

        void write(int value) {
            all.write(value);
            lastTick.write(value);
        }

        void writeVarint(int value) {
            Varints.write(value, all);
            Varints.write(value, lastTick);
        }
    }
}
