package dev.agon.league.learner;

import dev.agon.agents.ppo.ImitationStats;
import dev.agon.agents.ppo.UpdateStats;
import dev.agon.league.coordinator.Roster;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One line of {@code metrics.jsonl}; its keys are explained in {@code docs/metrics.md}. */
final class Figures {
    private Figures() {}

    static Map<String, Object> of(
            Instant time,
            long steps,
            long version,
            double decisionsPerSecond,
            UpdateStats stats,
            Staleness staleness,
            Optional<Standing> standing,
            RecentForm form,
            int workers,
            Roster roster) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("time", time.toString());
        figures.put("step", steps);
        figures.put("version", version);
        figures.put("decisionsPerSecond", decisionsPerSecond);
        figures.put("policyLoss", stats.policyLoss());
        figures.put("valueLoss", stats.valueLoss());
        figures.put("winLoss", stats.winLoss());
        figures.put("entropy", stats.entropy());
        figures.put("kl", stats.kl());
        figures.put("clipFraction", stats.clipFraction());
        figures.put("explainedVariance", stats.explainedVariance());
        figures.put("gradientNorm", stats.gradientNorm());
        figures.put("learningRate", stats.learningRate());
        figures.put("entropyBonus", stats.entropyBonus());
        if (stats.barrierWeight() > 0) {
            figures.put("barrierKl", stats.barrierDivergence());
        }
        if (stats.magnetWeight() > 0) {
            figures.put("magnetWeight", stats.magnetWeight());
            figures.put("magnetKl", stats.magnetDivergence());
        }
        figures.put("stalenessMean", staleness.mean());
        figures.put("stalenessMax", staleness.max());
        figures.put("staleness", staleness.shares().byNumber());
        figures.put("reuse", Shares.of(stats.reuse()).byNumber());
        putRating(figures, standing);
        form.trained().ifPresent(matches -> {
            figures.put("matchTicks", matches.ticks());
            figures.put("drawShare", matches.drawn());
        });
        figures.put("workers", workers);
        figures.put("dropped", roster.droppedDecisions());
        figures.put("queue", roster.queuedDecisions());
        figures.put("winRates", form.rates());
        return figures;
    }

    /** The last update of an agent that is not the main one, for the group {@code agents}. */
    static Map<String, Object> ofOther(AgentTraining agent, UpdateStats stats) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("step", agent.progress().steps());
        figures.put("version", agent.progress().version());
        figures.put("resets", agent.resets());
        figures.put("policyLoss", stats.policyLoss());
        figures.put("valueLoss", stats.valueLoss());
        figures.put("entropy", stats.entropy());
        figures.put("kl", stats.kl());
        figures.put("explainedVariance", stats.explainedVariance());
        figures.put("learningRate", stats.learningRate());
        figures.put("entropyBonus", stats.entropyBonus());
        figures.put("stalenessMean", agent.staleness().mean());
        return figures;
    }

    /** What came of a round of imitation, before the first update. */
    static Map<String, Object> imitated(Instant time, long decisions, ImitationStats stats) {
        Map<String, Object> imitation = new LinkedHashMap<>();
        imitation.put("decisions", decisions);
        imitation.put("loss", stats.loss());
        imitation.put("accuracy", stats.accuracy());
        imitation.put("valueLoss", stats.valueLoss());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("time", time.toString());
        figures.put("step", 0);
        figures.put("imitation", imitation);
        return figures;
    }

    /**
     * The last update's figures once more, after its snapshot has been measured: only ratings and win rates are newer, and the steps
     * are those of the whole run, in which other agents may have learned since.
     */
    static Map<String, Object> measured(
            Map<String, Object> last,
            Instant time,
            long steps,
            Optional<Standing> standing,
            Map<String, Double> winRates) {
        Map<String, Object> figures = new LinkedHashMap<>(last);
        figures.put("time", time.toString());
        figures.put("step", steps);
        putRating(figures, standing);
        figures.put("winRates", winRates);
        figures.put("measured", true);
        return figures;
    }

    private static void putRating(Map<String, Object> figures, Optional<Standing> standing) {
        standing.ifPresent(value -> {
            figures.put("rating", value.rating().mean());
            figures.put("ratingSigma", value.rating().sigma());
            figures.put("ratingMatches", value.matches());
        });
    }
}
