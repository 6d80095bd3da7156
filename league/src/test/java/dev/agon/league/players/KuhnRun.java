package dev.agon.league.players;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.kuhn.Kuhn;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** A run of kuhn with snapshots 2, 9 and 10 of its main agent, none of them rated yet. */
record KuhnRun(RunFolder folder) {
    static final Game KUHN = new Kuhn();
    static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 2, 12, 0);

    static KuhnRun in(Path root) throws IOException {
        KuhnRun made = new KuhnRun(RunFolder.create(root, RunConfig.defaults("kuhn"), NOON));
        for (int version : new int[] {2, 9, 10}) {
            made.snapshot("main", version);
        }
        return made;
    }

    void snapshot(String agent, int version) throws IOException {
        PolicyFile.write(folder.snapshot(agent, version), policy(version));
    }

    /** What its snapshots of a version hold. */
    static Policy policy(int version) {
        NetworkConfig small = new NetworkConfig(CoreKind.NONE, 8, 8, 8, 8);
        return Policy.initial(new PolicySpec(KUHN, small), version).withVersion(version);
    }

    void rate(RatingRecord... ratings) {
        try (Store store = SqliteStore.open(folder.database())) {
            store.addRatings(List.of(ratings));
        }
    }

    static RatingRecord rating(long version, double rating, double sigma) {
        return new RatingRecord("main@" + version, version, Instant.EPOCH, rating, sigma, 10);
    }

    /** Flips a bit in the middle of the main agent's snapshot. */
    void damage(int version) throws IOException {
        Path file = folder.snapshot("main", version);
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 4;
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));
    }
}
