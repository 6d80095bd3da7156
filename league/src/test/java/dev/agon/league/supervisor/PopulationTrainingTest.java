package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.learner.LearnerOptions;
import dev.agon.league.learner.LearnerProcess;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.AgentRecord;
import dev.agon.league.store.Origin;
import dev.agon.league.store.Origins;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.StoreReader;
import dev.agon.league.wire.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A population over real connections. So few matches and so little confidence are no way to choose, but they decide quickly. */
@Timeout(300)
class PopulationTrainingTest {
    private static final List<String> MEMBERS = List.of("main", "member-2", "member-3");
    private static final List<String> SETTINGS = List.of(
            "pbt.members=3",
            "pbt.readyEverySteps=300",
            "pbt.matches=2",
            "pbt.confidence=0.5",
            "league.evaluationShare=0.1",
            "ppo.batch=300",
            "ppo.minibatch=100",
            "ppo.rolloutSteps=16",
            "worker.matches=8",
            "workers=2");

    @TempDir
    Path folder;

    @Test
    void membersLearnSideBySideTakeOverFromEachOtherAndGoOnWhereTheyStopped() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), config());
        train(run, learner -> stopWhen(() -> !told(run).isEmpty(), learner));
        JsonNode first = lastFigures(run);
        assertEquals(MEMBERS, agents(run));
        for (String member : MEMBERS) {
            assertTrue(factors(first, member).path("learningRate").isNumber(), first.toString());
        }
        assertNotEquals(
                factors(first, "main").path("learningRate"),
                factors(first, "member-2").path("learningRate"));
        assertTrue(first.path("agents").path("member-3").path("learningRate").asDouble() > 0, first.toString());
        List<JsonNode> told = told(run);
        assertEquals(takeovers(first), told.size(), "each is told once");
        assertEquals(
                told.stream().map(one -> one.path("member").asText()).toList(),
                RunStore.ask(run, Origins::of).orElseThrow().stream()
                        .map(Origin::agent)
                        .toList());
        assertTrue(MEMBERS.contains(told.get(0).path("from").asText()), told.toString());
        assertTrue(told.get(0).path("chance").asDouble() <= 0.5, told.toString());
        int lines = MetricsReader.all(run.metrics()).size();

        train(run, learner -> stopWhen(() -> MetricsReader.all(run.metrics()).size() > lines, learner));

        JsonNode goingOn = MetricsReader.all(run.metrics()).get(lines);
        int kept = 0;
        for (String member : MEMBERS) {
            long before = factors(first, member).path("takeovers").asLong();
            long after = factors(goingOn, member).path("takeovers").asLong();
            assertTrue(after >= before, member + ": " + goingOn);
            if (after == before) {
                kept++;
                assertEquals(factors(first, member), factors(goingOn, member));
            }
        }
        assertTrue(kept >= 1, goingOn.toString());
        PlayerCatalogue players = new PlayerCatalogue(new RunFolders(folder));
        String newest = players.resolve("run@member-3@latest", run.config().resolveGame(Games.onClassPath()))
                .name();
        assertTrue(newest.matches("run@member-3@[0-9]+"), newest);
    }

    private static JsonNode factors(JsonNode figures, String member) {
        return figures.path("pbt").path("members").path(member);
    }

    private static long takeovers(JsonNode figures) {
        return MEMBERS.stream()
                .mapToLong(member -> factors(figures, member).path("takeovers").asLong())
                .sum();
    }

    /** All takeovers that any line tells. */
    private static List<JsonNode> told(RunFolder run) {
        List<JsonNode> told = new ArrayList<>();
        MetricsReader.all(run.metrics())
                .forEach(line -> line.path("pbt").path("takeovers").forEach(told::add));
        return told;
    }

    /** What happens while a learner trains. */
    private interface Meanwhile {
        void happen(LearnerProcess learner) throws InterruptedException;
    }

    private void train(RunFolder run, Meanwhile meanwhile) throws Exception {
        Token.random().write(folder.resolve("token"));
        LearnerProcess learner = new LearnerProcess(
                new LearnerOptions(run.path(), folder.resolve("token"), 0, null), Games.onClassPath());
        AtomicReference<TwoWorkers> workers = new AtomicReference<>();
        try {
            learner.run(port -> {
                workers.set(new TwoWorkers(port, folder.resolve("token")));
                workers.get().suffer(working -> meanwhile.happen(learner), learner::stop);
            });
        } finally {
            if (workers.get() != null) {
                workers.get().close();
            }
        }
    }

    private static void stopWhen(BooleanSupplier enough, LearnerProcess learner) throws InterruptedException {
        while (!enough.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        learner.stop();
    }

    private static RunConfig config() {
        return ConfigYaml.override(RunConfig.defaults("kuhn"), SETTINGS);
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
}
