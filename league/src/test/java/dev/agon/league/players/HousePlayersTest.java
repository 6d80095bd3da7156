package dev.agon.league.players;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.evaluation.NashConv;
import dev.agon.agents.evaluation.PolicyRunnerOracle;
import dev.agon.agents.policy.PolicyPlayer;
import dev.agon.game.Enumerable;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.kuhn.Kuhn;
import dev.agon.game.leduc.Leduc;
import dev.agon.league.evaluation.EvaluationResult;
import dev.agon.league.evaluation.PairedEvaluation;
import dev.agon.server.PlayerKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies that ship are there, fit today's layouts, and have learned something. */
class HousePlayersTest {
    private static final int MATCHES = 12;

    private final HousePlayers house = new HousePlayers();

    static Stream<String> gamesOfSkill() {
        return Games.onClassPath().all().stream()
                .filter(game -> !(game instanceof Enumerable))
                .map(Game::name);
    }

    @ParameterizedTest
    @MethodSource("gamesOfSkill")
    void beatsRandomInEveryGameThatShips(String name) {
        Game game = Games.onClassPath().get(name);
        ResolvedPlayer player =
                new ResolvedPlayer("house", PlayerKind.AGENT, seed -> PolicyPlayer.sampling(house.policy(game), seed));
        ResolvedPlayer random = new ResolvedPlayer(
                "bot:random", PlayerKind.BOT, seed -> game.bots().get("random").create(seed));
        EvaluationResult result = PairedEvaluation.of(game).run(player, random, MATCHES, 7, done -> {});
        assertTrue(result.winRate().rate() >= 0.9, name + ": " + result.winRate());
    }

    @Test
    void playsKuhnAlmostUnexploitably() {
        Kuhn kuhn = new Kuhn();
        double exploitability = new NashConv(kuhn).exploitability(new PolicyRunnerOracle(house.policy(kuhn)));
        assertTrue(exploitability < 0.1, "exploitability " + exploitability);
    }

    /** Who plays at random can be exploited for more than two chips a hand. */
    @Test
    void playsLeducSoThatLittleCanBeExploited() {
        Leduc leduc = new Leduc();
        double exploitability = new NashConv(leduc).exploitability(new PolicyRunnerOracle(house.policy(leduc)));
        assertTrue(exploitability < 0.35, "exploitability " + exploitability);
    }
}
