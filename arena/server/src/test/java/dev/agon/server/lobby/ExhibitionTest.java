package dev.agon.server.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Stage;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.Probe;
import dev.agon.server.live.HearingClient;
import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.ManualTimekeeper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What TV shows, in time that passes by hand. Players are called by their rating; {@code walker} is rated 1000 and walks to where the
 * other is.
 */
class ExhibitionTest {
    private static final int PAUSE_MILLIS = 500;

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final Lobby lobby =
            new Lobby(Games.onClassPath(), new Rated(), time, ArenaSettings.defaults(), null, result -> {});
    private final Exhibition tv = new Exhibition(
            lobby, () -> new Lineup("probe", Map.of("ticks", "100"), List.of("1000", "1000")), time, PAUSE_MILLIS);
    private final HearingClient viewer = new HearingClient();

    @Test
    void whereNobodyPlaysTheNewestDo() {
        tv.watch(viewer, -1);
        time.pass(10);
        assertTrue(stage().getExhibition());
    }

    @Test
    void theMatchOfTheClosestRatingsIsShown() {
        watched("1000", "400");
        LiveMatch close = watched("1000", "1010");
        watched("1000", "1500");
        tv.watch(viewer, 1);
        time.pass(10);
        assertEquals(close.id(), stage().getMatch());
        assertEquals(1, stage().getView());
        assertFalse(stage().getExhibition());
    }

    @Test
    void aMatchThatBecomesEvenIsTurnedTo() {
        LiveMatch oneSided = watched("1000", "1060");
        LiveMatch evening = watched("walker", "1100");
        tv.watch(viewer, -1);
        time.pass(10);
        assertEquals(oneSided.id(), stage().getMatch());
        time.pass(8_000);
        assertEquals(evening.id(), stage().getMatch());
    }

    @Test
    void whenAMatchOfOthersEndsTheNextIsShownAfterAPause() {
        LiveMatch shown = watched("1000", "1000");
        tv.watch(viewer, -1);
        time.pass(10);
        shown.breakOff();
        time.pass(10_000);
        assertTrue(stage().getExhibition());
        int shownSoFar = viewer.all(MessageCase.STAGE).size();
        time.pass(100 * 20 + PAUSE_MILLIS + 100);
        assertTrue(viewer.all(MessageCase.STAGE).size() > shownSoFar, "the exhibition goes on");
    }

    private Stage stage() {
        return viewer.last(MessageCase.STAGE).getStage();
    }

    /** A live match of others, which somebody watches so that it goes on. */
    private LiveMatch watched(String amber, String sky) {
        LiveMatch match =
                lobby.create(new Lineup("probe", Map.of("ticks", "5000"), List.of(amber, sky)), false, () -> {});
        match.watch(new HearingClient(), -1);
        time.pass(1);
        return match;
    }

    private static final class Rated implements PlayerSource {
        @Override
        public Player create(String name, Game game, long seed) {
            return new Player() {
                @Override
                public void begin(Game begun, int view, long seats) {}

                @Override
                public void decide(Observation observation, Orders orders) {
                    if (name.equals("walker")) {
                        orders.set(0, Probe.STEP, Probe.RIGHT);
                    }
                }
            };
        }

        @Override
        public PlayerEntry entry(String name, Game game) {
            double rating = name.equals("walker") ? 1000 : Double.parseDouble(name);
            return new PlayerEntry(name, PlayerKind.BOT, rating, 10.0, "");
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return List.of();
        }
    }
}
