package dev.agon.server.replay;

import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.ReplayOrders;
import org.jspecify.annotations.Nullable;

/** Reads what {@link OrderWriter} wrote, tick by tick, from the start. Believes nothing that it reads. */
final class OrderReader {
    private final ExpectedOrders expected;
    private final ReplayOrders written;
    private final Varints gaps;
    private final Varints targets;
    private int nextVerb;

    /** Orders as expected before the next that is not; {@link Varints#NONE} where the number cannot be read. */
    private int gap;

    private long hash;

    OrderReader(ReplayOrders written) {
        this(written, new ExpectedOrders(), new Varints(written.getGaps()), new Varints(written.getTargets()));
        readGap();
    }

    private OrderReader(ReplayOrders written, ExpectedOrders expected, Varints gaps, Varints targets) {
        this.written = written;
        this.expected = expected;
        this.gaps = gaps;
        this.targets = targets;
    }

    /** A reader that goes on from where this one is. */
    OrderReader copy() {
        OrderReader copy = new OrderReader(written, expected.copy(), gaps.copy(), targets.copy());
        copy.nextVerb = nextVerb;
        copy.gap = gap;
        copy.hash = hash;
        return copy;
    }

    private void readGap() {
        gap = gaps.atEnd() ? Integer.MAX_VALUE : gaps.read();
    }

    /**
     * Reads what the awaited views order into {@code orders}.
     *
     * @param seen observations of all awaited views
     * @return whether what is written are legal orders
     */
    boolean read(Match match, Observation[] seen, Orders[] orders) {
        hash = TickHash.NO_ORDERS;
        for (int view = 0; view < orders.length; view++) {
            orders[view].clear();
            for (int row = 0; match.awaits(view) && row < seen[view].actors; row++) {
                if (seen[view].hasChoice(row)) {
                    Told told = next(seen[view], row);
                    if (told == null) {
                        return false;
                    }
                    orders[view].set(row, told.verb(), told.target());
                    expected.remember(seen[view], row, told);
                    hash = TickHash.with(hash, told);
                }
            }
        }
        return true;
    }

    private @Nullable Told next(Observation seen, int row) {
        if (gap > 0) {
            gap--;
            return expected.of(seen, row);
        }
        Told told = gap == Varints.NONE ? null : readUnexpected(seen, row);
        readGap();
        return told;
    }

    private @Nullable Told readUnexpected(Observation seen, int row) {
        if (nextVerb == written.getVerbs().size()) {
            return null;
        }
        int verb = Byte.toUnsignedInt(written.getVerbs().byteAt(nextVerb++));
        if (verb >= seen.layout.verbs().size() || !seen.legalVerb(row, verb)) {
            return null;
        }
        int count = Targets.count(seen, row, verb);
        int rank = count > 1 ? targets.read() : 0;
        if (rank < 0 || rank >= Math.max(1, count)) {
            return null;
        }
        return new Told(verb, count == 0 ? 0 : Targets.nth(seen, row, verb, rank));
    }

    /** Hash of the orders read last. */
    long hash() {
        return hash;
    }

    /** Whether all that was written has been read. */
    boolean atEnd() {
        return gaps.atEnd() && targets.atEnd() && nextVerb == written.getVerbs().size();
    }
}
