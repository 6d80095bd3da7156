package dev.agon.league.learner;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.ppo.NonFiniteException;
import dev.agon.agents.ppo.PpoLearner;
import dev.agon.agents.ppo.UpdateStats;
import dev.agon.agents.rollout.Rollout;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.RolloutIntake;
import dev.agon.league.coordinator.WeightsShelf;
import dev.agon.league.run.MetricsLog;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.Store;
import dev.agon.proto.training.TrainingStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The training loop: takes a batch, improves the policy, gives the new weights out, and from time to time freezes a snapshot and
 * saves everything. One thread runs it.
 */
final class Learner {
    private static final Logger LOG = LoggerFactory.getLogger(Learner.class);
    private static final int LAST_MEASURED = 100;
    private static final long LAST_MEASURE_SECONDS = 8;

    private final RunConfig config;
    private final PpoLearner ppo;
    private final RolloutIntake intake;
    private final Supply supply;
    private final WeightsShelf shelf;
    private final LeagueDesk desk;
    private final Checkpoints checkpoints;
    private final MetricsLog metrics;
    private final RecentForm form;
    private final IntSupplier workers;
    private final Clock clock;
    private final Pace pace = new Pace(System.nanoTime());
    private volatile Progress progress;
    private volatile Staleness staleness = Staleness.NONE;
    private volatile boolean stopping;
    /** Of the last update; none before the first. */
    private Map<String, Object> figures = Map.of();

    private double stalenessSum;
    private long savedNanos = System.nanoTime();

    Learner(
            RunConfig config,
            PpoLearner ppo,
            Progress progress,
            RolloutIntake intake,
            Supply supply,
            WeightsShelf shelf,
            LeagueDesk desk,
            Checkpoints checkpoints,
            MetricsLog metrics,
            RecentForm form,
            IntSupplier workers,
            Clock clock) {
        this.config = config;
        this.ppo = ppo;
        this.progress = progress;
        this.intake = intake;
        this.supply = supply;
        this.shelf = shelf;
        this.desk = desk;
        this.checkpoints = checkpoints;
        this.metrics = metrics;
        this.form = form;
        this.workers = workers;
        this.clock = clock;
    }

    /** Trains until the configured steps are done or {@link #stop} is called, then saves. */
    void run(Store store, Population population, ResultClerk clerk) throws InterruptedException, IOException {
        snapshotIfDue(population, store);
        while (!stopping && !done()) {
            List<Rollout> batch = supply.next(progress);
            if (!batch.isEmpty()) {
                update(batch, clerk);
            }
            snapshotIfDue(population, store);
            saveIfDue(store);
        }
        supply.close();
        population.add(ppo.snapshot(progress.version()), progress.steps());
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
        return config.steps() > 0 && progress.steps() >= config.steps();
    }

    private void update(List<Rollout> batch, ResultClerk clerk) {
        Staleness behind = Staleness.of(batch, progress.version());
        UpdateStats stats;
        try {
            stats = ppo.update(batch);
        } catch (NonFiniteException poisoned) {
            LOG.warn("a batch of {} rollouts was left out: {}", batch.size(), poisoned.getMessage());
            if (config.learner().deterministic()) {
                progress = progress.withVersion(progress.version() + 1);
                shelf.publish(ppo.policy(progress.version()));
            }
            return;
        }
        progress = progress.updated(stats.decisions());
        pace.add(stats.decisions(), System.nanoTime());
        staleness = behind;
        stalenessSum += behind.mean() * stats.decisions();
        if (progress.updates() % config.learner().publishEveryUpdates() == 0) {
            shelf.publish(ppo.policy(progress.version()));
        }
        figures = Figures.of(
                clock.instant(),
                progress,
                pace.recent(),
                stats,
                behind,
                clerk.standing(),
                form.rates(),
                workers.getAsInt(),
                intake);
        metrics.append(figures);
    }

    private void snapshotIfDue(Population population, Store store) throws IOException {
        if (progress.steps() >= progress.nextSnapshot()) {
            population.add(ppo.snapshot(progress.version()), progress.steps());
            supply.joined(PlayerName.snapshot(PlayerName.MAIN_AGENT, progress.version()));
            long every = config.league().snapshotEverySteps();
            progress = progress.withNextSnapshot((progress.steps() / every + 1) * every);
            save(store);
        }
    }

    private void saveIfDue(Store store) throws IOException {
        if (System.nanoTime() - savedNanos
                > TimeUnit.SECONDS.toNanos(config.learner().checkpointSeconds())) {
            save(store);
        }
    }

    private void save(Store store) throws IOException {
        checkpoints.save(ppo.checkpoint(), progress, supply.state());
        store.saveMatchmaker(config.league().matchmaker(), supply.matchmaker());
        savedNanos = System.nanoTime();
    }

    /** Lets workers measure the last snapshot for a few seconds. */
    private void measure(ResultClerk clerk) throws InterruptedException {
        long wanted = clerk.measured() + LAST_MEASURED;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_MEASURE_SECONDS);
        desk.measureOnly();
        while (!stopping && clerk.measured() < wanted && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        if (!figures.isEmpty()) {
            metrics.append(Figures.measured(figures, clock.instant(), clerk.standing(), form.rates()));
        }
    }

    /** The policy as it is. */
    Policy policy() {
        return ppo.policy(progress.version());
    }

    Progress progress() {
        return progress;
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
        Progress now = progress;
        Staleness behind = staleness;
        return TrainingStatus.newBuilder()
                .setRun(run)
                .setIncarnation(incarnation)
                .setVersion(now.version())
                .setSteps(now.steps())
                .setDecisionsPerSecond(pace.recent())
                .setStalenessMean(behind.mean())
                .setStalenessMax(behind.max())
                .build();
    }
}
