package dev.agon.server.journal;

import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.journal.Entry;
import dev.agon.server.replay.DamagedReplayException;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Journals that were written over. */
public final class Forged {
    private Forged() {}

    /** The same journal of a match that began otherwise. */
    public static byte[] start(byte[] journal, Consumer<ReplayFile.Builder> change) throws DamagedReplayException {
        ByteArrayOutputStream forged = new ByteArrayOutputStream();
        forged.writeBytes(EntryFormat.magic());
        EntryFormat.read(journal, entry -> {
            Entry.Builder other = entry.toBuilder();
            if (entry.hasOpening()) {
                change.accept(other.getOpeningBuilder().getStartBuilder());
            }
            forged.writeBytes(EntryFormat.seal(other.build()));
        });
        return forged.toByteArray();
    }
}
