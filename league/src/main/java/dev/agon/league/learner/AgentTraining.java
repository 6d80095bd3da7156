package dev.agon.league.learner;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.ppo.Hyperparameters;
import dev.agon.agents.ppo.PpoLearner;
import dev.agon.agents.ppo.UpdateStats;
import dev.agon.agents.rollout.Rollout;
import dev.agon.league.coordinator.RolloutIntake;
import dev.agon.league.coordinator.Roster;
import dev.agon.league.coordinator.WeightsShelf;
import dev.agon.league.matchmaking.LeagueAgent;
import dev.agon.league.store.PlayerName;
import dev.agon.proto.training.AgentStatus;
import dev.agon.proto.training.RoundsState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One learning agent: what it learned, what it learns from, what it gives out, and how far it has come. The learner's thread changes
 * it; its progress may be read from any.
 */
final class AgentTraining implements AutoCloseable {
    private final LeagueAgent agent;
    private final PpoLearner ppo;
    private final Checkpoints checkpoints;
    private final WeightsShelf shelf;
    private final RolloutIntake intake;
    private volatile Progress progress;
    private volatile Staleness staleness = Staleness.NONE;
    private long newSince;
    private int resets;

    /** An agent as it was loaded. */
    AgentTraining(
            LeagueAgent agent,
            PpoLearner ppo,
            Checkpoints checkpoints,
            WeightsShelf shelf,
            RolloutIntake intake,
            Progress progress) {
        this.agent = agent;
        this.ppo = ppo;
        this.checkpoints = checkpoints;
        this.shelf = shelf;
        this.intake = intake;
        this.progress = progress;
    }

    String name() {
        return agent.name();
    }

    boolean isMain() {
        return agent.name().equals(PlayerName.MAIN_AGENT);
    }

    WeightsShelf shelf() {
        return shelf;
    }

    RolloutIntake intake() {
        return intake;
    }

    Progress progress() {
        return progress;
    }

    Staleness staleness() {
        return staleness;
    }

    /** How often it has begun anew since this process started. */
    int resets() {
        return resets;
    }

    /** Of older policies than that nothing is learned: they are too far away, or from before it began anew. */
    long oldestVersion(int maxStaleness) {
        return Math.max(newSince, progress.version() - maxStaleness);
    }

    /** Improves the policy; it is offered to workers after every so many updates. */
    UpdateStats learn(List<Rollout> batch, int publishEveryUpdates) {
        Staleness behind = Staleness.of(batch, progress.version());
        UpdateStats stats = ppo.update(batch);
        progress = progress.updated(stats.decisions());
        staleness = behind;
        if (progress.updates() % publishEveryUpdates == 0) {
            shelf.publish(policy());
        }
        return stats;
    }

    /** Leaves a number out, as nothing came of the update that should have had it. */
    void skipVersion() {
        progress = progress.withVersion(progress.version() + 1);
        shelf.publish(policy());
    }

    /** Begins anew with that policy, under the next number. */
    void beginAnew(Policy start) {
        ppo.load(start);
        resets++;
        skipVersion();
        newSince = progress.version();
    }

    /** Goes on where a better one is, but with other hyperparameters, under the next number. */
    void takeOver(AgentTraining better, Hyperparameters explored) {
        ppo.takeOver(better.ppo);
        ppo.tune(explored);
        skipVersion();
        newSince = progress.version();
    }

    /** By how much it departs from the run's settings. */
    Hyperparameters hyperparameters() {
        return ppo.hyperparameters();
    }

    /** The next snapshot is due at so many steps. */
    void nextSnapshotAt(long steps) {
        progress = progress.withNextSnapshot(steps);
    }

    /** The policy as it is. */
    Policy policy() {
        return ppo.policy(progress.version());
    }

    /** The policy to freeze. */
    Policy snapshot() {
        return ppo.snapshot(progress.version());
    }

    void save(Optional<RoundsState> rounds) throws IOException {
        checkpoints.save(ppo.checkpoint(), progress, rounds);
    }

    Roster.Post post() {
        return new Roster.Post(agent.name(), shelf, intake);
    }

    AgentStatus status() {
        Progress now = progress;
        return AgentStatus.newBuilder()
                .setName(agent.name())
                .setRole(agent.role())
                .setVersion(now.version())
                .setSteps(now.steps())
                .build();
    }

    @Override
    public void close() {
        ppo.close();
    }
}
