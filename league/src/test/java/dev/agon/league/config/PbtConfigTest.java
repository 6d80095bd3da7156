package dev.agon.league.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PbtConfigTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pbt.members=0 | pbt.members must be in [1, 32]: 0",
                "pbt.members=33 | pbt.members must be in [1, 32]: 33",
                "pbt.readyEverySteps=0 | pbt.readyEverySteps must be at least 1: 0",
                "pbt.matches=7 | pbt.matches must be even, as sides are swapped, and in [2, 100000]: 7",
                "pbt.matches=0 | pbt.matches must be even, as sides are swapped, and in [2, 100000]: 0",
                "pbt.confidence=0.4 | pbt.confidence must be in [0.5, 1): 0.4",
                "pbt.confidence=1 | pbt.confidence must be in [0.5, 1): 1.0",
                "pbt.perturb=1 | pbt.perturb must be in [0, 1): 1.0",
                "pbt.resample=1.1 | pbt.resample must be in [0, 1]: 1.1",
                "pbt.spread=0.9 | pbt.spread must be in [1, 1000]: 0.9",
                "pbt.member=4 | unknown key 'pbt.member'; did you mean 'pbt.members'?",
            })
    void saysWhatIsWrongWithASetting(String setting, String fault) {
        ConfigException refusal = assertThrows(ConfigException.class, () -> config(setting));
        assertTrue(refusal.getMessage().contains(fault), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "learner.deterministic=true | learner.deterministic must be false where pbt.members is 4",
                "league.matchmaker=alphastar | league.matchmaker must be another than alphastar where pbt.members is 4",
                "league.evaluationShare=0 | league.evaluationShare must be above 0 where pbt.members is 4",
            })
    void refusesWhatAPopulationCannotBeCombinedWithInEitherOrder(String setting, String fault) {
        for (List<String> settings : List.of(List.of("pbt.members=4", setting), List.of(setting, "pbt.members=4"))) {
            ConfigException refusal =
                    assertThrows(ConfigException.class, () -> config(settings.toArray(String[]::new)));
            assertTrue(refusal.getMessage().contains(fault), refusal.getMessage());
        }
        assertFalse(config(setting).pbt().wanted(), "without a population it is allowed");
    }

    @Test
    void refusesAPopulationThatHasNothingToExplore() {
        ConfigException refusal = assertThrows(
                ConfigException.class,
                () -> config(
                        "pbt.learningRate=false",
                        "pbt.entropyBonus=false",
                        "pbt.rewardWeights=false",
                        "pbt.members=2"));
        assertTrue(refusal.getMessage().contains("nothing to explore"), refusal.getMessage());
    }

    @Test
    void refusesAGameOfMoreThanTwoTeams(@TempDir Path folder) throws Exception {
        RunConfig config = ConfigYaml.override(RunConfig.defaults(ThreeTeams.NAME), List.of("pbt.members=2"));
        ConfigException refusal =
                assertThrows(ConfigException.class, () -> config.resolveGame(ThreeTeams.games(folder)));
        assertEquals(
                "settings of three: pbt.members must be 1 for a game of 3 teams: members are compared by matches of two, not 2",
                refusal.getMessage());
        assertEquals(
                "kuhn", config("pbt.members=2").resolveGame(Games.onClassPath()).name());
    }

    private static RunConfig config(String... settings) {
        return ConfigYaml.override(RunConfig.defaults("kuhn"), List.of(settings));
    }
}
