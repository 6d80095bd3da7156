package dev.agon.server.journal;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.journal.End;
import dev.agon.proto.journal.Entry;
import dev.agon.proto.journal.Guest;
import dev.agon.proto.journal.Key;
import dev.agon.proto.journal.Opening;
import dev.agon.server.ServerLimits;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.GrowingReplay;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an arena that was killed wrote down of a match that it did not finish. For one thread. */
public final class StoredJournal {
    private final Map<Integer, Guest> guests = new LinkedHashMap<>();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private @Nullable Opening opening;
    private @Nullable GrowingReplay replay;
    private @Nullable End end;
    private boolean begun;
    private boolean paused;
    private int resumesWithoutATick;
    private final int wholeBytes;

    /**
     * Reads one.
     *
     * @throws DamagedReplayException where it is not a journal, was damaged after it was written, or says nothing of a match
     */
    static StoredJournal read(byte[] file) throws DamagedReplayException {
        StoredJournal read = new StoredJournal(file);
        if (read.opening == null) {
            throw new DamagedReplayException("it breaks off before it says what is played");
        }
        return read;
    }

    private StoredJournal(byte[] file) throws DamagedReplayException {
        wholeBytes = EntryFormat.read(file, this::take);
    }

    private void take(Entry entry) {
        switch (entry.getHappenedCase()) {
            case OPENING -> open(entry.getOpening());
            case BEGUN -> begun = true;
            case TICK -> {
                growing().add(entry.getTick());
                resumesWithoutATick = 0;
            }
            case GUEST -> guests.put(entry.getGuest().getSeat(), entry.getGuest());
            case KEY -> keys.put(entry.getKey().getSha256(), entry.getKey());
            case ANSWERED -> keys.remove(entry.getAnswered());
            case PAUSED -> paused = entry.getPaused();
            case RESUMED -> resumesWithoutATick++;
            case END -> {
                growing().add(entry.getEnd().getTick());
                end = entry.getEnd();
            }
            case HAPPENED_NOT_SET -> throw new IllegalArgumentException("it is of another version");
        }
    }

    private void open(Opening first) {
        opening = first;
        replay = new GrowingReplay(first.getStart());
    }

    private GrowingReplay growing() {
        return Objects.requireNonNull(replay, "it does not begin with an opening");
    }

    /** How many bytes of the file are whole. */
    int wholeBytes() {
        return wholeBytes;
    }

    /** Why the match is better left alone, in a sentence, or null. */
    @Nullable
    String whyNot() {
        return begun && end == null && resumesWithoutATick >= ServerLimits.JOURNAL_RESUMES
                ? "it was taken up " + resumesWithoutATick + " times and never got a tick further"
                : null;
    }

    /** What the match was to be. */
    public Opening opening() {
        return Objects.requireNonNull(opening);
    }

    /**
     * What is played.
     *
     * @throws DamagedReplayException when there is no such game, or it has other rules by now
     */
    public Game game(Games games) throws DamagedReplayException {
        return growing().game(games);
    }

    /** How many ticks were played. */
    public int ticks() {
        return growing().ticks();
    }

    /** Hash of the state after the last of them. */
    public long lastStateHash() {
        return growing().lastStateHash();
    }

    /** What was played, without an end; for once. */
    public ReplayFile soFar() {
        return growing().soFar(opening().getPlacesCount());
    }

    /** Whether the first tick had begun. */
    public boolean begun() {
        return begun;
    }

    /** Whether the match was stopped. */
    public boolean paused() {
        return paused;
    }

    /** How people stood to their seats, as far as that had changed. */
    public Collection<Guest> guests() {
        return List.copyOf(guests.values());
    }

    /** What opens seats. */
    public Collection<Key> keys() {
        return List.copyOf(keys.values());
    }

    /** How the match ended, where it did and only what follows from that may not have been done; else null. */
    public @Nullable End end() {
        return end;
    }

    /** The replay of a match that ended; for once. */
    public ReplayFile finished(End how) {
        return growing().finish(how.getSeatsList(), how.getResult().getOutcomesList(), how.getEndedAtMillis());
    }
}
