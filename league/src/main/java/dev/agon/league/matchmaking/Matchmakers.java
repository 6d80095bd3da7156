package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.game.UnknownNameException;
import dev.agon.league.config.LeagueConfig;
import java.util.Map;
import java.util.TreeMap;

/** The matchmakers there are, by name: a new one is a class and a line here. */
public final class Matchmakers {
    private static final Map<String, Factory> BY_NAME = new TreeMap<>(Map.of(
            "latest", (config, seed) -> new LatestMatchmaker(),
            "five", (config, seed) -> new FiveMatchmaker(seed, config.latestShare(), config.qualityStep()),
            "pfsp", (config, seed) -> new PfspMatchmaker(seed, config.pfsp()),
            "psro-lite", (config, seed) -> new PsroMatchmaker(seed, config.psro())));

    /** Sets a matchmaker's choices apart from everything else that follows from the league's seed. */
    private static final long SEED_INDEX = 0x6d61746368L;

    private Matchmakers() {}

    /**
     * The matchmaker that the configuration names.
     *
     * @throws UnknownNameException naming the nearest one
     */
    public static Matchmaker create(LeagueConfig config, long leagueSeed) {
        Factory factory = BY_NAME.get(config.matchmaker());
        if (factory == null) {
            throw new UnknownNameException("matchmaker", config.matchmaker(), BY_NAME.keySet());
        }
        return factory.create(config, MatchRandom.derive(leagueSeed, SEED_INDEX));
    }

    private interface Factory {
        Matchmaker create(LeagueConfig config, long seed);
    }
}
