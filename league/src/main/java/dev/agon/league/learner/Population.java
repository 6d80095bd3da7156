package dev.agon.league.learner;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.game.Game;
import dev.agon.league.config.AlphaStarConfig.ResetTo;
import dev.agon.league.matchmaking.LeagueAgent;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.AgentRecord;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frozen policies of a run: their files, and their places in store and league. */
final class Population {
    private static final Logger LOG = LoggerFactory.getLogger(Population.class);

    /** An early snapshot is the one after this part of all. */
    private static final int EARLY = 4;

    private final RunFolder run;
    private final Store store;
    private final LeagueDesk desk;
    private final Clock clock;

    Population(RunFolder run, List<LeagueAgent> agents, Store store, LeagueDesk desk, Clock clock) {
        this.run = run;
        this.store = store;
        this.desk = desk;
        this.clock = clock;
        agents.forEach(agent -> store.addAgent(new AgentRecord(agent.name(), agent.role(), clock.instant())));
    }

    /** The greatest number that any snapshot of the agent has. */
    static OptionalLong newest(Store store, String agent) {
        return of(store, agent).mapToLong(SnapshotRecord::version).max();
    }

    private static Stream<SnapshotRecord> of(Store store, String agent) {
        return store.snapshots().stream().filter(snapshot -> snapshot.agent().equals(agent));
    }

    /** Freezes the agent's policy under its version, unless that was done before. */
    void add(String agent, Policy policy, long steps) throws IOException {
        Optional<SnapshotRecord> there = of(store, agent)
                .filter(snapshot -> snapshot.version() == policy.version())
                .findFirst();
        if (there.isPresent()) {
            if (!there.get().hash().equals(policy.hash())) {
                LOG.warn(
                        "snapshot {} is there already, with other weights; it is kept",
                        there.get().name());
            }
            return;
        }
        Path file = run.snapshot(agent, policy.version());
        PolicyFile.write(file, policy);
        SnapshotRecord record = new SnapshotRecord(
                agent, policy.version(), steps, run.path().relativize(file).toString(), policy.hash(), clock.instant());
        store.addSnapshot(record);
        desk.addSnapshot(record.name());
    }

    /**
     * What an exploiter begins anew with.
     *
     * @param newest the main agent's policy as it is
     */
    Policy start(ResetTo resetTo, Policy newest) throws IOException {
        List<Long> versions = of(store, PlayerName.MAIN_AGENT)
                .map(SnapshotRecord::version)
                .sorted()
                .toList();
        if (resetTo == ResetTo.CLONE || versions.isEmpty()) {
            return newest;
        }
        return read(run, newest.spec().game(), PlayerName.MAIN_AGENT, versions.get(versions.size() / EARLY));
    }

    static Policy read(RunFolder run, Game game, String agent, long version) throws IOException {
        return PolicyFile.read(run.snapshot(agent, version), game);
    }
}
