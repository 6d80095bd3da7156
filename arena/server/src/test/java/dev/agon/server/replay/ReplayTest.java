package dev.agon.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.RandomPlayer;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    private static final Games GAMES = Games.onClassPath();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "kuhn", "probe", "lanes1v1", "lanes3v3"})
    void aRecordedMatchVerifiesAfterAWriteAndARead(String game) throws IOException {
        ReplayFile recorded = record(game, 7);
        Path file = folder.resolve("a.replay");
        ReplayFiles.write(file, recorded);

        ReplayFile read = ReplayFiles.read(file);

        assertEquals(recorded, read);
        assertEquals(new ReplayVerifier.Verdict(recorded.getTicksCount(), -1), ReplayVerifier.verify(GAMES, read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect4", "kuhn", "probe"})
    void anyChangedOrderIsNamedByItsTick(String game) throws IOException {
        ReplayFile recorded = record(game, 7);
        for (int tick = 0; tick < recorded.getTicksCount(); tick++) {
            for (int i = 0; i < recorded.getTicks(tick).getOrdersCount(); i++) {
                for (int bit = 0; bit < 3; bit++) {
                    ReplayFile.Builder changed = recorded.toBuilder();
                    int order = changed.getTicks(tick).getOrders(i) ^ 1 << bit;
                    changed.getTicksBuilder(tick).setOrders(i, order);
                    assertEquals(
                            tick, ReplayVerifier.verify(GAMES, changed.build()).firstDifference());
                }
            }
        }
    }

    @Test
    void aChangedOrderOfTheFlagshipIsNamedByItsTick() throws IOException {
        ReplayFile.Builder changed = record("lanes1v1", 7).toBuilder();
        int tick = 40;
        changed.getTicksBuilder(tick).setOrders(0, changed.getTicks(tick).getOrders(0) == 1 ? 0 : 1);

        assertEquals(tick, ReplayVerifier.verify(GAMES, changed.build()).firstDifference());
    }

    @Test
    void aChangedHashOutcomeOrLengthIsNoticed() throws IOException {
        ReplayFile recorded = record("connect4", 7);
        int ticks = recorded.getTicksCount();

        ReplayFile.Builder hash = recorded.toBuilder();
        hash.getTicksBuilder(3).setHash(hash.getTicks(3).getHash() ^ 1);
        assertEquals(3, ReplayVerifier.verify(GAMES, hash.build()).firstDifference());

        ReplayFile outcome = recorded.toBuilder().setOutcomes(0, 0.5f).build();
        assertEquals(ticks, ReplayVerifier.verify(GAMES, outcome).firstDifference());

        ReplayFile cut = recorded.toBuilder().removeTicks(ticks - 1).build();
        assertEquals(ticks - 1, ReplayVerifier.verify(GAMES, cut).firstDifference());
    }

    @Test
    void anyFlippedBitAndAnyCutOfAFileIsNoticed() throws IOException {
        Path file = folder.resolve("a.replay");
        ReplayFiles.write(file, record("kuhn", 3));
        byte[] good = Files.readAllBytes(file);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bad);
            assertThrows(DamagedReplayException.class, () -> ReplayFiles.read(file), "bit " + bit);
        }
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThrows(DamagedReplayException.class, () -> ReplayFiles.read(file), "length " + length);
        }
    }

    @Test
    void aFileThatUnpacksToTooMuchIsRefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write("AGONRPL1".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int mebibyte = 0; mebibyte <= ReplayFiles.MOST_UNPACKED >> 20; mebibyte++) {
                packed.write(zeros);
            }
        }
        Path file = folder.resolve("bomb.replay");
        Files.write(file, bomb.toByteArray());

        String message = assertThrows(DamagedReplayException.class, () -> ReplayFiles.read(file))
                .getMessage();

        assertTrue(message.contains("unpacks to more"), message);
    }

    @Test
    void aReplayOfOtherRulesSaysBothVersions() {
        ReplayFile other =
                record("kuhn", 3).toBuilder().setRulesVersion("old-1").build();

        String message = assertThrows(DamagedReplayException.class, () -> ReplayVerifier.verify(GAMES, other))
                .getMessage();

        assertTrue(
                message.contains("old-1") && message.contains(GAMES.get("kuhn").rulesVersion()), message);
    }

    @Test
    void aFolderKeepsTheNewestAndFindsNothingOutsideItself() throws IOException {
        ReplayFolder replays = new ReplayFolder(folder.resolve("replays"), 2);
        List<String> kept = new ArrayList<>();
        for (String id : List.of("a1", "b2", "c3")) {
            kept.add(replays.keep(record("kuhn", 1), id));
            Files.setLastModifiedTime(
                    folder.resolve("replays").resolve(kept.get(kept.size() - 1) + ".replay"),
                    FileTime.fromMillis(1_000_000L * kept.size()));
        }
        ReplayFiles.write(folder.resolve("outside.replay"), record("kuhn", 1));

        assertEquals(2, replays.names().size());
        assertTrue(replays.names().contains(kept.get(2)));
        for (String name : List.of("../outside", "/etc/passwd", "", "a\0b", "..", kept.get(2) + ".replay")) {
            assertThrows(NoSuchFileException.class, () -> replays.read(name), name);
        }
    }

    private static ReplayFile record(String name, long seed) {
        Game game = GAMES.get(name);
        Match match = game.start(seed);
        Observation[] seen = new Observation[game.views()];
        RandomPlayer[] players = new RandomPlayer[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
            players[view] = new RandomPlayer(MatchRandom.derive(seed, view));
            players[view].begin(game, view, -1);
        }
        Orders[] orders = Orders.forGame(game);
        ReplayRecorder recorder = new ReplayRecorder(game, Map.of(), seed);
        while (!match.over()) {
            for (int view = 0; view < seen.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen[view]);
                    players[view].decide(seen[view], orders[view]);
                }
            }
            recorder.advance(match, seen, orders);
        }
        List<Seat> seats = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seats.add(Seat.newBuilder().setSeat(seat).setPlayer("bot:random").build());
        }
        return recorder.finish(match, seats, 1_700_000_000_000L);
    }
}
