package dev.agon.league.learner;

import dev.agon.agents.rollout.Rollout;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.RolloutIntake;
import dev.agon.league.store.MatchmakerState;
import dev.agon.proto.training.RoundsState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What workers play at their own pace, in the order in which it comes in, as long as it is fresh enough. */
final class FreeSupply implements Supply {
    private final RunConfig config;
    private final RolloutIntake intake;
    private final LeagueDesk desk;

    FreeSupply(RunConfig config, RolloutIntake intake, LeagueDesk desk) {
        this.config = config;
        this.intake = intake;
        this.desk = desk;
    }

    @Override
    public List<Rollout> next(Progress progress) throws InterruptedException {
        int batch = config.ppo().batch();
        int wanted = config.steps() == 0 ? batch : (int) Math.min(batch, config.steps() - progress.steps());
        return intake.take(wanted, progress.version() - config.learner().maxStaleness(), 1, TimeUnit.SECONDS);
    }

    @Override
    public void joined(String snapshot) {}

    @Override
    public MatchmakerState matchmaker() {
        return desk.matchmakerState();
    }

    @Override
    public Optional<RoundsState> state() {
        return Optional.empty();
    }

    @Override
    public void close() {
        intake.close();
    }
}
