package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who plays whom.
 *
 * @param matchmaker name of the matchmaker, e.g. {@code five} or {@code latest}
 * @param latestShare of {@code five}: share of training matches that the latest policy plays against itself
 * @param qualityStep of {@code five}: how much a past snapshot's quality score falls, divided by its chance of being drawn, when
 *     it loses
 * @param pfsp settings of {@code pfsp}
 * @param psro settings of {@code psro-lite}
 * @param alphastar settings of {@code alphastar}
 * @param snapshotEverySteps decisions trained after which a snapshot joins the population
 * @param evaluationShare share of the workers' time that rated matches between frozen players take; at most 0.1
 * @param anchors ratings of bots, by name, that are anchors beside the game's own, e.g. {@code minimax4} or {@code rl4j:FILE}
 */
public record LeagueConfig(
        String matchmaker,
        double latestShare,
        double qualityStep,
        PfspConfig pfsp,
        PsroConfig psro,
        AlphaStarConfig alphastar,
        long snapshotEverySteps,
        double evaluationShare,
        Map<String, Double> anchors) {
    /** No more of the workers' time than this goes into evaluation. */
    public static final double MAX_EVALUATION_SHARE = 0.1;

    /** The matchmaker under which several agents learn. */
    public static final String ALPHASTAR = "alphastar";

    public LeagueConfig {
        require(!matchmaker.isBlank(), "league.matchmaker", matchmaker, "the name of a matchmaker");
        require(latestShare >= 0 && latestShare <= 1, "league.latestShare", latestShare, "in [0, 1]");
        require(qualityStep >= 0 && qualityStep <= 1, "league.qualityStep", qualityStep, "in [0, 1]");
        require(snapshotEverySteps >= 1, "league.snapshotEverySteps", snapshotEverySteps, "at least 1");
        require(
                evaluationShare >= 0 && evaluationShare <= MAX_EVALUATION_SHARE,
                "league.evaluationShare",
                evaluationShare,
                "in [0, " + MAX_EVALUATION_SHARE + "]");
        anchors = Collections.unmodifiableMap(new TreeMap<>(anchors));
    }

    /** As OpenAI Five trained: 80 % against itself, the rest against its past by quality score. */
    public static LeagueConfig defaults() {
        return new LeagueConfig(
                "five",
                0.8,
                0.01,
                PfspConfig.defaults(),
                PsroConfig.defaults(),
                AlphaStarConfig.defaults(),
                200_000,
                0.08,
                Map.of());
    }
}
