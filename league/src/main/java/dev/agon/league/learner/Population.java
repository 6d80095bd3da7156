package dev.agon.league.learner;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.game.Game;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.AgentRecord;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frozen policies of a run: their files, and their places in store and league. */
final class Population {
    private static final Logger LOG = LoggerFactory.getLogger(Population.class);

    private final RunFolder run;
    private final Store store;
    private final LeagueDesk desk;
    private final Clock clock;

    Population(RunFolder run, Store store, LeagueDesk desk, Clock clock) {
        this.run = run;
        this.store = store;
        this.desk = desk;
        this.clock = clock;
        store.addAgent(new AgentRecord(PlayerName.MAIN_AGENT, PlayerName.MAIN_AGENT, clock.instant()));
    }

    /** The greatest number that any snapshot has. */
    static OptionalLong newest(Store store) {
        return store.snapshots().stream().mapToLong(SnapshotRecord::version).max();
    }

    /** Freezes the policy under its version, unless that was done before. */
    void add(Policy policy, long steps) throws IOException {
        Optional<SnapshotRecord> there = store.snapshots().stream()
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
        Path file = run.snapshot(PlayerName.MAIN_AGENT, policy.version());
        PolicyFile.write(file, policy);
        SnapshotRecord record = new SnapshotRecord(
                PlayerName.MAIN_AGENT,
                policy.version(),
                steps,
                run.path().relativize(file).toString(),
                policy.hash(),
                clock.instant());
        store.addSnapshot(record);
        desk.addSnapshot(record.name());
    }

    static Policy read(RunFolder run, Game game, long version) throws IOException {
        return PolicyFile.read(run.snapshot(PlayerName.MAIN_AGENT, version), game);
    }
}
