package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.game.UnknownNameException;
import dev.agon.league.config.LeagueConfig;
import dev.agon.league.config.RunConfig;
import dev.agon.league.store.PlayerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The matchmakers there are, by name: a new one is a class and a line here. */
public final class Matchmakers {
    private static final Map<String, Factory> BY_NAME = new TreeMap<>(Map.of(
            "latest", (agent, config, seed) -> new LatestMatchmaker(),
            "five", (agent, config, seed) -> new FiveMatchmaker(seed, config.latestShare(), config.qualityStep()),
            "pfsp", (agent, config, seed) -> new PfspMatchmaker(seed, config.pfsp()),
            "psro-lite", (agent, config, seed) -> new PsroMatchmaker(agent, seed, config.psro())));

    private static final String MAIN_ROLE = "main";

    /** As role, and as what the names of a population's members begin with, all but the first, which is the main agent. */
    private static final String MEMBER = "member";

    /** Sets a matchmaker's choices apart from everything else that follows from the league's seed. */
    private static final long SEED_INDEX = 0x6d61746368L;

    private Matchmakers() {}

    /**
     * Who learns in a run, the main agent first: the members of a population, or who the matchmaker wants.
     *
     * @throws UnknownNameException naming the nearest matchmaker
     */
    public static List<LeagueAgent> agents(RunConfig config) {
        return config.pbt().wanted()
                ? members(config.league(), config.pbt().members(), config.seed())
                : agents(config.league(), config.seed());
    }

    private static List<LeagueAgent> members(LeagueConfig config, int count, long leagueSeed) {
        List<LeagueAgent> members = new ArrayList<>(agents(config, leagueSeed));
        for (int number = 2; number <= count; number++) {
            String name = MEMBER + "-" + number;
            Matchmaker matchmaker = create(name, config, MatchRandom.derive(leagueSeed, number));
            members.add(new LeagueAgent(name, MEMBER, 1, matchmaker));
        }
        return members;
    }

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
        return create(PlayerName.MAIN_AGENT, config, leagueSeed);
    }

    private static Matchmaker create(String agent, LeagueConfig config, long leagueSeed) {
        Factory factory = BY_NAME.get(config.matchmaker());
        if (factory == null) {
            TreeSet<String> known = new TreeSet<>(BY_NAME.keySet());
            known.add(LeagueConfig.ALPHASTAR);
            throw new UnknownNameException("matchmaker", config.matchmaker(), known);
        }
        return factory.create(agent, config, MatchRandom.derive(leagueSeed, SEED_INDEX));
    }

    private interface Factory {
        Matchmaker create(String agent, LeagueConfig config, long seed);
    }
}
