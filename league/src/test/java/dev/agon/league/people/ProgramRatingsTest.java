package dev.agon.league.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.league.evaluation.PairedEvaluation;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.league.run.RunFolders;
import dev.agon.server.Conduct;
import dev.agon.server.LatePlayer;
import dev.agon.server.People;
import dev.agon.server.PlayerKind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matches without a screen in which a bot of the game plays as if it had dialled in. */
class ProgramRatingsTest {
    private static final Game CONNECT4 = Games.onClassPath().get("connect4");
    private static final int MATCHES = 10;

    @TempDir
    Path runs;

    private KnownPeople people;
    private ProgramRatings ratings;

    @BeforeEach
    void open() {
        people = new KnownPeople(runs, Optional::empty, Clock.systemUTC());
        ratings = new ProgramRatings(people, new PlayerCatalogue(new RunFolders(runs)), CONNECT4);
    }

    @Test
    void everyMatchOfAnEvaluationCountsForAProgramUnderItsOwnName() {
        evaluate(true, false);
        People.Standing standing = people.standing("remote:ada", CONNECT4);
        assertEquals(MATCHES, standing.matches());
        assertTrue(standing.rating() > 650, standing.toString());
        People.Change change = ratings.changes().get("remote:ada");
        assertEquals(standing, change.after());
        assertEquals(0, change.before().matches());
        assertEquals(Map.of(), ratings.unrated());
    }

    @Test
    void whoIsNotThereAtTheEndHasLost() {
        evaluate(true, true);
        People.Standing standing = people.standing("remote:ada", CONNECT4);
        assertEquals(MATCHES, standing.matches());
        assertTrue(standing.rating() < 650, standing.toString());
    }

    @Test
    void aProgramWithoutANameOfItsOwnIsNotRatedAndHearsWhy() {
        evaluate(false, false);
        assertEquals(Map.of(), people.ladder(CONNECT4));
        assertEquals(Map.of(), ratings.changes());
        assertTrue(
                ratings.unrated().get("remote:ada").contains("bears no name"),
                ratings.unrated().toString());
    }

    @Test
    void matchesByOtherRulesDoNotCount() {
        Game mages = Games.onClassPath().get("lanes1v1").with(Map.of("lanes.heroes", "mage"));
        ratings = new ProgramRatings(people, new PlayerCatalogue(new RunFolders(runs)), mages);
        new PairedEvaluation(mages, 1)
                .run(
                        program("rush", true, false, mages),
                        PlayerCatalogue.bot("rush", mages),
                        1,
                        1,
                        done -> {},
                        ratings::count);
        assertEquals(Map.of(), people.ladder(mages));
        assertTrue(
                ratings.unrated().get("remote:ada").contains("usual rules"),
                ratings.unrated().toString());
    }

    private void evaluate(boolean proven, boolean gone) {
        ResolvedPlayer opponent = PlayerCatalogue.bot("win-block", CONNECT4);
        new PairedEvaluation(CONNECT4, 1)
                .run(program("minimax4", proven, gone, CONNECT4), opponent, MATCHES, 1, done -> {}, ratings::count);
    }

    private static ResolvedPlayer program(String bot, boolean proven, boolean gone, Game game) {
        return new ResolvedPlayer(
                "remote:ada",
                PlayerKind.REMOTE,
                seed -> new DialledIn(PlayerCatalogue.bot(bot, game).sit(seed), proven, gone));
    }

    /** Answers at once. */
    private record DialledIn(Player player, boolean proven, boolean away) implements LatePlayer {
        @Override
        public void begin(Game game, int view, long seats) {
            player.begin(game, view, seats);
        }

        @Override
        public void decide(Observation seen, Orders orders) {
            player.decide(seen, orders);
        }

        @Override
        public void onChange(Runnable listener) {}

        @Override
        public void ask(Observation seen) {}

        @Override
        public boolean awaited() {
            return false;
        }

        @Override
        public long limitNanos() {
            return 0;
        }

        @Override
        public void collect(Orders into) {}

        @Override
        public String standIn() {
            return "";
        }

        @Override
        public Conduct conduct() {
            return Conduct.NONE;
        }

        @Override
        public void over(int tick, List<Float> outcomes, String replay) {}
    }
}
