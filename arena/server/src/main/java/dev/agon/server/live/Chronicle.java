package dev.agon.server.live;

import dev.agon.proto.journal.End;
import dev.agon.proto.journal.Entry;
import dev.agon.proto.journal.Tick;
import dev.agon.server.MatchResult;
import dev.agon.server.journal.MatchJournal;
import java.util.List;

/** Tells a match's journal what happens, before anybody else is told. */
final class Chronicle {
    private final MatchJournal journal;

    Chronicle(MatchJournal journal) {
        this.journal = journal;
    }

    void begun() {
        journal.add(Entry.newBuilder().setBegun(true).build());
    }

    void ticked(Tick tick) {
        journal.add(Entry.newBuilder().setTick(tick).build());
    }

    /** Somebody has taken their seat for the first time, has given it up, or is somebody else than was thought. */
    void guest(Guest guest) {
        journal.add(Entry.newBuilder()
                .setGuest(dev.agon.proto.journal.Guest.newBuilder()
                        .setSeat(guest.seat)
                        .setPerson(PlanMessages.describe(guest.person))
                        .setArrived(guest.arrived)
                        .setGone(guest.gone))
                .build());
    }

    void paused(boolean paused) {
        journal.add(Entry.newBuilder().setPaused(paused).build());
    }

    /** The last tick goes with its result, so that a match is never over without one. Waits until they lie on disk. */
    void ended(Tick last, FinishedMatch finished, List<MatchResult> forfeits) {
        End.Builder end = End.newBuilder()
                .setTick(last)
                .addAllSeats(finished.replay().getSeatsList())
                .setEndedAtMillis(finished.replay().getEndedAtMillis())
                .setResult(ResultMessages.describe(finished.result()));
        forfeits.forEach(forfeit -> end.addForfeits(ResultMessages.describe(forfeit)));
        journal.addLast(Entry.newBuilder().setEnd(end).build());
    }
}
