package dev.agon.league.learner;

import dev.agon.agents.rollout.Rollout;
import dev.agon.league.config.RunConfig;
import dev.agon.league.store.MatchmakerState;
import dev.agon.proto.training.RoundsState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What workers play at their own pace for several agents: whoever has a batch first learns first, and of several the one whose turn was
 * longest ago. How much each gets to learn from follows from the leases alone.
 */
final class LeagueSupply implements Supply {
    private final RunConfig config;
    private final LearningAgents agents;
    private final LeagueDesk desk;
    private final Semaphore arrivals = new Semaphore(0);
    private int turn;

    LeagueSupply(RunConfig config, LearningAgents agents, LeagueDesk desk) {
        this.config = config;
        this.agents = agents;
        this.desk = desk;
        agents.all().forEach(agent -> agent.intake().whenAdmitting(arrivals::release));
    }

    @Override
    public Optional<Batch> next() throws InterruptedException {
        Optional<Batch> batch = poll();
        if (batch.isEmpty() && arrivals.tryAcquire(1, TimeUnit.SECONDS)) {
            arrivals.drainPermits();
            batch = poll();
        }
        if (batch.isPresent()) {
            agents.all().forEach(agent -> agent.intake().rest());
        }
        return batch;
    }

    private Optional<Batch> poll() {
        int batch = config.ppo().batch();
        int wanted = config.steps() == 0 ? batch : (int) Math.min(batch, config.steps() - agents.steps());
        List<AgentTraining> all = agents.all();
        for (int i = 0; i < all.size(); i++) {
            int next = (turn + i) % all.size();
            AgentTraining agent = all.get(next);
            List<Rollout> taken = agent.intake()
                    .poll(wanted, agent.oldestVersion(config.learner().maxStaleness()));
            if (!taken.isEmpty()) {
                turn = next + 1;
                return Optional.of(new Batch(agent, taken));
            }
        }
        return Optional.empty();
    }

    @Override
    public void joined(String snapshot) {}

    @Override
    public MatchmakerState matchmaker(String name) {
        return desk.matchmakerState(name);
    }

    @Override
    public Optional<RoundsState> state() {
        return Optional.empty();
    }

    @Override
    public void close() {
        agents.all().forEach(agent -> agent.intake().close());
    }
}
