package dev.agon.league.learner;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoLearner;
import dev.agon.game.MatchRandom;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.RolloutIntake;
import dev.agon.league.coordinator.Roster;
import dev.agon.league.coordinator.WeightsShelf;
import dev.agon.league.matchmaking.LeagueAgent;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.Origins;
import dev.agon.league.store.Store;
import dev.agon.proto.training.RoundsState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All agents that learn in a run, the main one first: made or restored, and closed together. */
final class LearningAgents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LearningAgents.class);
    private static final long SEED_STREAM = 1;

    private final RunFolder run;
    private final RunConfig config;
    private final PolicySpec spec;
    private final int incarnation;
    private final List<AgentTraining> agents = new ArrayList<>();
    private Optional<RoundsState> savedRounds = Optional.empty();

    /** Nobody yet. */
    LearningAgents(RunFolder run, RunConfig config, PolicySpec spec, int incarnation) {
        this.run = run;
        this.config = config;
        this.spec = spec;
        this.incarnation = incarnation;
    }

    /**
     * One more agent, from its newest checkpoint where there is one.
     *
     * @param store what is known of the run, or null where nothing is
     * @param whenFresh has its way with a learner that has learned nothing yet
     */
    void add(LeagueAgent agent, @Nullable Store store, Consumer<PpoLearner> whenFresh) throws IOException {
        PpoLearner ppo = new PpoLearner(
                spec,
                config.ppo(),
                config.rewards(),
                config.imitation(),
                config.learner().threads(),
                seed());
        try {
            agents.add(load(agent, ppo, store, whenFresh));
        } catch (IOException | RuntimeException failed) {
            ppo.close();
            throw failed;
        }
    }

    private long seed() {
        long mains = MatchRandom.derive(config.seed(), SEED_STREAM);
        return agents.isEmpty() ? mains : MatchRandom.derive(mains, agents.size());
    }

    private AgentTraining load(LeagueAgent agent, PpoLearner ppo, @Nullable Store store, Consumer<PpoLearner> whenFresh)
            throws IOException {
        Path folder = checkpoints(agent.name());
        Files.createDirectories(folder);
        Checkpoints checkpoints = new Checkpoints(folder);
        Optional<Checkpoints.Saved> saved = checkpoints.newest();
        if (saved.isPresent()) {
            restore(ppo, saved.get(), folder);
            LOG.info(
                    "{} goes on at version {} after {} decisions",
                    agent.name(),
                    saved.get().progress().version(),
                    saved.get().progress().steps());
        } else {
            whenFresh.accept(ppo);
        }
        if (store != null) {
            long version = saved.map(Checkpoints.Saved::progress)
                    .map(Progress::version)
                    .orElse(0L);
            Origins.forgetAfter(store, agent.name(), version);
        }
        if (agents.isEmpty()) {
            savedRounds = saved.flatMap(Checkpoints.Saved::rounds);
        }
        Progress progress = beyondSnapshots(
                agent.name(), saved.map(Checkpoints.Saved::progress).orElseGet(this::start), store);
        return new AgentTraining(agent, ppo, checkpoints, shelf(agent.name(), ppo, progress), intake(), progress);
    }

    private void restore(PpoLearner ppo, Checkpoints.Saved saved, Path folder) {
        try {
            ppo.restore(saved.learner());
        } catch (IllegalArgumentException other) {
            throw AgonException.input("what was saved in " + folder + " does not fit " + run.configFile() + ": "
                    + other.getMessage() + "; put network and settings back as they were, or start a new run with"
                    + " --initialize-from " + run.name() + "@latest");
        }
    }

    private Path checkpoints(String agent) {
        return agents.isEmpty() ? run.checkpoint() : run.checkpoint().resolve(agent);
    }

    /** The main agent's first policy is frozen at once; those of the others are copies of it. */
    private Progress start() {
        return agents.isEmpty()
                ? Progress.start()
                : Progress.start().withNextSnapshot(config.league().snapshotEverySteps());
    }

    /** No number is used twice, except that a deterministic run makes its snapshots once more from an older checkpoint on. */
    private Progress beyondSnapshots(String agent, Progress progress, @Nullable Store store) {
        if (store == null || config.learner().deterministic()) {
            return progress;
        }
        long newest = Population.newest(store, agent).orElse(-1);
        return newest > progress.version() ? progress.withVersion(newest + 1) : progress;
    }

    private WeightsShelf shelf(String agent, PpoLearner ppo, Progress progress) {
        return new WeightsShelf(run.name(), agent, incarnation, ppo.policy(progress.version()));
    }

    private RolloutIntake intake() {
        return new RolloutIntake(
                (int) Math.max(1, config.ppo().batch() * config.learner().queueShare()));
    }

    AgentTraining main() {
        return agents.get(0);
    }

    List<AgentTraining> all() {
        return agents;
    }

    /** The agent of that name, which there must be. */
    AgentTraining named(String name) {
        return agents.stream()
                .filter(agent -> agent.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Decisions that all of them together have trained on. */
    long steps() {
        return agents.stream().mapToLong(agent -> agent.progress().steps()).sum();
    }

    /** How the rounds of a deterministic run stood in the checkpoint. */
    Optional<RoundsState> savedRounds() {
        return savedRounds;
    }

    Roster roster() {
        return new Roster(
                agents.stream().map(AgentTraining::post).toList(),
                (agent, number) -> Population.read(run, spec.game(), agent, number));
    }

    @Override
    public void close() {
        agents.forEach(AgentTraining::close);
    }
}
