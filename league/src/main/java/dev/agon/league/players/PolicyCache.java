package dev.agon.league.players;

import dev.agon.agents.model.DamagedFileException;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.game.Game;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Policies that were read lately, so that a player who sits down often is read once. Thread-safe. */
final class PolicyCache {
    private static final int MOST_POLICIES = 16;

    private final Map<Key, Policy> policies = new LinkedHashMap<>(MOST_POLICIES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Policy> eldest) {
            return size() > MOST_POLICIES;
        }
    };

    /**
     * The policy in the file, read again when the file has changed.
     *
     * @throws DamagedFileException saying what is wrong with the file, also when it cannot be read
     */
    synchronized Policy read(Path file, Game game) {
        try {
            Key key = new Key(file, Files.getLastModifiedTime(file), Files.size(file), game);
            Policy policy = policies.get(key);
            if (policy == null) {
                policy = PolicyFile.read(file, game);
                policies.put(key, policy);
            }
            return policy;
        } catch (NoSuchFileException e) {
            throw new DamagedFileException(file.toString(), "is missing: " + e.getFile());
        } catch (IOException e) {
            throw new DamagedFileException(file.toString(), "cannot be read: " + e);
        }
    }

    private record Key(Path file, FileTime modified, long size, Game game) {}
}
