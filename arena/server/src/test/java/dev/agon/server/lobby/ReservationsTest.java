package dev.agon.server.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import dev.agon.proto.journal.Entry;
import dev.agon.server.ArenaSettings;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.journal.MatchJournal;
import dev.agon.server.live.Aftermath;
import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.ManualTimekeeper;
import dev.agon.server.live.MatchPlan;
import dev.agon.server.live.MatchPlan.Purpose;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.live.Person;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservationsTest {
    @Test
    void nobodyIsGivenATokenThatTheJournalDoesNotKnow() {
        Game game = Games.onClassPath().get("connect4");
        SeatPlan seat = new SeatPlan(PlayerEntry.unrated("bot:random", PlayerKind.BOT, ""), Person.unproven("Ada"));
        MatchPlan plan = new MatchPlan(
                "0123456789", game, game.settings(), 1, Collections.nCopies(game.seats(), seat), Purpose.PLAY);
        Told journal = new Told();
        LiveMatch match = new LiveMatch(
                plan,
                new RandomPlayers(),
                new ManualTimekeeper(),
                ArenaSettings.defaults(),
                (over, finished) -> Aftermath.NONE,
                journal);

        Reservation unused = new Reservations(new SecureRandom()).keep(match, 0, List.of());

        assertEquals(List.of("key", "written"), journal.told);
    }

    private static final class RandomPlayers implements PlayerSource {
        @Override
        public Player create(String name, Game game, long seed) {
            return new RandomPlayer(seed);
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return List.of();
        }
    }

    /** What a journal is told, in order. */
    private static final class Told implements MatchJournal {
        private final List<String> told = new ArrayList<>();

        @Override
        public void add(Entry entry) {
            told.add(entry.hasKey() ? "key" : "other");
        }

        @Override
        public void awaitWritten() {
            told.add("written");
        }

        @Override
        public void addLast(Entry entry) {
            throw new AssertionError("the match is not over");
        }

        @Override
        public void setAside(String why) {
            throw new AssertionError(why);
        }

        @Override
        public void delete() {}

        @Override
        public void close() {}
    }
}
