package dev.agon.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.journal.Entry;
import dev.agon.proto.journal.Guest;
import dev.agon.proto.journal.Key;
import dev.agon.proto.journal.Opening;
import dev.agon.proto.journal.Place;
import dev.agon.proto.journal.Tick;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.Recordings;
import dev.agon.server.replay.ReplayCursor;
import dev.agon.server.replay.ReplayRecorder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal that is not whole gives a beginning of the match, or nothing: never a match that was not played. */
class CutJournalTest {
    private static final Games GAMES = Games.onClassPath();
    private static final long SEED = 7;
    private static final int MOST_TICKS = 120;

    private final List<Tick> ticks = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    /** By number of ticks: the match so far, which was found to be what was played. */
    private final Map<Integer, ReplayFile> played = new HashMap<>();

    private int unfit;
    private int shorter;

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "lanes1v1", "probe"})
    void cutAnywhereItIsTheMatchUpToTheLastWholeTick(String game) throws DamagedReplayException {
        byte[] whole = write(GAMES.get(game));
        for (int length = 0; length <= whole.length; length++) {
            look(Arrays.copyOf(whole, length), wholeTicks(length));
        }
        assertTrue(unfit > 0 && shorter > ticks.size(), unfit + " refused, " + shorter + " shorter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "lanes1v1", "probe"})
    void withOneBitFlippedItIsRefusedOrEndsBeforeThat(String game) throws DamagedReplayException {
        byte[] whole = write(GAMES.get(game));
        int step = Math.max(1, whole.length / 400);
        for (int at = 0; at < whole.length; at += step) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                look(flipped, wholeTicks(at));
            }
        }
        assertTrue(unfit > 0 && shorter > 0, unfit + " refused, " + shorter + " shorter");
    }

    @Test
    void zerosOrNoiseAfterTheEndAreCutOff() throws DamagedReplayException {
        byte[] whole = write(GAMES.get("connect4"));
        look(Arrays.copyOf(whole, whole.length + 4096), ticks.size());
        byte[] noisy = Arrays.copyOf(whole, whole.length + 300);
        for (int at = whole.length; at < noisy.length; at++) {
            noisy[at] = (byte) (at * 167);
        }
        look(noisy, ticks.size());
        assertEquals(0, unfit);
    }

    /** A journal of random players' match, with where each tick ends in it. */
    private byte[] write(Game game) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Recordings.random(game, SEED, tick -> {
            if (ticks.size() < MOST_TICKS) {
                ticks.add(tick);
            }
        });
        Consumer<Entry.Builder> add = entry -> file.writeBytes(EntryFormat.seal(entry.build()));
        file.writeBytes(EntryFormat.magic());
        Opening.Builder opening =
                Opening.newBuilder().setMatch("0123456789").setStart(ReplayRecorder.start(game, SEED, false));
        for (int seat = 0; seat < game.seats(); seat++) {
            opening.addPlaces(Place.getDefaultInstance());
        }
        add.accept(Entry.newBuilder().setOpening(opening));
        add.accept(Entry.newBuilder().setKey(Key.newBuilder().setSha256("abc")));
        add.accept(Entry.newBuilder().setGuest(Guest.newBuilder().setArrived(true)));
        add.accept(Entry.newBuilder().setBegun(true));
        for (Tick tick : ticks) {
            add.accept(Entry.newBuilder().setTick(tick));
            ends.add(file.size());
        }
        return file.toByteArray();
    }

    private int wholeTicks(int length) {
        return (int) ends.stream().filter(end -> end <= length).count();
    }

    /** Reads it, and plays it where it can be read. */
    private void look(byte[] file, int expectedTicks) throws DamagedReplayException {
        StoredJournal read;
        try {
            read = StoredJournal.read(file);
        } catch (DamagedReplayException refused) {
            unfit++;
            return;
        }
        shorter += read.ticks() < ticks.size() ? 1 : 0;
        assertEquals(expectedTicks, read.ticks());
        if (read.ticks() > 0) {
            long hash = ticks.get(read.ticks() - 1).getStateHash();
            assertEquals(hash, read.lastStateHash());
            ReplayFile soFar = read.soFar();
            if (!soFar.equals(played.get(expectedTicks))) {
                assertPlays(soFar, expectedTicks, hash);
                assertNull(played.put(expectedTicks, soFar), "another match of as many ticks");
            }
        }
    }

    private static void assertPlays(ReplayFile soFar, int expectedTicks, long hash) throws DamagedReplayException {
        ReplayCursor cursor = ReplayCursor.open(GAMES, soFar);
        while (!cursor.atEnd()) {
            assertTrue(cursor.step());
        }
        assertEquals(hash, cursor.match().hash());
        assertEquals(expectedTicks, cursor.match().tick());
    }
}
