package dev.agon.server.journal;

import dev.agon.proto.journal.Entry;

/** The journal of one match that is played. Thread-safe; entries are kept in the order in which they are added. */
public interface MatchJournal {
    /** Keeps nothing. */
    MatchJournal NONE = new MatchJournal() {
        @Override
        public void add(Entry entry) {}

        @Override
        public void awaitWritten() {}

        @Override
        public void addLast(Entry entry) {}

        @Override
        public void setAside(String why) {}

        @Override
        public void delete() {}

        @Override
        public void close() {}
    };

    /** Adds an entry, which is written in a moment. Never waits. */
    void add(Entry entry);

    /** Waits until all that was added is written, so that it outlives this process, for a second at most. */
    void awaitWritten();

    /** Adds an entry and waits until it lies on disk, with all before it, for a few seconds at most. */
    void addLast(Entry entry);

    /** The match cannot go on: what was written is kept under another name, for people to look at, and the log says why. */
    void setAside(String why);

    /** The match is over, and all that is to be kept of it is kept elsewhere. */
    void delete();

    /** Adds nothing any more, and leaves the journal to the next arena. */
    void close();
}
