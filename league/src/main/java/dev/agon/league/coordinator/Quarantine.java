package dev.agon.league.coordinator;

import dev.agon.league.AgonException;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.run.QuarantineList.Entry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is heard no more: processes of workers, and places where such processes joined. A place is an address with a token; it is closed to
 * whoever joins newly after a lie was told from there, or nonsense came from a few processes there. The workers of this machine's
 * supervisor have no such place: it starts another one under the same name, and gives up by itself where that goes on. Thread-safe.
 */
public final class Quarantine {
    /** Processes of one place that send nonsense before it is closed: a flipped bit comes once. */
    static final int NONSENSE_CLOSES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int KNOWN = 10_000;
    private static final int TOLD = 20;

    private final InstantSource clock;
    private final Consumer<QuarantineList> keep;
    private QuarantineList list;

    /**
     * Those who were in quarantine before.
     *
     * @param keep hears of every change, to keep it
     */
    public Quarantine(QuarantineList before, InstantSource clock, Consumer<QuarantineList> keep) {
        list = before;
        this.clock = clock;
        this.keep = keep;
    }

    /** From now on the process is heard no more; nor, where the place is closed, whoever joins newly from there. */
    synchronized void add(WorkerRecord worker, String reason, boolean lied) {
        Place place = worker.place();
        long nonsense =
                list.entries().stream().filter(entry -> isFrom(place, entry)).count();
        boolean closes = !place.isSupervised() && (lied || nonsense + 1 >= NONSENSE_CLOSES);
        Entry entry = new Entry(
                worker.name(),
                worker.incarnation(),
                worker.host(),
                worker.processId(),
                place.address(),
                place.token(),
                closes,
                reason,
                clock.millis());
        change(new QuarantineList(Stream.concat(
                        list.entries().stream().skip(Math.max(0, list.entries().size() + 1 - KNOWN)), Stream.of(entry))
                .toList()));
    }

    private static boolean isFrom(Place place, Entry entry) {
        return entry.address().equals(place.address()) && entry.token().equals(place.token());
    }

    private void change(QuarantineList changed) {
        list = changed;
        try {
            keep.accept(changed);
        } catch (AgonException unkept) {
            LOG.warn("a quarantine will be forgotten when the learner ends: {}", unkept.getMessage());
        }
    }

    /** Why the process is heard no more, or empty where it is heard. */
    synchronized Optional<String> of(String worker, long incarnation) {
        return list.entries().stream()
                .filter(entry -> entry.worker().equals(worker) && entry.incarnation() == incarnation)
                .map(Entry::sentence)
                .findFirst();
    }

    /** Why nobody joins newly from there, or empty where one may. */
    synchronized Optional<String> of(Place place) {
        return list.entries().stream()
                .filter(entry -> entry.closed() && isFrom(place, entry))
                .map(entry -> "nobody joins from " + place.address()
                        + (place.token().isEmpty() ? "" : " with token " + place.token())
                        + " any more, because of " + entry.sentence()
                        + "; whoever runs the league lifts that with: ./agon cluster RUN quarantine lift "
                        + entry.worker())
                .findFirst();
    }

    /** Ends the quarantine of all processes of that name, and of where they joined. How many they were. */
    synchronized int lift(String worker) {
        QuarantineList rest = list.without(worker);
        int lifted = list.entries().size() - rest.entries().size();
        if (lifted > 0) {
            LOG.info("the quarantine of {} is lifted", worker);
            change(rest);
        }
        return lifted;
    }

    /** Who is in quarantine and why, the newest last: one sentence each, of the last few. */
    synchronized List<String> sentences() {
        return list.entries().stream()
                .skip(Math.max(0, list.entries().size() - TOLD))
                .map(Entry::sentence)
                .toList();
    }
}
