package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Games;
import dev.agon.league.config.AlphaStarConfig.ResetTo;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.matchmaking.LeagueAgent;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationTest {
    private final Clock clock = Clock.systemUTC();
    private final RunConfig config =
            ConfigYaml.override(RunConfig.defaults("kuhn"), List.of("league.matchmaker=alphastar"));
    private final PolicySpec spec = new PolicySpec(Games.onClassPath().get("kuhn"), NetworkConfig.defaults());

    @TempDir
    Path folder;

    @Test
    void freezesAPolicyOnceInFileStoreAndLeague() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), config);
        List<LeagueAgent> agents = Matchmakers.agents(config);
        LeagueDesk desk = new LeagueDesk(
                spec.game(), config, 1, agents, new RatingTable(spec.game().anchors()));
        Policy policy = Policy.initial(spec, 5).withVersion(30);
        try (Store store = SqliteStore.open(run.database())) {
            Population population = new Population(run, agents, store, desk, clock);
            population.add("main", policy, 900);
            population.add("main", Policy.initial(spec, 6).withVersion(30), 901);

            assertEquals(1, store.snapshots().size());
            SnapshotRecord snapshot = store.snapshots().get(0);
            assertEquals(900, snapshot.step());
            assertEquals(policy.hash(), snapshot.hash());
            assertEquals(
                    policy.hash(), Population.read(run, spec.game(), "main", 30).hash(), "the first is kept");
            assertTrue(
                    agents.get(0).matchmaker().state().scores().containsKey("played main@30"),
                    "it may be played against");
        }
    }

    @Test
    void exploitersBeginAnewAtACloneOrAnEarlySnapshotOfTheMainAgent() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), config);
        List<LeagueAgent> agents = Matchmakers.agents(config.league(), 1);
        LeagueDesk desk = new LeagueDesk(
                spec.game(), config, 1, agents, new RatingTable(spec.game().anchors()));
        Policy newest = Policy.initial(spec, 99).withVersion(80);
        try (Store store = SqliteStore.open(run.database())) {
            Population population = new Population(run, agents, store, desk, clock);
            assertEquals(newest.hash(), population.start(ResetTo.EARLY, newest).hash(), "nothing earlier is there");
            population.add("main-exploiter", Policy.initial(spec, 50).withVersion(3), 5);
            for (int version = 0; version < 8; version++) {
                population.add("main", Policy.initial(spec, version).withVersion(10 * version), 10);
            }

            assertEquals(newest.hash(), population.start(ResetTo.CLONE, newest).hash());
            assertEquals(
                    Policy.initial(spec, 2).hash(),
                    population.start(ResetTo.EARLY, newest).hash());
            assertEquals(70, Population.newest(store, "main").orElseThrow());
            assertEquals(3, Population.newest(store, "main-exploiter").orElseThrow());
            assertEquals(
                    "snapshots/main-exploiter-3.safetensors",
                    store.snapshots().get(0).file());
            assertEquals(
                    "main-exploiter@3",
                    store.snapshots().stream()
                            .map(SnapshotRecord::name)
                            .findFirst()
                            .orElseThrow());
        }
    }
}
