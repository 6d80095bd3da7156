package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.game.UnknownNameException;
import dev.agon.league.config.LeagueConfig;
import dev.agon.league.store.PlayerName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The matchmakers there are, by name: a new one is a class and a line here. */
public final class Matchmakers {
    private static final Map<String, Factory> BY_NAME = new TreeMap<>(Map.of(
            "latest", (config, seed) -> new LatestMatchmaker(),
            "five", (config, seed) -> new FiveMatchmaker(seed, config.latestShare(), config.qualityStep()),
            "pfsp", (config, seed) -> new PfspMatchmaker(seed, config.pfsp()),
            "psro-lite", (config, seed) -> new PsroMatchmaker(seed, config.psro())));

    private static final String MAIN_ROLE = "main";

    /** Sets a matchmaker's choices apart from everything else that follows from the league's seed. */
    private static final long SEED_INDEX = 0x6d61746368L;

    private Matchmakers() {}

    /**
     * Who learns under the matchmaker that the configuration names, the main agent first.
     *
     * @throws UnknownNameException naming the nearest one
     */
    public static List<LeagueAgent> agents(LeagueConfig config, long leagueSeed) {
        long seed = MatchRandom.derive(leagueSeed, SEED_INDEX);
        if (config.matchmaker().equals(LeagueConfig.ALPHASTAR)) {
            return AlphaStar.agents(config.alphastar(), seed);
        }
        return List.of(new LeagueAgent(PlayerName.MAIN_AGENT, MAIN_ROLE, 1, create(config, leagueSeed)));
    }

    /**
     * The matchmaker that the configuration names, of those under which one agent learns.
     *
     * @throws UnknownNameException naming the nearest one
     */
    public static Matchmaker create(LeagueConfig config, long leagueSeed) {
        Factory factory = BY_NAME.get(config.matchmaker());
        if (factory == null) {
            TreeSet<String> known = new TreeSet<>(BY_NAME.keySet());
            known.add(LeagueConfig.ALPHASTAR);
            throw new UnknownNameException("matchmaker", config.matchmaker(), known);
        }
        return factory.create(config, MatchRandom.derive(leagueSeed, SEED_INDEX));
    }

    private interface Factory {
        Matchmaker create(LeagueConfig config, long seed);
    }
}
