package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.ArenaSettings;
import dev.agon.server.MatchResult;
import dev.agon.server.People;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.journal.Journals;
import dev.agon.server.lobby.Lobby;
import dev.agon.server.lobby.MatchRequest;
import dev.agon.server.lobby.Reservation;
import dev.agon.server.replay.ReplayFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lobby in time that passes by hand, with two people, and agents that give no orders. */
final class QuietLobby implements AutoCloseable {
    final ManualTimekeeper time = new ManualTimekeeper();
    final HearingClient ada = new HearingClient();
    final HearingClient bob = new HearingClient();

    /** Every result that was handed on. */
    final List<MatchResult> results = new ArrayList<>();

    final Register people;
    final Lobby lobby;

    private final @Nullable Journals journals;

    /** Keeps nothing. */
    QuietLobby() {
        this(null, null, new Register());
    }

    /** Keeps replays and journals in the folder, and goes on with what lies there. */
    QuietLobby(Path folder, Register people) {
        this(new ReplayFolder(folder, 50), new Journals(folder, InstantSource.system()), people);
        lobby.resume();
        time.pass(0);
    }

    private QuietLobby(@Nullable ReplayFolder replays, @Nullable Journals journals, Register people) {
        this.people = people;
        this.journals = journals;
        lobby = new Lobby(
                Games.onClassPath(),
                new Holders(),
                time,
                ArenaSettings.defaults(),
                replays,
                journals,
                results::add,
                people);
    }

    /** All that was written down is there, and nothing more will be: as if its process were killed. */
    @Override
    public void close() {
        if (journals != null) {
            journals.close();
        }
    }

    /** The client takes its seat. */
    void sit(HearingClient client, @Nullable Reservation seat) {
        assertNotNull(seat);
        seat.match().sit(client, seat.seat());
        time.pass(0);
    }

    static int lastTick(HearingClient client) {
        return client.last(MessageCase.FRAME).getFrame().getTick();
    }

    static MatchRequest request(String name, List<String> opponents, String side) {
        return new MatchRequest("probe", null, null, opponents, null, "holder", side, name, null, false);
    }

    static MatchRequest quick(String name, @Nullable String token) {
        return new MatchRequest("probe", null, "holder", null, null, null, "amber", name, token, false);
    }

    static MatchRequest practice(String game) {
        return new MatchRequest(game, null, "holder", null, null, null, "amber", "Ada", null, true);
    }

    static MatchRequest endless(String name, @Nullable String token) {
        return new MatchRequest(
                "probe", Map.of("ticks", "9000"), "holder", null, null, null, "amber", name, token, false);
    }

    /** Agents of any name that give no orders. */
    private static final class Holders implements PlayerSource {
        @Override
        public Player create(String name, Game game, long seed) {
            return new Player() {
                @Override
                public void begin(Game begun, int view, long seats) {}

                @Override
                public void decide(Observation observation, Orders orders) {}
            };
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return List.of(PlayerEntry.unrated("holder", PlayerKind.BOT, ""));
        }
    }

    /** Keeps names, and gives everybody 20 points for every match. */
    static final class Register implements People {
        final List<String> taken = new ArrayList<>();
        final List<MatchResult> counted = new ArrayList<>();

        /** Run before each result is counted. */
        Runnable atCount = () -> {};

        @Override
        public String claim(String name) {
            taken.add(name);
            return "key of " + name;
        }

        @Override
        public boolean isTaken(String name) {
            return taken.contains(name);
        }

        @Override
        public boolean proves(String name, String token) {
            return token.equals("key of " + name);
        }

        @Override
        public Standing standing(String name, Game game) {
            return new Standing(1100, 80, 5);
        }

        @Override
        public Map<String, Standing> ladder(Game game) {
            return Map.of();
        }

        @Override
        public Rated count(MatchResult result, Game game) {
            atCount.run();
            counted.add(result);
            Map<Integer, Change> changes = result.proven().isEmpty()
                    ? Map.of()
                    : Map.of(
                            result.proven().iterator().next(),
                            new Change(new Standing(1100, 80, 5), new Standing(1120, 79, 6)));
            return new Rated(changes, "");
        }
    }
}
