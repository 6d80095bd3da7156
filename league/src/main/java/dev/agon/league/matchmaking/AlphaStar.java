package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.league.config.AlphaStarConfig;
import dev.agon.league.store.PlayerName;
import java.util.ArrayList;
import java.util.List;

/**
 * The league of Vinyals et al., "Grandmaster level in StarCraft II using multi-agent reinforcement learning", 2019, supplementary
 * pseudocode, multi-agent part: a main agent, exploiters of the main agent, exploiters of the league.
 *
 * <p>Deviations. One main agent, since there is one race. Exploiters begin anew at a clone or an early snapshot of it, not at an imitated
 * policy. Thresholds are of rates that fade with new snapshots, see {@link FadingRates}, and are forgotten when an agent begins anew.
 */
final class AlphaStar {
    /** As names and roles of agents. */
    static final String MAIN_EXPLOITER = "main-exploiter";

    /** See {@link #MAIN_EXPLOITER}. */
    static final String LEAGUE_EXPLOITER = "league-exploiter";

    private AlphaStar() {}

    /** All agents, the main one first; the second of a kind is named {@code main-exploiter-2}. */
    static List<LeagueAgent> agents(AlphaStarConfig config, long seed) {
        int exploiters = config.mainExploiters() + config.leagueExploiters();
        List<LeagueAgent> agents = new ArrayList<>();
        agents.add(new LeagueAgent(
                PlayerName.MAIN_AGENT,
                PlayerName.MAIN_AGENT,
                exploiters == 0 ? 1 : config.mainShare(),
                new MainAgent(MatchRandom.derive(seed, 0), config.halfLife())));
        double weight = (1 - config.mainShare()) / Math.max(1, exploiters);
        for (int i = 1; i <= config.mainExploiters(); i++) {
            Matchmaker matchmaker = new MainExploiter(MatchRandom.derive(seed, agents.size()), config.halfLife());
            agents.add(new LeagueAgent(numbered(MAIN_EXPLOITER, i), MAIN_EXPLOITER, weight, matchmaker));
        }
        for (int i = 1; i <= config.leagueExploiters(); i++) {
            Matchmaker matchmaker = new LeagueExploiter(MatchRandom.derive(seed, agents.size()), config.halfLife());
            agents.add(new LeagueAgent(numbered(LEAGUE_EXPLOITER, i), LEAGUE_EXPLOITER, weight, matchmaker));
        }
        return agents;
    }

    private static String numbered(String role, int number) {
        return number == 1 ? role : role + "-" + number;
    }

    /** Whether the agent is an exploiter of the main agent. */
    static boolean isMainExploiter(String agent) {
        return agent.startsWith(MAIN_EXPLOITER);
    }
}
