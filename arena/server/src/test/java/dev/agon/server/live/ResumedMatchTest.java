package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.MatchResult;
import dev.agon.server.Probe;
import dev.agon.server.ServerLimits;
import dev.agon.server.journal.Forged;
import dev.agon.server.lobby.Reservation;
import dev.agon.server.replay.ReplayFiles;
import dev.agon.server.replay.ReplayVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matches go on in another arena where one was lost, in time that passes by hand. */
class ResumedMatchTest {
    private static final long HOLD_MILLIS = ArenaSettings.defaults().seatHoldMillis();
    private static final long RETURN_MILLIS = ServerLimits.RETURN_MILLIS;
    private static final int TICK_MILLIS = 20;
    private static final int SHORT_TICKS = 60;

    @TempDir
    Path folder;

    private final QuietLobby.Register people = new QuietLobby.Register();

    @Test
    void aPersonTakesTheSameSeatOfTheSameMatchWhereItWas() throws IOException {
        String token;
        String id;
        int tick;
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            Reservation seat = lost.lobby.create(QuietLobby.request("Ada", List.of("holder"), "amber"));
            lost.sit(lost.ada, seat);
            stepRight(lost, seat);
            lost.time.pass(20 * TICK_MILLIS);
            token = seat.token();
            id = seat.match().id();
            tick = seat.match().summary().tick();
            assertTrue(tick >= 20, () -> "tick " + tick(seat));
        }
        try (QuietLobby next = new QuietLobby(folder, people)) {
            Reservation seat = next.lobby.reservation(id, token);
            assertNotNull(seat);
            assertEquals(tick, seat.match().summary().tick());
            assertEquals("holder", seat.match().summary().seats().get(0).getStandIn());
            assertNull(next.lobby.reservation(id, token + "x"));
            next.time.pass(RETURN_MILLIS - 1);
            assertEquals(tick, seat.match().summary().tick(), "nobody plays for who is about to come back");
            next.sit(next.ada, seat);
            assertEquals("", seat.match().summary().seats().get(0).getStandIn());
            var frame = next.ada.all(MessageCase.FRAME).get(0).getFrame();
            assertTrue(frame.getFull());
            next.time.pass(SHORT_TICKS * TICK_MILLIS);

            assertEquals(SHORT_TICKS, next.results.get(0).ticks());
            assertEquals(List.of("Ada", "holder"), next.results.get(0).players());
            assertEquals(1, next.results.size());
            assertEquals(new ReplayVerifier.Verdict(SHORT_TICKS, -1), verify(next.results.get(0)));
        }
        assertEquals(List.of(), left(".unfinished"));
        try (QuietLobby third = new QuietLobby(folder, people)) {
            assertEquals(List.of(), third.lobby.matches());
            assertEquals(List.of(), third.results);
        }
    }

    @Test
    void whoIsBackIsToldWhoIsWaitedForAndPlaysOnWhenTheyAreBack() {
        Reservation host;
        Reservation guest;
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            host = lost.lobby.create(QuietLobby.request("Ada", List.of("human"), "amber"));
            guest = lost.lobby.accept(host.invitations().get(0).token(), "Bob", null);
            lost.sit(lost.ada, host);
            lost.sit(lost.bob, guest);
            lost.time.pass(10 * TICK_MILLIS);
        }
        String id = host.match().id();
        try (QuietLobby next = new QuietLobby(folder, people)) {
            LiveMatch match = next.lobby.find(id);
            assertNotNull(match);
            int tick = match.summary().tick();
            next.sit(next.ada, next.lobby.reservation(id, host.token()));
            assertEquals(
                    List.of(1), next.ada.last(MessageCase.WAITING).getWaiting().getSeatsList());
            next.time.pass(1_000);
            assertEquals(tick, match.summary().tick());
            next.sit(next.bob, next.lobby.reservation(id, guest.token()));
            assertEquals(
                    List.of(), next.ada.last(MessageCase.WAITING).getWaiting().getSeatsList());
            next.time.pass(TICK_MILLIS);
            assertTrue(match.summary().tick() > tick);
        }
    }

    @Test
    void whatFollowsIsWhatWouldHaveFollowed() throws IOException {
        Reservation seat;
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            seat = lost.lobby.create(QuietLobby.request("Ada", List.of("holder"), "amber"));
            lost.sit(lost.ada, seat);
            stepRight(lost, seat);
            lost.time.pass(17 * TICK_MILLIS);
        }
        long seed = seat.match().plan().seed();
        try (QuietLobby next = new QuietLobby(folder, people)) {
            next.time.pass(RETURN_MILLIS + SHORT_TICKS * TICK_MILLIS);
            MatchResult result = next.results.get(0);
            assertEquals(seed, result.seed());
            var replay = ReplayFiles.read(folder.resolve(result.replay() + ReplayFiles.SUFFIX));
            assertEquals(seed, replay.getSeed());
            assertEquals("Ada", replay.getSeats(0).getPlayer());
            // Of 9 decisions until the arena was lost; nobody gave orders afterwards.
            assertEquals(1, replay.getOrders().getVerbs().byteAt(0));
            assertEquals(new ReplayVerifier.Verdict(SHORT_TICKS, -1), verify(result));
        }
    }

    @Test
    void theSeatOfWhoDoesNotComeBackIsGivenUpAfterAsLongAsEver() {
        people.claim("Ada");
        Reservation seat;
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            seat = lost.lobby.create(QuietLobby.endless("Ada", "key of Ada"));
            lost.sit(lost.ada, seat);
            lost.time.pass(1_000);
        }
        try (QuietLobby next = new QuietLobby(folder, people)) {
            next.time.pass(HOLD_MILLIS - 1_000);
            assertEquals(List.of(), people.counted);
            next.time.pass(2_000);
            assertEquals(1, people.counted.size());
            assertEquals(List.of(-1f, 1f), people.counted.get(0).outcomes());
            Reservation given = next.lobby.reservation(seat.match().id(), seat.token());
            assertNotNull(given);
            given.match().sit(next.ada, given.seat());
            next.time.pass(0);
            assertEquals(
                    Refusal.BAD_TOKEN,
                    next.ada.last(MessageCase.REFUSED).getRefused().getReason());
        }
        try (QuietLobby third = new QuietLobby(folder, people)) {
            assertEquals(1, third.lobby.matches().size());
            third.time.pass(2 * HOLD_MILLIS);
            assertEquals(1, people.counted.size(), "who has given up gives up once");
        }
    }

    @Test
    void anInvitationIsGoodInTheNextArenaAndUsedUpThere() {
        Reservation host;
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            host = lost.lobby.create(QuietLobby.request("Ada", List.of("human"), "amber"));
            lost.sit(lost.ada, host);
            lost.time.pass(1_000);
        }
        String link = host.invitations().get(0).token();
        String guestToken;
        try (QuietLobby next = new QuietLobby(folder, people)) {
            var invitation = next.lobby.invitation(link);
            assertNotNull(invitation);
            assertEquals("Ada", invitation.host());
            Reservation guest = next.lobby.accept(link, "Bob", null);
            assertNotNull(guest);
            guestToken = guest.token();
            assertNull(next.lobby.invitation(link));
            next.sit(next.bob, guest);
            next.time.pass(500);
            assertEquals(0, guest.match().summary().tick(), "Ada has not come back yet");
        }
        try (QuietLobby third = new QuietLobby(folder, people)) {
            assertNull(third.lobby.invitation(link));
            String id = host.match().id();
            third.sit(third.ada, third.lobby.reservation(id, host.token()));
            third.sit(third.bob, third.lobby.reservation(id, guestToken));
            third.time.pass(10 * TICK_MILLIS);
            LiveMatch match = third.lobby.find(id);
            assertNotNull(match);
            assertTrue(match.summary().tick() > 0);
            assertEquals("Bob", match.summary().seats().get(1).getPlayer());
        }
    }

    @Test
    void aPracticeMatchThatStoodStillStandsStill() {
        Reservation seat;
        int tick;
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            seat = lost.lobby.create(QuietLobby.practice("probe"));
            lost.sit(lost.ada, seat);
            lost.time.pass(10 * TICK_MILLIS);
            seat.match().pause(lost.ada, true);
            lost.time.pass(100);
            tick = seat.match().summary().tick();
        }
        try (QuietLobby next = new QuietLobby(folder, people)) {
            Reservation again = next.lobby.reservation(seat.match().id(), seat.token());
            next.time.pass(1_000);
            next.sit(next.ada, again);
            assertTrue(next.ada.last(MessageCase.PAUSED).getPaused().getPaused());
            next.time.pass(1_000);
            assertEquals(tick, again.match().summary().tick());
            again.match().pause(next.ada, false);
            next.time.pass(10 * TICK_MILLIS);
            assertTrue(again.match().summary().tick() > tick);
        }
    }

    @Test
    void aMatchOfAgentsGoesOnForThoseWhoCameToWatchIt() {
        String id;
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            LiveMatch match = lost.lobby.create(
                    new Lineup("probe", Map.of("ticks", "9000"), List.of("holder", "holder")), true, () -> {});
            id = match.id();
            match.watch(lost.ada, -1);
            lost.time.pass(50 * TICK_MILLIS);
        }
        try (QuietLobby next = new QuietLobby(folder, people)) {
            LiveMatch match = next.lobby.find(id);
            assertNotNull(match);
            match.watch(next.ada, -1);
            next.time.pass(TICK_MILLIS);
            assertTrue(next.ada.all(MessageCase.FRAME).get(0).getFrame().getTick() >= 50);
            assertTrue(match.plan().exhibition());
            match.leave(next.ada);
            next.time.pass(60_000);
            assertTrue(match.ended());
        }
        assertEquals(List.of(), left(".unfinished"));
    }

    @Test
    void aMatchOfOtherRulesIsSetAside() throws IOException {
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            lost.sit(lost.ada, lost.lobby.create(QuietLobby.request("Ada", List.of("holder"), "amber")));
            lost.time.pass(10 * TICK_MILLIS);
        }
        Path journal = folder.resolve(left(".unfinished").get(0));
        Files.write(journal, Forged.start(Files.readAllBytes(journal), start -> start.setRulesVersion("probe-0")));
        try (QuietLobby next = new QuietLobby(folder, people)) {
            assertEquals(List.of(), next.lobby.matches());
        }
        assertEquals(List.of(journal.getFileName() + ".set-aside"), left(".set-aside"));
        assertEquals(List.of(), left(".unfinished"));
    }

    @Test
    void aMatchThatPlaysOutDifferentlyIsSetAside() throws IOException {
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            lost.sit(lost.ada, lost.lobby.create(QuietLobby.request("Ada", List.of("holder"), "amber")));
            lost.time.pass(10 * TICK_MILLIS);
        }
        Path journal = folder.resolve(left(".unfinished").get(0));
        Files.write(journal, Forged.start(Files.readAllBytes(journal), start -> start.setSeed(12345)));
        try (QuietLobby next = new QuietLobby(folder, people)) {
            assertEquals(List.of(), next.lobby.matches());
            assertEquals(List.of(), next.results);
        }
        assertEquals(1, left(".set-aside").size());
    }

    @Test
    void aResultThatWasNotHandedOnIsHandedOnOnceAndTheReplayKeptOnce() throws IOException {
        people.claim("Ada");
        Path before = folder.resolve("before");
        MatchResult told;
        try (QuietLobby lost = new QuietLobby(before, people)) {
            Reservation seat = lost.lobby.create(QuietLobby.quick("Ada", "key of Ada"));
            lost.people.atCount = () -> copy(before, folder.resolve("in-the-middle"));
            lost.sit(lost.ada, seat);
            lost.time.pass(2 * SHORT_TICKS * TICK_MILLIS);
            told = lost.results.get(0);
        }
        people.atCount = () -> {};
        assertEquals(1, people.counted.size());
        Path middle = folder.resolve("in-the-middle");
        try (QuietLobby next = new QuietLobby(middle, people)) {
            assertEquals(List.of(told), next.results, "told again, of the same match");
            assertEquals(2, people.counted.size());
            assertEquals(people.counted.get(0), people.counted.get(1));
            assertEquals(List.of(), next.lobby.matches());
        }
        try (Stream<Path> files = Files.list(middle)) {
            assertEquals(
                    List.of(told.replay() + ReplayFiles.SUFFIX),
                    files.map(file -> file.getFileName().toString()).toList());
        }
        assertEquals(Set.of(0), told.proven());
    }

    @Test
    void aTokenLiesInNoFile() throws IOException {
        try (QuietLobby lost = new QuietLobby(folder, people)) {
            Reservation seat = lost.lobby.create(QuietLobby.request("Ada", List.of("human"), "amber"));
            lost.sit(lost.ada, seat);
            lost.close();
            byte[] journal =
                    Files.readAllBytes(folder.resolve(left(".unfinished").get(0)));
            String text = new String(journal, StandardCharsets.ISO_8859_1);
            assertTrue(text.contains("Ada"));
            assertFalse(text.contains(seat.token()));
            assertFalse(text.contains(seat.invitations().get(0).token()));
        }
    }

    @Test
    void anArenaThatIsClosedInOrderLeavesThePeoplesMatchesToTheNext() {
        String id;
        try (QuietLobby closed = new QuietLobby(folder, people)) {
            Reservation seat = closed.lobby.create(QuietLobby.request("Ada", List.of("holder"), "amber"));
            closed.sit(closed.ada, seat);
            LiveMatch agents = closed.lobby.create(
                    new Lineup("probe", Map.of("ticks", "9000"), List.of("holder", "holder")), true, () -> {});
            closed.time.pass(10 * TICK_MILLIS);
            closed.lobby.close();
            closed.time.pass(0);
            id = seat.match().id();
            assertTrue(agents.ended());
        }
        try (QuietLobby next = new QuietLobby(folder, people)) {
            assertEquals(
                    List.of(id),
                    next.lobby.matches().stream().map(MatchSummary::id).toList());
        }
    }

    private static int tick(Reservation seat) {
        return seat.match().summary().tick();
    }

    private static void stepRight(QuietLobby here, Reservation seat) {
        here.time.pass(TICK_MILLIS);
        seat.match()
                .order(
                        here.ada,
                        Order.newBuilder()
                                .setActor(1)
                                .setVerb(Probe.STEP)
                                .setTarget(Probe.RIGHT)
                                .build());
        here.time.pass(0);
    }

    private ReplayVerifier.Verdict verify(MatchResult result) throws IOException {
        return ReplayVerifier.verify(
                Games.onClassPath(), ReplayFiles.read(folder.resolve(result.replay() + ReplayFiles.SUFFIX)));
    }

    private List<String> left(String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void copy(Path from, Path to) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(from)) {
            Files.createDirectories(to);
            all.forEach(files::add);
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
