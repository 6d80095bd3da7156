package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.learner.LearnerOptions;
import dev.agon.league.learner.LearnerProcess;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.AgentRecord;
import dev.agon.league.store.Origin;
import dev.agon.league.store.Origins;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.StoreReader;
import dev.agon.league.wire.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A main agent and its exploiters in one run, over real connections. */
@Timeout(300)
class SeveralAgentsTest {
    private static final List<String> AGENTS = List.of("main", "main-exploiter", "league-exploiter");
    private static final List<String> SETTINGS = List.of(
            "league.matchmaker=alphastar",
            "league.snapshotEverySteps=900",
            "league.alphastar.mainShare=0.4",
            "ppo.batch=300",
            "ppo.minibatch=100",
            "ppo.rolloutSteps=16",
            "worker.matches=8",
            "workers=2");

    @TempDir
    Path folder;

    @Test
    void everyAgentLearnsAndGoesOnWhereItStopped() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), config(9000));
        Map<String, Object> first = train(run);
        assertTrue((long) first.get("steps") >= 9000, first.toString());
        Map<String, Long> before = newest(run);
        assertEquals(AGENTS, agents(run));
        for (String agent : AGENTS) {
            assertTrue(before.get(agent) >= 5, "updates of every agent: " + before);
            assertTrue(Files.exists(run.snapshot(agent, before.get(agent))), agent);
        }
        assertTrue(snapshots(run, "main-exploiter").size() >= 2, "early and last ones: " + before);
        JsonNode figures = lastFigures(run);
        assertEquals(before.get("main"), figures.path("version").asLong());
        assertEquals((long) first.get("steps"), figures.path("step").asLong());
        JsonNode exploiter = figures.path("agents").path("main-exploiter");
        assertTrue(exploiter.path("step").asLong() >= 900, figures.toString());
        assertTrue(exploiter.path("resets").asLong() >= 1, figures.toString());
        assertTrue(exploiter.path("entropy").isNumber(), figures.toString());
        List<Origin> anew = origins(run, "main-exploiter");
        // The figures are of its last update, after which it may have begun anew once more.
        assertTrue(anew.size() >= exploiter.path("resets").asInt(), anew.toString());
        assertTrue(anew.stream().allMatch(one -> one.from().startsWith("main@")), anew.toString());

        ConfigYaml.write(run.configFile(), config(13_000));
        Map<String, Object> second = train(run);

        assertTrue((long) second.get("steps") >= 13_000 && (long) second.get("steps") < 13_400, second.toString());
        assertEquals((long) second.get("steps") - (long) first.get("steps"), second.get("trained"));
        Map<String, Long> after = newest(run);
        for (String agent : AGENTS) {
            assertTrue(after.get(agent) > before.get(agent), agent + " was " + before + ", is " + after);
        }
    }

    @Test
    void refusesToBeDeterministic() {
        ConfigException refusal = assertThrows(
                ConfigException.class,
                () -> ConfigYaml.override(
                        RunConfig.defaults("kuhn"),
                        List.of("league.matchmaker=alphastar", "learner.deterministic=true")));
        assertTrue(refusal.getMessage().contains("false where league.matchmaker is alphastar"), refusal.getMessage());
    }

    private Map<String, Object> train(RunFolder run) throws Exception {
        Token.random().write(folder.resolve("token"));
        LearnerProcess learner = new LearnerProcess(
                new LearnerOptions(run.path(), folder.resolve("token"), 0, null), Games.onClassPath());
        AtomicReference<TwoWorkers> workers = new AtomicReference<>();
        try {
            return learner.run(port -> workers.set(new TwoWorkers(port, folder.resolve("token"))));
        } finally {
            if (workers.get() != null) {
                workers.get().close();
            }
        }
    }

    private static RunConfig config(long steps) {
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.add("steps=" + steps);
        return ConfigYaml.override(RunConfig.defaults("kuhn"), settings);
    }

    private static JsonNode lastFigures(RunFolder run) {
        List<JsonNode> lines = MetricsReader.all(run.metrics());
        return lines.get(lines.size() - 1);
    }

    private static List<String> agents(RunFolder run) {
        try (StoreReader store = SqliteStore.openReadOnly(run.database())) {
            return store.agents().stream().map(AgentRecord::name).toList();
        }
    }

    private static List<SnapshotRecord> snapshots(RunFolder run, String agent) {
        try (StoreReader store = SqliteStore.openReadOnly(run.database())) {
            return store.snapshots().stream()
                    .filter(snapshot -> snapshot.agent().equals(agent))
                    .toList();
        }
    }

    private static List<Origin> origins(RunFolder run, String agent) {
        try (StoreReader store = SqliteStore.openReadOnly(run.database())) {
            return Origins.of(store).stream()
                    .filter(origin -> origin.agent().equals(agent))
                    .toList();
        }
    }

    /** The newest version of each agent. */
    private static Map<String, Long> newest(RunFolder run) {
        return AGENTS.stream().collect(Collectors.toMap(agent -> agent, agent -> snapshots(run, agent).stream()
                .mapToLong(SnapshotRecord::version)
                .max()
                .orElse(-1)));
    }
}
