package dev.agon.agents.rl4j.actor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import dev.agon.game.connect4.Connect4;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlatObservationTest {
    private static final int TICKS = 60;

    static Stream<Game> games() {
        return Games.onClassPath().all().stream();
    }

    @ParameterizedTest
    @MethodSource("games")
    void readsWhatItWrote(Game game) {
        FlatObservation flat = new FlatObservation(game);
        float[] numbers = new float[flat.length()];
        float[] again = new float[flat.length()];
        Observation read = flat.empty();
        int seen = forEachActor(game, (observation, actor) -> {
            flat.write(observation, actor, numbers);
            flat.read(numbers, read);
            flat.write(read, 0, again);

            assertArrayEquals(numbers, again, 1e-5f);
            assertEquals(1, read.actors);
            assertEquals(observation.entities, read.entities);
            assertEquals(observation.actorEntity[actor], read.actorEntity[0]);
            assertEquals(observation.verbMask[actor], read.verbMask[0]);
            assertArrayEquals(targets(observation, actor), targets(read, 0));
            for (int global = 0; global < observation.globals.length; global++) {
                float range = game.layout().globals().get(global).high()
                        - game.layout().globals().get(global).low();
                assertEquals(observation.globals[global], read.globals[global], 1e-5f * range);
            }
        });
        assertTrue(seen > 3, "only " + seen);
    }

    @ParameterizedTest
    @MethodSource("games")
    void tellsActorsOfOneViewApart(Game game) {
        FlatObservation flat = new FlatObservation(game);
        float[] one = new float[flat.length()];
        float[] other = new float[flat.length()];
        forEachActor(game, (observation, actor) -> {
            flat.write(observation, actor, one);
            for (int before = 0; before < actor; before++) {
                flat.write(observation, before, other);
                assertTrue(!Arrays.equals(one, other), "actors " + before + " and " + actor);
            }
        });
    }

    @Test
    void holdsTheBoardTheSeatAndTheLegalColumnsOfConnect4() {
        Game game = new Connect4();
        FlatObservation flat = new FlatObservation(game);
        Match match = game.start(1);
        Observation observation = new Observation(game.layout(), 1);
        match.observe(0, observation);
        float[] numbers = new float[flat.length()];

        flat.write(observation, 0, numbers);

        int columns = game.layout().columns();
        assertEquals(
                flat.length(), game.layout().globals().size() + game.layout().changingPlaneLength() + 1 + columns);
        float[] tail = Arrays.copyOfRange(numbers, flat.length() - columns - 1, flat.length());
        float[] allOnes = new float[columns + 1];
        Arrays.fill(allOnes, 1);
        assertArrayEquals(allOnes, tail);
        flat.write(observation, -1, numbers);
        assertArrayEquals(
                new float[columns + 1], Arrays.copyOfRange(numbers, flat.length() - columns - 1, flat.length()));
    }

    private static long[] targets(Observation observation, int actor) {
        int words = observation.layout.targetWords();
        int verbs = observation.layout.verbs().size();
        return Arrays.copyOfRange(observation.targetMask, actor * verbs * words, (actor + 1) * verbs * words);
    }

    /** Looks at every actor of a random match's first ticks; gives how many those were. */
    private static int forEachActor(Game game, BiConsumer<Observation, Integer> look) {
        Match match = game.start(7);
        Orders[] orders = Orders.forGame(game);
        Player[] players = new Player[game.views()];
        Observation[] observations = new Observation[game.views()];
        for (int view = 0; view < players.length; view++) {
            players[view] = new RandomPlayer(view);
            players[view].begin(game, view, -1L);
            observations[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        int seen = 0;
        for (int tick = 0; tick < TICKS; tick++) {
            if (match.over()) {
                match = game.start(tick);
            }
            for (int view = 0; view < players.length; view++) {
                orders[view].clear();
                match.observe(view, observations[view]);
                for (int actor = 0; actor < observations[view].actors; actor++) {
                    look.accept(observations[view], actor);
                    seen++;
                }
                if (match.awaits(view)) {
                    players[view].decide(observations[view], orders[view]);
                }
            }
            match.advance(orders);
        }
        return seen;
    }
}
