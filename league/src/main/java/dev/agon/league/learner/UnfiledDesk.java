package dev.agon.league.learner;

import dev.agon.game.Game;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.LeaseDesk;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.rating.RatingTable;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import java.util.List;

/** The desk of a run that has just begun, whose leases and results nobody files: for measuring what it takes to give leases out. */
public final class UnfiledDesk implements LeaseDesk {
    private final LeagueDesk desk;

    /** A desk of a run of that configuration. */
    public UnfiledDesk(Game game, RunConfig config) {
        desk = new LeagueDesk(game, config, 1, Matchmakers.agents(config), new RatingTable(config.anchors(game)));
    }

    @Override
    public void joined(String worker, long process) {
        desk.joined(worker, process);
    }

    @Override
    public void forgotten(String worker) {
        desk.forgotten(worker);
    }

    @Override
    public Lease lease(String worker, int matches) {
        Lease lease = desk.lease(worker, matches);
        desk.tray().takeNow();
        return lease;
    }

    @Override
    public void results(List<MatchResult> results, Runnable whenKept) {
        results.forEach(desk::told);
        whenKept.run();
    }

    @Override
    public boolean measuring() {
        return false;
    }
}
