package dev.agon.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerListener;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import dev.agon.league.wire.Protocol;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How the learner and its workers do, as meters of the served port: Prometheus needs to know no other. What is not known is not a
 * number. Names of matches, agents and workers never become labels, as there is no end to them; {@code docs/metrics.md} lists all.
 */
final class TrainingMeters {
    private static final String TRAINING = "agon.training.";
    private static final String UPDATE = "agon.update.";
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    /** Figures of the last update that are one number. */
    private static final List<String> FIGURES = List.of(
            "step",
            "version",
            "decisionsPerSecond",
            "policyLoss",
            "valueLoss",
            "winLoss",
            "entropy",
            "kl",
            "clipFraction",
            "explainedVariance",
            "gradientNorm",
            "learningRate",
            "entropyBonus",
            "magnetWeight",
            "barrierKl",
            "magnetKl",
            "stalenessMean",
            "stalenessMax",
            "matchTicks",
            "drawShare",
            "dropped",
            "queue",
            "workers",
            "rating",
            "ratingSigma",
            "ratingMatches");

    private final DashboardSources sources;
    private final Remembered<Optional<TrainingStatus>> status;
    private final Remembered<Optional<JsonNode>> update;
    private @Nullable Path read;
    private long offset;
    private @Nullable JsonNode last;

    private TrainingMeters(DashboardSources sources) {
        this.sources = sources;
        Clock clock = Clock.systemUTC();
        status = new Remembered<>(GOOD_FOR, clock, sources.training());
        update = new Remembered<>(GOOD_FOR, clock, this::lastUpdate);
    }

    /** Offers all meters on a server, once it starts. */
    static void mount(ServerBuilder server, DashboardSources sources) {
        TrainingMeters meters = new TrainingMeters(sources);
        server.serverListener(ServerListener.builder()
                .whenStarting(starting -> meters.register(starting.meterRegistry()))
                .build());
    }

    private void register(MeterRegistry meters) {
        Gauge.builder(TRAINING + "up", status, remembered -> remembered.get().isPresent() ? 1 : 0)
                .register(meters);
        gauge(meters, "incarnation", TrainingStatus::getIncarnation);
        gauge(meters, "version", TrainingStatus::getVersion);
        gauge(meters, "decisions", TrainingStatus::getSteps);
        gauge(meters, "decisions.per.second", TrainingStatus::getDecisionsPerSecond);
        gauge(meters, "staleness.mean", TrainingStatus::getStalenessMean);
        gauge(meters, "staleness.max", TrainingStatus::getStalenessMax);
        gauge(meters, "queued.decisions", TrainingStatus::getQueuedDecisions);
        gauge(meters, "dropped.decisions", TrainingStatus::getDroppedDecisions);
        gauge(meters, "audited.matches", TrainingStatus::getAuditedMatches);
        gauge(meters, "audit.seconds", TrainingStatus::getAuditSeconds);
        gauge(meters, "quarantined", TrainingStatus::getQuarantinedCount);
        gauge(meters, "workers", TrainingStatus::getWorkersCount);
        gauge(meters, "workers.silent", one -> workers(one, WorkerStatus::getSecondsSinceHeard)
                .filter(seconds -> seconds >= Protocol.SILENCE_SECONDS)
                .count());
        gauge(meters, "workers.silence.seconds.most", one -> workers(one, WorkerStatus::getSecondsSinceHeard)
                .max()
                .orElse(0));
        gauge(meters, "workers.restarts", one -> workers(one, WorkerStatus::getRestarts)
                .sum());
        gauge(meters, "workers.refused.rollouts", one -> workers(one, WorkerStatus::getRefused)
                .sum());
        gauge(meters, "workers.decisions.per.second.least", one -> workers(one, WorkerStatus::getDecisionsPerSecond)
                .min()
                .orElse(0));
        gauge(meters, "workers.decisions.per.second.most", one -> workers(one, WorkerStatus::getDecisionsPerSecond)
                .max()
                .orElse(0));
        gauge(meters, "evaluation.share", one -> {
            double steps = workers(one, WorkerStatus::getSteps).sum();
            return steps == 0
                    ? 0
                    : workers(one, WorkerStatus::getEvaluationSteps).sum() / steps;
        });
        for (String figure : FIGURES) {
            Gauge.builder(UPDATE + dotted(figure), update, remembered -> remembered
                            .get()
                            .map(row -> row.path(figure).asDouble(Double.NaN))
                            .orElse(Double.NaN))
                    .register(meters);
        }
    }

    private void gauge(MeterRegistry meters, String name, ToDoubleFunction<TrainingStatus> figure) {
        Gauge.builder(TRAINING + name, status, remembered -> remembered
                        .get()
                        .map(figure::applyAsDouble)
                        .orElse(Double.NaN))
                .register(meters);
    }

    private static DoubleStream workers(TrainingStatus status, ToDoubleFunction<WorkerStatus> figure) {
        return status.getWorkersList().stream().mapToDouble(figure);
    }

    private static String dotted(String figure) {
        return figure.replaceAll("([A-Z])", ".$1").toLowerCase(Locale.ROOT);
    }

    /** The newest line of the metrics of the run that the pages are about; what was read before is not read again. */
    private Optional<JsonNode> lastUpdate() {
        Path metrics = sources.run().get().map(RunFolder::metrics).orElse(null);
        if (metrics == null) {
            return Optional.empty();
        }
        if (!metrics.equals(read)) {
            read = metrics;
            offset = 0;
            last = null;
        }
        offset = MetricsReader.forEach(metrics, offset, row -> last = row);
        return Optional.ofNullable(last);
    }
}
