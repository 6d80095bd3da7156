package dev.agon.league.players;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.StoredPolicy;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The small trained policy that ships with a game, as the resource {@code /house/GAME.safetensors}. Thread-safe. */
final class HousePlayers {
    /** What the one of the game is called that is played. */
    static final String NAME = "house";

    /** What the name of the one of a game begins with, before the game's. */
    private static final String OF_GAME = NAME + ":";

    private final Map<Game, Policy> policies = new ConcurrentHashMap<>();

    /** Whether a name means one, if it means anything: {@code house} or {@code house:GAME}. */
    static boolean isName(String name) {
        return name.equals(NAME) || name.startsWith(OF_GAME);
    }

    /** The game whose house player a name means; empty for that of the game that is played. */
    static Optional<String> gameIn(String name) {
        return name.startsWith(OF_GAME) ? Optional.of(name.substring(OF_GAME.length())) : Optional.empty();
    }

    /** Whether the game ships with one. */
    boolean has(Game game) {
        return HousePlayers.class.getResource(resource(game)) != null;
    }

    /**
     * The policy that ships with the game.
     *
     * @throws AgonException when there is none
     */
    Policy policy(Game game) {
        return policies.computeIfAbsent(game, HousePlayers::read);
    }

    private static Policy read(Game game) {
        return PolicyFile.fromBytes(name(game), bytes(game), game);
    }

    /**
     * The same with the layout that it was trained on, whatever has become of the game since.
     *
     * @throws AgonException when there is none
     */
    static StoredPolicy stored(Game game, Games games) {
        return PolicyFile.storedFromBytes(name(game), bytes(game), games);
    }

    private static String name(Game game) {
        return "house player of " + game.name();
    }

    private static byte[] bytes(Game game) {
        try (InputStream in = HousePlayers.class.getResourceAsStream(resource(game))) {
            if (in == null) {
                throw AgonException.usage("no house player ships with " + game.name()
                        + "; take a bot, e.g. bot:random, or a run's, e.g. RUN@latest");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the " + name(game), e);
        }
    }

    private static String resource(Game game) {
        return "/house/" + game.name() + ".safetensors";
    }
}
