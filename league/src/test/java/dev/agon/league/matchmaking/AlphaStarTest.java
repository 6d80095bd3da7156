package dev.agon.league.matchmaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.config.AlphaStarConfig;
import dev.agon.league.config.AlphaStarConfig.ResetTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlphaStarTest {
    private static final int DRAWS = 40_000;
    private static final String MAIN = "main@latest";

    private final MainAgent main = new MainAgent(7, 1e9);
    private final MainExploiter exploiter = new MainExploiter(7, 1e9);
    private final LeagueExploiter league = new LeagueExploiter(7, 1e9);

    @Test
    void mainAgentPlaysThePopulationHalfOfTheTimeAndElseItself() {
        add(main, "main@1", "league-exploiter@1");
        // Rates (0 + 2) / 8 and (6 + 2) / 16: weights 9/16 and 4/16.
        play(main, "main@1", 0, 4);
        play(main, "league-exploiter@1", 6, 6);

        Map<String, Double> shares = shares(main);

        assertEquals(0.5 * 9 / 13, shares.get("main@1"), 0.01);
        assertEquals(0.5 * 4 / 13, shares.get("league-exploiter@1"), 0.01);
        assertEquals(0.5, shares.get("itself"), 0.01);
    }

    @Test
    void mainAgentGoesAfterExploitersThatBeatIt() {
        add(main, "main@1", "main-exploiter@1", "main-exploiter@2");
        play(main, "main@1", 100, 0);
        play(main, "main-exploiter@1", 0, 12);
        play(main, "main-exploiter@2", 6, 6);

        Map<String, Double> shares = shares(main);

        // Rates 102/104, 1/8 and 1/2; among the exploiters weights of 49/64 and 16/64.
        double all = 4.0 / (104 * 104) + 49 / 64.0 + 16 / 64.0;
        assertEquals(0.5 * 49 / 64 / all + 0.15 * 49 / 65, shares.get("main-exploiter@1"), 0.01);
        assertEquals(0.5 * 16 / 64 / all + 0.15 * 16 / 65, shares.get("main-exploiter@2"), 0.01);
        assertEquals(0.35, shares.get("itself"), 0.01);
    }

    @Test
    void mainAgentGoesBackToWhatItForgot() {
        add(main, "main@1", "main@2", "main@10");
        play(main, "main@1", 16, 0);
        play(main, "main@2", 4, 12);
        play(main, "main@10", 10, 2);

        Map<String, Double> shares = shares(main);

        // Rates 0.9, 0.3 and 0.75: less against 2 than against the newer 10. Weights .01, .49, .0625.
        assertEquals(0.65 * 0.49 / 0.5625, shares.get("main@2"), 0.01);
        assertEquals(0.35, shares.get("itself"), 0.01);
    }

    @Test
    void versionsThatAreHarderTheNewerTheyAreWereNotForgotten() {
        add(main, "main@1", "main@2", "main@3");
        play(main, "main@1", 16, 0);
        play(main, "main@2", 10, 2);
        play(main, "main@3", 4, 12);

        assertEquals(0.5, shares(main).get("itself"), 0.01);
    }

    @Test
    void mainExploiterPlaysTheMainAgentWhileItWinsAtTimes() {
        add(exploiter, "main@1", "main@2", "league-exploiter@1");
        play(exploiter, MAIN, 0, 15);
        assertEquals(Map.of(MAIN, 1.0), shares(exploiter), "2 of 19 are more than a tenth");

        play(exploiter, MAIN, 0, 1);
        play(exploiter, "main@1", 14, 2);

        // Rates 0.8 and 0.5: weights .16 and .25.
        Map<String, Double> shares = shares(exploiter);
        assertEquals(0.16 / 0.41, shares.get("main@1"), 0.01);
        assertEquals(0.25 / 0.41, shares.get("main@2"), 0.01);
        assertEquals(2, shares.size(), shares.toString());
    }

    @Test
    void mainExploiterHasNobodyButTheMainAgentWhileThereIsNoHistory() {
        play(exploiter, MAIN, 0, 100);
        assertEquals(Optional.of(MAIN), exploiter.next());
    }

    @Test
    void leagueExploiterPlaysEverybodysHistory() {
        assertEquals(Optional.empty(), league.next());
        add(league, "main@1", "main-exploiter@1");
        play(league, "main@1", 4, 0);

        // Rates 3/4 and 1/2: weights 1/16 and 4/16.
        Map<String, Double> shares = shares(league);
        assertEquals(0.2, shares.get("main@1"), 0.01);
        assertEquals(0.8, shares.get("main-exploiter@1"), 0.01);
    }

    @Test
    void isMasteredOnceItWinsMoreThanSevenTenthsAgainstAll() {
        assertFalse(main.isMastered(), "nobody was met");
        add(main, "main@1", "main-exploiter@1");
        play(main, "main@1", 100, 0);
        assertFalse(main.isMastered());
        play(main, "main-exploiter@1", 12, 4);
        assertFalse(main.isMastered(), "14 of 20 are not more than 70 %");
        play(main, "main-exploiter@1", 1, 0);
        assertTrue(main.isMastered());

        play(exploiter, MAIN, 12, 4);
        assertFalse(exploiter.isMastered());
        play(exploiter, MAIN, 1, 0);
        assertTrue(exploiter.isMastered());
    }

    @Test
    void exploitersBeginAnewAndForgetWhatTheyWere() {
        play(exploiter, MAIN, 100, 0);
        assertTrue(exploiter.beginsAnew());
        assertFalse(exploiter.isMastered());
        assertFalse(main.beginsAnew());

        int anew = 0;
        for (int i = 0; i < 4_000; i++) {
            anew += league.beginsAnew() ? 1 : 0;
        }
        assertEquals(0.25, anew / 4_000.0, 4 * Math.sqrt(0.25 * 0.75 / 4_000));
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() {
        for (AlphaStarRole role : List.of(main, exploiter, league)) {
            add(role, "main@1", "main-exploiter@1", "league-exploiter@1");
            play(role, "main@1", 5, 3);
            role.beginsAnew();
            role.next();
            play(role, "main-exploiter@1", 1, 3);
        }
        List<AlphaStarRole> restarted =
                List.of(new MainAgent(7, 1e9), new MainExploiter(7, 1e9), new LeagueExploiter(7, 1e9));
        restarted.get(0).restore(main.state());
        restarted.get(1).restore(exploiter.state());
        restarted.get(2).restore(league.state());

        assertEquals(main.state(), restarted.get(0).state());
        assertEquals(choices(main), choices(restarted.get(0)));
        assertEquals(choices(exploiter), choices(restarted.get(1)));
        assertEquals(choices(league), choices(restarted.get(2)));
    }

    @Test
    void exploitersShareEquallyWhatTheMainAgentLeaves() {
        List<LeagueAgent> agents = AlphaStar.agents(new AlphaStarConfig(0.4, 2, 1, ResetTo.CLONE, 8), 1);

        assertEquals(
                List.of("main", "main-exploiter", "main-exploiter-2", "league-exploiter"),
                agents.stream().map(LeagueAgent::name).toList());
        assertEquals(0.4, agents.get(0).weight());
        agents.subList(1, 4).forEach(agent -> assertEquals(0.2, agent.weight(), 1e-12));
    }

    private static void add(Matchmaker matchmaker, String... snapshots) {
        List.of(snapshots).forEach(matchmaker::addSnapshot);
    }

    private static void play(Matchmaker matchmaker, String opponent, int won, int lost) {
        for (int i = 0; i < won; i++) {
            matchmaker.result(opponent, 1);
        }
        for (int i = 0; i < lost; i++) {
            matchmaker.result(opponent, -1);
        }
    }

    private static Map<String, Double> shares(Matchmaker matchmaker) {
        Map<String, Double> shares = new TreeMap<>();
        for (int i = 0; i < DRAWS; i++) {
            shares.merge(matchmaker.next().orElse("itself"), 1.0 / DRAWS, Double::sum);
        }
        shares.replaceAll((name, share) -> Math.rint(share * DRAWS) / DRAWS);
        return shares;
    }

    private static List<Object> choices(Matchmaker matchmaker) {
        List<Object> choices = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            choices.add(matchmaker.next());
            choices.add(matchmaker.beginsAnew());
        }
        return choices;
    }
}
