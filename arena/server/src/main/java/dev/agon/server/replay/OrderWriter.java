package dev.agon.server.replay;

import com.google.protobuf.ByteString;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.ReplayOrders;

/** Writes down the orders of a match, tick by tick, as {@link ReplayOrders} describes. */
final class OrderWriter {
    private final ExpectedOrders expected = new ExpectedOrders();
    private final ByteString.Output gaps = ByteString.newOutput();
    private final ByteString.Output verbs = ByteString.newOutput();
    private final ByteString.Output targets = ByteString.newOutput();
    private int gap;

    /**
     * Writes down what the awaited views order, each order as it counts.
     *
     * @param seen observations of all awaited views
     * @return a hash of the orders
     */
    long write(Match match, Observation[] seen, Orders[] orders) {
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
        Varints.write(gap, gaps);
        gap = 0;
        verbs.write(told.verb());
        if (Targets.count(seen, row, told.verb()) > 1) {
            Varints.write(Targets.rank(seen, row, told.verb(), told.target()), targets);
        }
    }

    /** All that was written. */
    ReplayOrders finish() {
        return ReplayOrders.newBuilder()
                .setGaps(gaps.toByteString())
                .setVerbs(verbs.toByteString())
                .setTargets(targets.toByteString())
                .build();
    }
}
