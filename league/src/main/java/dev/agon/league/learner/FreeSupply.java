package dev.agon.league.learner;

import dev.agon.agents.rollout.Rollout;
import dev.agon.league.config.RunConfig;
import dev.agon.league.store.MatchmakerState;
import dev.agon.proto.training.RoundsState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What workers play at their own pace for the one agent there is, in the order in which it comes in, while it is fresh enough. */
final class FreeSupply implements Supply {
    private final RunConfig config;
    private final AgentTraining agent;
    private final LeagueDesk desk;

    FreeSupply(RunConfig config, AgentTraining agent, LeagueDesk desk) {
        this.config = config;
        this.agent = agent;
        this.desk = desk;
    }

    @Override
    public Optional<Batch> next() throws InterruptedException {
        int batch = config.ppo().batch();
        long left = config.steps() - agent.progress().steps();
        int wanted = config.steps() == 0 ? batch : (int) Math.min(batch, left);
        long oldest = agent.oldestVersion(config.learner().maxStaleness());
        List<Rollout> taken = agent.intake().take(wanted, oldest, 1, TimeUnit.SECONDS);
        return taken.isEmpty() ? Optional.empty() : Optional.of(new Batch(agent, taken));
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
        agent.intake().close();
    }
}
