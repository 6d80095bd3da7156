package dev.agon.agents.rl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.game.RandomPlayer;
import dev.agon.game.connect4.Connect4;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.gym.StepReply;
import org.deeplearning4j.rl4j.environment.StepResult;
import org.deeplearning4j.rl4j.space.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What RL4J asks of an {@code MDP} and an {@code Environment}, in every game that ships. */
class ArenaMdpTest {
    private static final int STEPS = 150;

    static Stream<Game> games() {
        return Games.onClassPath().all().stream();
    }

    @ParameterizedTest
    @MethodSource("games")
    void takesAnyActionAndGivesObservationsOfOneLength(Game game) {
        ArenaMdp mdp = new ArenaMdp(game, RandomPlayer::new, 3);
        int length = mdp.getObservationSpace().getShape()[0];
        MatchRandom random = new MatchRandom(5);
        Box observation = mdp.reset();
        int ended = 0;
        for (int step = 0; step < STEPS; step++) {
            assertEquals(length, observation.getData().length());
            assertFalse(mdp.isDone());
            StepReply<Box> reply = mdp.step(random.nextInt(mdp.getActionSpace().getSize()));
            assertTrue(Double.isFinite(reply.getReward()));
            assertEquals(reply.isDone(), mdp.isDone());
            assertTrue(isFinite(reply.getObservation().toArray()));
            ended += reply.isDone() ? 1 : 0;
            observation = reply.isDone() ? mdp.reset() : reply.getObservation();
        }
        boolean isShort = game.maxTicks() < STEPS / 4;
        assertTrue(ended > 0 || !isShort, "no episode of " + game.name() + " ended");
        mdp.close();
    }

    @ParameterizedTest
    @MethodSource("games")
    void environmentLivesTheSameMatches(Game game) {
        ArenaMdp mdp = new ArenaMdp(game, RandomPlayer::new, MatchRandom.derive(9, 0));
        ArenaEnvironment environment =
                new ArenaEnvironment(game, RandomPlayer::new, MatchRandom.derive(MatchRandom.derive(9, 0), 0));
        int actions = mdp.getActionSpace().getSize();
        assertEquals(actions, environment.getSchema().getActionSchema().getActionSpaceSize());
        assertEquals(environment.observationLength(), mdp.getObservationSpace().getShape()[0]);
        assertSame(mdp.reset(), environment.reset());
        MatchRandom random = new MatchRandom(5);
        for (int step = 0; step < STEPS / 2; step++) {
            int action = random.nextInt(actions);
            StepReply<Box> reply = mdp.step(action);
            StepResult result = environment.step(action);
            assertEquals(reply.getReward(), result.getReward());
            assertEquals(reply.isDone(), result.isTerminal());
            assertEquals(mdp.isDone(), environment.isEpisodeFinished());
            assertSame(reply.getObservation(), result.getChannelsData());
            if (reply.isDone()) {
                assertSame(mdp.reset(), environment.reset());
            }
        }
        mdp.close();
        environment.close();
    }

    private static void assertSame(Box box, Map<String, Object> channels) {
        assertArrayEquals((double[]) channels.get(ArenaEnvironment.CHANNEL), box.toArray(), 1e-6);
    }

    @Test
    void rewardsOfAMatchAddUpToItsOutcomeWhicheverSideTheLearnerHas() {
        Game game = new Connect4();
        DecisionSequence matches = new DecisionSequence(game, game.bots().get("win-block"), 11);
        int[] counts = new int[3];
        for (int match = 0; match < 40; match++) {
            matches.begin();
            double sum = 0;
            while (!matches.over()) {
                sum += matches.give(match % 7);
            }
            double outcome = Math.signum(sum);
            assertEquals(outcome * Math.abs(sum), sum);
            counts[(int) outcome + 1]++;
        }
        assertTrue(counts[0] > 20, "a bot that blocks beats who always takes one column: " + Arrays.toString(counts));
    }

    @Test
    void learnerHoldsOneSideAndThenTheOther() {
        Game game = new Connect4();
        ArenaMdp mdp = new ArenaMdp(game, RandomPlayer::new, 1);
        List<Integer> stones = new ArrayList<>();
        for (int match = 0; match < 6; match++) {
            stones.add(stonesOnBoard(game, mdp.reset().toArray()));
        }

        assertTrue(
                stones.equals(List.of(0, 1, 0, 1, 0, 1)) || stones.equals(List.of(1, 0, 1, 0, 1, 0)),
                stones.toString());
    }

    private static int stonesOnBoard(Game game, double[] numbers) {
        int stones = 0;
        int planes = game.layout().globals().size();
        for (int cell = 0; cell < game.layout().changingPlaneLength(); cell++) {
            stones += numbers[planes + cell] > 0.5 ? 1 : 0;
        }
        return stones;
    }

    @Test
    void instancesForOtherThreadsPlayOtherMatches() {
        Game game = Games.onClassPath().get("leduc");
        ArenaMdp mdp = new ArenaMdp(game, RandomPlayer::new, 1);
        ArenaMdp one = mdp.newInstance();
        ArenaMdp two = one.newInstance();
        boolean differ = false;
        for (int match = 0; match < 10; match++) {
            double[] first = one.reset().toArray();
            double[] second = two.reset().toArray();
            assertEquals(first.length, second.length);
            differ |= !Arrays.equals(first, second);
        }
        assertTrue(differ);
    }

    @Test
    void refusesAnOrderAfterTheEnd() {
        ArenaMdp mdp = new ArenaMdp(Games.onClassPath().get("kuhn"), RandomPlayer::new, 1);
        mdp.reset();
        while (!mdp.isDone()) {
            mdp.step(0);
        }

        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> mdp.step(0));
        assertTrue(String.valueOf(refusal.getMessage()).contains("begin()"), refusal.getMessage());
    }

    private static boolean isFinite(double[] numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }
}
