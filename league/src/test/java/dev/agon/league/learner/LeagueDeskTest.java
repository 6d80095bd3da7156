package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.matchmaking.LeagueAgent;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LeagueDeskTest {
    private static final int LEASES = 50;
    private static final int MATCHES = 100;

    @Test
    void onlyTheNewestWeightsOfOneAgentLearnFromAMatchAndLearnersShareMatchesByWeight() {
        for (String name : List.of("connect4", "lanes3v3")) {
            Game game = Games.onClassPath().get(name);
            LeagueDesk desk = desk(game);
            Map<String, Integer> matches = new TreeMap<>();
            boolean mainMetAnExploiterThatLearned = false;
            for (int i = 0; i < LEASES; i++) {
                for (Assignment assignment : desk.lease("w", MATCHES).getAssignmentsList()) {
                    List<PlayerRef> learners = learners(game, assignment);
                    if (assignment.getEvaluation()) {
                        assertTrue(assignment.getPlayersList().stream().allMatch(PlayerRefs::isFrozen));
                        assertTrue(learners.isEmpty());
                        continue;
                    }
                    assertEquals(1, learners.stream().distinct().count(), assignment.toString());
                    assertTrue(learners.get(0).getLatest(), assignment.toString());
                    String learner = PlayerRefs.agent(learners.get(0));
                    matches.merge(learner, assignment.getSeedsCount(), Integer::sum);
                    mainMetAnExploiterThatLearned |=
                            learner.equals("main-exploiter") && playsIn(assignment, "main@latest");
                }
            }
            assertTrue(mainMetAnExploiterThatLearned);
            double all = matches.values().stream().mapToInt(count -> count).sum();
            assertEquals(0.6, matches.get("main") / all, 0.02);
            assertEquals(0.2, matches.get("main-exploiter") / all, 0.02);
            assertEquals(0.2, matches.get("league-exploiter") / all, 0.02);
        }
    }

    @Test
    void agentsThatAreNewToARunShareMatchesByWeightFromThenOn() {
        Game game = Games.onClassPath().get("connect4");
        Optional<DeskState> state = Optional.empty();
        for (String matchmaker : List.of("alphastar", "five", "alphastar")) {
            RunConfig config = ConfigYaml.override(config(game), List.of("league.matchmaker=" + matchmaker));
            List<LeagueAgent> agents = Matchmakers.agents(config.league(), 1);
            LeagueDesk desk = new LeagueDesk(game, config, 1, agents, new RatingTable(game.anchors()));
            state.ifPresent(desk::restore);
            Map<String, Integer> matches = new TreeMap<>();
            for (int i = 0; i < LEASES; i++) {
                for (Assignment assignment : desk.lease("w", MATCHES).getAssignmentsList()) {
                    String learner = PlayerRefs.agent(learners(game, assignment).get(0));
                    matches.merge(learner, assignment.getSeedsCount(), Integer::sum);
                }
            }

            for (LeagueAgent agent : agents) {
                double share = matches.getOrDefault(agent.name(), 0) / (double) (LEASES * MATCHES);
                assertEquals(agents.size() == 1 ? 1 : agent.weight(), share, 0.01, agent.name());
            }
            state = DeskState.fromJson(desk.state().toJson());
        }
    }

    @Test
    void tellsTheAgentThatLearnedHowItsMatchEnded() {
        Game game = Games.onClassPath().get("connect4");
        RunConfig config = config(game);
        List<LeagueAgent> agents = Matchmakers.agents(config.league(), 1);
        LeagueDesk desk = new LeagueDesk(game, config, 1, agents, new RatingTable(game.anchors()));
        MatchResult won = MatchResult.newBuilder()
                .addPlayers(PlayerRefs.of("main@latest"))
                .addPlayers(PlayerRefs.of("main-exploiter@latest"))
                .setLearningSeats(0b10)
                .addOutcomes(-1)
                .addOutcomes(1)
                .build();

        Optional<PastMatch> past = PastMatch.of(game, won);
        desk.trained(past.orElseThrow());

        assertEquals(new PastMatch("main-exploiter", "main@latest", 1), past.get());
        assertEquals(1, agents.get(1).matchmaker().state().scores().get("won main@latest"));
        assertEquals(
                Optional.empty(),
                PastMatch.of(game, won.toBuilder().setLearningSeats(0).build()));
        MatchResult itself = won.toBuilder()
                .setPlayers(0, PlayerRefs.of("main-exploiter@latest"))
                .setLearningSeats(0b11)
                .build();
        assertEquals(Optional.empty(), PastMatch.of(game, itself));
    }

    private static LeagueDesk desk(Game game) {
        RunConfig config = config(game);
        LeagueDesk desk = new LeagueDesk(
                game, config, 1, Matchmakers.agents(config.league(), 1), new RatingTable(game.anchors()));
        List.of("main@0", "main@5", "main-exploiter@7", "league-exploiter@7").forEach(desk::addSnapshot);
        return desk;
    }

    private static RunConfig config(Game game) {
        return ConfigYaml.override(
                RunConfig.defaults(game.name()), List.of("league.matchmaker=alphastar", "worker.mixedShare=0.5"));
    }

    private static List<PlayerRef> learners(Game game, Assignment assignment) {
        return LongStream.range(0, game.seats())
                .filter(seat -> (assignment.getLearningSeats() >>> seat & 1) != 0)
                .mapToObj(seat -> assignment.getPlayers((int) seat))
                .toList();
    }

    private static boolean playsIn(Assignment assignment, String player) {
        return assignment.getPlayersList().contains(PlayerRefs.of(player));
    }
}
