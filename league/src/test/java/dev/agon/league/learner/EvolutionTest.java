package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.Hyperparameters;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.matchmaking.LeagueAgent;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.matchmaking.Pairing;
import dev.agon.league.pbt.Exploration;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.Origin;
import dev.agon.league.store.Origins;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import dev.agon.league.wire.PlayedRollouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvolutionTest {
    private static final int MATCHES = 10;

    private final RunConfig config = ConfigYaml.override(
            RunConfig.defaults("kuhn"),
            List.of(
                    "pbt.members=3",
                    "pbt.readyEverySteps=20",
                    "pbt.matches=" + MATCHES,
                    "pbt.confidence=0.95",
                    "network.entityWidth=8",
                    "network.viewWidth=8",
                    "network.headWidth=8",
                    "ppo.minibatch=64"));
    private final PolicySpec spec = new PolicySpec(Games.onClassPath().get("kuhn"), config.network());
    private final Exploration exploration = Exploration.of(config, spec.game());
    private final List<String> frozen = new ArrayList<>();
    private final List<LeagueAgent> agents = Matchmakers.agents(config);
    private final LeagueDesk desk = new LeagueDesk(
            spec.game(), config, 1, agents, new RatingTable(spec.game().anchors()));

    @TempDir
    Path folder;

    private RunFolder run;
    private LearningAgents members;
    private Evolution evolution;

    @BeforeEach
    void begin() throws IOException {
        run = RunFolder.createAt(folder.resolve("run"), config);
        members = new LearningAgents(run, config, spec, 1);
        for (int number = 0; number < agents.size(); number++) {
            Hyperparameters initial = exploration.initial(number);
            members.add(agents.get(number), null, ppo -> ppo.tune(initial));
        }
        evolution = new Evolution(config, members, desk, exploration);
    }

    @AfterEach
    void end() {
        members.close();
    }

    @Test
    void comparesAMemberOnceItHasLearnedForLongEnough() throws IOException {
        assertFalse(evolution.advance(this::freeze));
        assertEquals(List.of(), evolution.state().trials());

        learn("member-2");
        evolution.advance(this::freeze);
        evolution.advance(this::freeze);

        Pairing trial = theTrial();
        assertEquals("member-2@1", trial.player());
        assertNotEquals("member-2", PlayerName.agentOf(trial.opponent()));
        assertEquals(List.of(trial.player(), trial.opponent()), frozen);
    }

    @Test
    void takesOverWeightsOptimizerAndOpponentsOfASignificantlyBetterOneAndExplores() throws IOException {
        learn("main");
        learn("member-2");
        learn("member-3");
        evolution.advance(this::freeze);
        Pairing trial = trialOf("member-2");
        String rival = PlayerName.agentOf(trial.opponent());
        Hyperparameters better = members.named(rival).hyperparameters();
        agents.forEach(agent -> agent.matchmaker().addSnapshot("main@0"));
        agent(rival).matchmaker().result("main@0", 1);
        desk.trained(new PastMatch(rival, "main@0", 1));
        Map<String, Double> opponents = agent(rival).matchmaker().state().scores();
        assertNotEquals(opponents, agent("member-2").matchmaker().state().scores());

        play(trial, 9, 1);
        assertTrue(evolution.advance(this::freeze));

        AgentTraining taker = members.named("member-2");
        assertEquals(members.named(rival).policy().hash(), taker.policy().hash());
        assertEquals(2, taker.progress().version(), "under a number of its own");
        assertEquals(2, taker.oldestVersion(10), "what was played before is not learned from");
        Hyperparameters explored = taker.hyperparameters();
        assertEquals(0.2, Math.abs(explored.learningRate() / better.learningRate() - 1), 1e-9);
        assertEquals(0.2, Math.abs(explored.entropyBonus() / better.entropyBonus() - 1), 1e-9);
        assertEquals(opponents, agent("member-2").matchmaker().state().scores());
        assertEquals(Map.of("member-2", 1L), evolution.state().takeovers());
        assertEquals(better, members.named(rival).hyperparameters(), "the better one goes on as it was");
        String from = PlayerName.snapshot(rival, members.named(rival).progress().version());
        assertEquals(List.of(new Origin("member-2", 2, from, members.steps())), evolution.origins());
        assertEquals(List.of(), evolution.origins(), "each is told once");
    }

    @Test
    void aTakeoverCountsOnlyOnceTheWeightsAreSavedAndItsOriginOnlyWhereTheyWere() throws IOException {
        learn("member-2");
        evolution.advance(this::freeze);
        play(theTrial(), MATCHES, 0);
        evolution.advance(this::freeze);
        Origin origin = evolution.origins().get(0);
        SavePoint savePoint =
                new SavePoint(config, members, new LeagueSupply(config, members, desk), desk, Optional.of(evolution));
        Path checkpoint = run.checkpoint().resolve("member-2");
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            Origins.add(store, origin);
            Files.delete(checkpoint);
            Files.createFile(checkpoint);
            assertThrows(IOException.class, () -> savePoint.save(store));
            assertEquals(Optional.empty(), store.note(EvolutionState.NOTE));
            Files.delete(checkpoint);
            try (LearningAgents after = loaded(store)) {
                assertEquals(0, after.named("member-2").progress().version());
                assertEquals(List.of(), Origins.of(store), "its weights are its own");
            }

            Origins.add(store, origin);
            savePoint.save(store);
            assertTrue(store.note(EvolutionState.NOTE).isPresent());
            try (LearningAgents after = loaded(store)) {
                assertEquals(
                        members.named("member-2").policy().hash(),
                        after.named("member-2").policy().hash());
                assertEquals(List.of(origin), Origins.of(store));
            }
        }
    }

    private LearningAgents loaded(Store store) throws IOException {
        LearningAgents loaded = new LearningAgents(run, config, spec, 2);
        for (LeagueAgent agent : agents) {
            loaded.add(agent, store, ppo -> {});
        }
        return loaded;
    }

    @Test
    void goesOnAsItIsUnlessTheOtherIsSignificantlyBetter() throws IOException {
        for (int lost : new int[] {7, 5, 0}) {
            learn("member-2");
            evolution.advance(this::freeze);
            String before = members.named("member-2").policy().hash();
            play(theTrial(), lost, MATCHES - lost);
            assertFalse(evolution.advance(this::freeze), lost + " lost");
            assertEquals(before, members.named("member-2").policy().hash());
        }
        assertEquals(Map.of(), evolution.state().takeovers());
    }

    @Test
    void doesNotConcludeBeforeAllMatchesAreIn() throws IOException {
        learn("member-2");
        evolution.advance(this::freeze);
        Pairing trial = theTrial();
        play(trial, MATCHES - 1, 0);
        assertFalse(evolution.advance(this::freeze));
        play(trial, 1, 0);
        assertTrue(evolution.advance(this::freeze));
    }

    @Test
    void waitsForReadinessAgainAfterEveryComparison() throws IOException {
        learn("member-2");
        evolution.advance(this::freeze);
        play(theTrial(), 0, MATCHES);
        evolution.advance(this::freeze);
        evolution.advance(this::freeze);
        assertEquals(List.of(), evolution.state().trials());
        learn("member-2");
        evolution.advance(this::freeze);
        assertEquals("member-2@2", theTrial().player());
    }

    @Test
    void comparesAnewWhoWasToLearnFromOneThatIsNoMore() throws IOException {
        // Whoever draws whom: learn until some member's rival is itself being compared, with a third.
        Pairing of = null;
        Pairing with = null;
        for (int round = 0; of == null || with == null; round++) {
            assertTrue(round < 100, "never drawn");
            evolution.state().trials().forEach(trial -> play(trial, 0, MATCHES));
            evolution.advance(this::freeze);
            List.of("main", "member-2", "member-3").forEach(this::learn);
            evolution.advance(this::freeze);
            for (Pairing trial : evolution.state().trials()) {
                of = trial;
                with = trialOf(PlayerName.agentOf(trial.opponent()));
                if (!PlayerName.agentOf(with.opponent()).equals(PlayerName.agentOf(of.player()))) {
                    break;
                }
                with = null;
            }
        }

        play(with, MATCHES, 0);
        assertTrue(evolution.advance(this::freeze));

        assertFalse(evolution.state().trials().contains(of), "its rival has become another");
        assertEquals(0, desk.compared(of).matches());
        evolution.advance(this::freeze);
        String member = PlayerName.agentOf(of.player());
        assertEquals(
                1,
                evolution.state().trials().stream()
                        .filter(trial -> PlayerName.agentOf(trial.player()).equals(member))
                        .count());
    }

    @Test
    void tellsEveryMembersFactorsAndEachTakeoverOnce() throws IOException {
        learn("member-2");
        evolution.advance(this::freeze);
        play(theTrial(), MATCHES, 0);
        evolution.advance(this::freeze);

        Map<?, ?> figures = evolution.figures();
        Map<?, ?> all = (Map<?, ?>) figures.get("members");
        assertEquals(List.of("main", "member-2", "member-3"), List.copyOf(all.keySet()));
        Map<?, ?> second = (Map<?, ?>) all.get("member-2");
        assertEquals(1L, second.get("takeovers"));
        assertEquals(members.named("member-2").hyperparameters().learningRate(), second.get("learningRate"));
        Map<?, ?> takeover = (Map<?, ?>) ((List<?>) figures.get("takeovers")).get(0);
        assertEquals("member-2", takeover.get("member"));
        assertEquals((long) MATCHES, takeover.get("matches"));
        assertEquals(1.0, takeover.get("winRate"));
        assertEquals(Math.pow(0.5, MATCHES), (double) takeover.get("chance"), 1e-12);
        assertEquals(List.of(), evolution.figures().get("takeovers"));
    }

    @Test
    void goesOnWhereItWasWithTheResultsThatTheStoreHas() throws IOException {
        learn("member-2");
        evolution.advance(this::freeze);
        Pairing trial = theTrial();
        EvolutionState saved =
                EvolutionState.fromJson(evolution.state().toJson()).orElseThrow();
        assertEquals(evolution.state(), saved);
        LeagueDesk other = new LeagueDesk(
                spec.game(), config, 2, agents, new RatingTable(spec.game().anchors()));
        Evolution again = new Evolution(config, members, other, exploration);
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            store.addMatches(LongStream.range(0, MATCHES - 1)
                    .mapToObj(number -> match(trial, number))
                    .toList());
            again.restore(saved, store);
        }

        assertEquals(evolution.state(), again.state());
        assertEquals(MATCHES - 1, other.compared(trial).losses());
        assertFalse(again.advance(this::freeze));
        other.measured(trial.player(), trial.opponent(), -1);
        assertTrue(again.advance(this::freeze));
    }

    private static MatchRecord match(Pairing trial, long number) {
        return new MatchRecord(
                "match-" + number,
                MatchRecord.Purpose.EVALUATION,
                0,
                Instant.EPOCH,
                number,
                3,
                0,
                List.of(new Seat(0, trial.player(), -1), new Seat(1, trial.opponent(), 1)));
    }

    private String freeze(AgentTraining agent) {
        String name = PlayerName.snapshot(agent.name(), agent.progress().version());
        frozen.add(name);
        return name;
    }

    /** More decisions than it takes to be ready. */
    private void learn(String member) {
        List<Rollout> batch = LongStream.range(0, 60)
                .mapToObj(seed -> PlayedRollouts.of(spec.game(), spec.network(), seed, 0))
                .toList();
        members.named(member).learn(batch, 1);
    }

    private Pairing theTrial() {
        assertEquals(1, evolution.state().trials().size());
        return evolution.state().trials().get(0);
    }

    private Pairing trialOf(String member) {
        return evolution.state().trials().stream()
                .filter(trial -> PlayerName.agentOf(trial.player()).equals(member))
                .findFirst()
                .orElseThrow();
    }

    private LeagueAgent agent(String name) {
        return agents.stream()
                .filter(agent -> agent.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void play(Pairing trial, int lost, int won) {
        for (int match = 0; match < lost; match++) {
            desk.measured(trial.player(), trial.opponent(), -1);
        }
        for (int match = 0; match < won; match++) {
            desk.measured(trial.player(), trial.opponent(), 1);
        }
    }
}
