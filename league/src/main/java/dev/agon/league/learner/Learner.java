package dev.agon.league.learner;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.ppo.NonFiniteException;
import dev.agon.agents.ppo.UpdateStats;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.MetricsLog;
import dev.agon.league.store.Origin;
import dev.agon.league.store.Origins;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.Store;
import dev.agon.proto.training.TrainingStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The training loop: takes a batch, improves the policy of the agent that it was played for, gives the new weights out, and from time
 * to time freezes a snapshot and saves everything. One thread runs it.
 */
final class Learner {
    private static final Logger LOG = LoggerFactory.getLogger(Learner.class);
    private static final String PBT = "pbt";
    private static final int LAST_MEASURED = 100;
    private static final long LAST_MEASURE_SECONDS = 8;

    private final RunConfig config;
    private final LearningAgents agents;
    private final Supply supply;
    private final LeagueDesk desk;
    private final MetricsLog metrics;
    private final RecentForm form;
    private final IntSupplier workers;
    private final Clock clock;
    private final Optional<Evolution> evolution;
    private final SavePoint savePoint;
    private final Patience patience;
    private final Pace pace = new Pace(System.nanoTime());
    private volatile boolean stopping;
    /** Of the main agent's last update; none before the first. */
    private Map<String, Object> figures = Map.of();
    /** Of the last update of each other agent that had one. */
    private final Map<String, Map<String, Object>> othersFigures = new LinkedHashMap<>();

    private double stalenessSum;
    private long savedNanos = System.nanoTime();
    private volatile long movedNanos = System.nanoTime();

    Learner(
            RunConfig config,
            LearningAgents agents,
            Supply supply,
            LeagueDesk desk,
            MetricsLog metrics,
            RecentForm form,
            IntSupplier workers,
            Optional<Evolution> evolution,
            Clock clock,
            Consumer<String> told) {
        this.config = config;
        this.agents = agents;
        this.supply = supply;
        this.desk = desk;
        this.metrics = metrics;
        this.form = form;
        this.workers = workers;
        this.evolution = evolution;
        this.clock = clock;
        savePoint = new SavePoint(config, agents, supply, desk, evolution);
        patience = new Patience(() -> stopping, () -> movedNanos = System.nanoTime(), told);
    }

    /** Trains until the configured steps are done or {@link #stop} is called, then saves. */
    void run(Store store, Population population, ResultClerk clerk) throws InterruptedException, IOException {
        snapshotsIfDue(population, store);
        while (!stopping && !done()) {
            movedNanos = System.nanoTime();
            clerk.check();
            Optional<Supply.Batch> batch = supply.next();
            if (batch.isPresent()) {
                update(batch.get(), clerk);
            }
            snapshotsIfDue(population, store);
            evolve(population, store);
            saveIfDue(store);
        }
        supply.close();
        tellLastTakeovers();
        addLast(population);
        save(store);
        if (done() && !stopping) {
            measure(clerk);
        }
    }

    /** Ends the loop soon. */
    void stop() {
        stopping = true;
    }

    private boolean done() {
        return config.steps() > 0 && steps() >= config.steps();
    }

    private void update(Supply.Batch batch, ResultClerk clerk) throws IOException {
        AgentTraining agent = batch.agent();
        UpdateStats stats;
        try {
            stats = agent.learn(batch.rollouts(), config.learner().publishEveryUpdates());
        } catch (NonFiniteException poisoned) {
            LOG.warn("a batch of {} rollouts was left out: {}", batch.rollouts().size(), poisoned.getMessage());
            if (config.learner().deterministic()) {
                agent.skipVersion();
            }
            return;
        }
        pace.add(stats.decisions(), System.nanoTime());
        stalenessSum += agent.staleness().mean() * stats.decisions();
        if (agent.isMain()) {
            log(agent, stats, clerk);
        } else {
            othersFigures.put(agent.name(), Figures.ofOther(agent, stats));
        }
    }

    private void log(AgentTraining main, UpdateStats stats, ResultClerk clerk) throws IOException {
        figures = Figures.of(
                clock.instant(),
                steps(),
                main.progress().version(),
                pace.recent(),
                stats,
                main.staleness(),
                clerk.standing(),
                form,
                workers.getAsInt(),
                agents.roster());
        if (!othersFigures.isEmpty()) {
            figures.put("agents", new LinkedHashMap<>(othersFigures));
        }
        evolution.ifPresent(members -> figures.put(PBT, members.figures()));
        patience.write(() -> metrics.append(figures));
    }

    private void evolve(Population population, Store store) throws IOException {
        if (evolution.isPresent() && evolution.get().advance(agent -> freeze(agent, population))) {
            for (Origin origin : evolution.get().origins()) {
                patience.write(() -> Origins.add(store, origin));
            }
            save(store);
        }
    }

    /** Once more the last update's figures where members took over after it. */
    private void tellLastTakeovers() throws IOException {
        if (!figures.isEmpty() && evolution.filter(Evolution::hasUntold).isPresent()) {
            evolution.ifPresent(members -> figures.put(PBT, members.figures()));
            patience.write(() -> metrics.append(figures));
        }
    }

    private void snapshotsIfDue(Population population, Store store) throws IOException {
        for (AgentTraining agent : agents.all()) {
            long every = config.league().snapshotEverySteps();
            long steps = agent.progress().steps();
            long due = agent.progress().nextSnapshot();
            if (steps >= due) {
                snapshot(agent, (steps / every + 1) * every, population, store);
            } else if (steps >= due - every / 2 && desk.isMastered(agent.name())) {
                snapshot(agent, steps + every, population, store);
            }
        }
    }

    private void snapshot(AgentTraining agent, long next, Population population, Store store) throws IOException {
        freeze(agent, population);
        agent.nextSnapshotAt(next);
        if (desk.beginsAnew(agent.name())) {
            Policy start = population.start(
                    config.league().alphastar().resetTo(), agents.main().policy());
            agent.beginAnew(start);
            String from = PlayerName.snapshot(PlayerName.MAIN_AGENT, start.version());
            Origin origin = new Origin(agent.name(), agent.progress().version(), from, steps());
            patience.write(() -> Origins.add(store, origin));
        }
        save(store);
    }

    /** The name of the agent's policy as it is, which has joined the population. */
    private String freeze(AgentTraining agent, Population population) throws IOException {
        String name = PlayerName.snapshot(agent.name(), agent.progress().version());
        add(agent, population);
        supply.joined(name);
        return name;
    }

    /** Freezes what all agents have come to; the main agent's snapshot is the newest of all. */
    private void addLast(Population population) throws IOException {
        List<AgentTraining> mainLast = new ArrayList<>(agents.all());
        Collections.reverse(mainLast);
        for (AgentTraining agent : mainLast) {
            add(agent, population);
        }
    }

    private void add(AgentTraining agent, Population population) throws IOException {
        Policy snapshot = agent.snapshot();
        patience.write(() -> population.add(agent.name(), snapshot, steps()));
    }

    private void saveIfDue(Store store) throws IOException {
        if (System.nanoTime() - savedNanos
                > TimeUnit.SECONDS.toNanos(config.learner().checkpointSeconds())) {
            save(store);
        }
    }

    private void save(Store store) throws IOException {
        patience.write(() -> savePoint.save(store));
        savedNanos = System.nanoTime();
    }

    /** Lets workers measure the last snapshot for a few seconds. */
    private void measure(ResultClerk clerk) throws InterruptedException, IOException {
        long wanted = clerk.measured() + LAST_MEASURED;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_MEASURE_SECONDS);
        desk.measureOnly();
        while (!stopping && clerk.measured() < wanted && System.nanoTime() < deadline) {
            movedNanos = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        if (!figures.isEmpty()) {
            evolution.ifPresent(members -> figures.put(PBT, members.figures()));
            Map<String, Object> last =
                    Figures.measured(figures, clock.instant(), steps(), clerk.standing(), form.rates());
            patience.write(() -> metrics.append(last));
        }
    }

    /** Decisions that all agents together have trained on in the run's whole life. */
    long steps() {
        return agents.steps();
    }

    /** Decisions this process has trained on, each counted once. */
    long trained() {
        return pace.total();
    }

    /** From the start to the last decision trained on. */
    double seconds() {
        return pace.seconds();
    }

    /** Mean over all decisions this process has trained on. */
    double stalenessMean() {
        return pace.total() == 0 ? 0 : stalenessSum / pace.total();
    }

    /** How training goes. Called from any thread. */
    TrainingStatus status(String run, int incarnation) {
        Staleness behind = agents.main().staleness();
        return TrainingStatus.newBuilder()
                .setRun(run)
                .setIncarnation(incarnation)
                .setVersion(agents.main().progress().version())
                .setSteps(steps())
                .setDecisionsPerSecond(pace.recent())
                .setStalenessMean(behind.mean())
                .setStalenessMax(behind.max())
                .setSecondsSinceMoved(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - movedNanos))
                .addAllAgents(agents.all().stream().map(AgentTraining::status).toList())
                .build();
    }
}
