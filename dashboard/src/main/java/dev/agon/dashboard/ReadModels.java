package dev.agon.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.agon.game.Game;
import dev.agon.league.config.RunConfig;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.LeaseRecord;
import dev.agon.league.store.StoreReader;
import dev.agon.proto.training.TrainingStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers what the pages ask, from the run folder and from training itself. Thread-safe. */
final class ReadModels {
    /** This much of the end of the metrics is read for the newest figures. */
    private static final long TAIL_BYTES = 64 * 1024;
    /** Several people who look at once cost no more than one. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Duration FRESH_LEAGUE = Duration.ofSeconds(3);
    /** What takes long to work out changes slowly. */
    private static final Duration FRESH_PAYOFF = Duration.ofSeconds(15);
    /** Leases beyond these are not shown. */
    private static final int MOST_LEASES = 50;

    private final DashboardSources sources;
    private final Map<String, Remembered<RunView>> runViews = new ConcurrentHashMap<>();
    private final Map<String, Remembered<LeagueView>> leagueViews = new ConcurrentHashMap<>();
    private final Map<String, Remembered<PayoffView>> payoffViews = new ConcurrentHashMap<>();
    private final Map<String, Remembered<ClusterView>> clusterViews = new ConcurrentHashMap<>();
    private final Map<Path, MetricsSummary> metrics = new ConcurrentHashMap<>();
    private final Map<Path, ReplayIndex> replays = new ConcurrentHashMap<>();
    private final Remembered<List<RunRow>> rows;

    ReadModels(DashboardSources sources) {
        this.sources = sources;
        rows = new Remembered<>(FRESH_LEAGUE, Clock.systemUTC(), this::readRuns);
    }

    /**
     * How a run is.
     *
     * @param name the run's name; empty for the run that the pages are about
     * @throws NoSuchElementException when there is no such run
     */
    RunView run(String name) {
        return folder(name)
                .map(folder -> remembered(runViews, folder, FRESH, this::readRun))
                .orElse(RunView.NONE);
    }

    private RunView readRun(RunFolder folder) {
        Optional<TrainingStatus> training =
                sources.training().get().filter(status -> status.getRun().equals(folder.name()));
        return RunView.of(folder.name(), folder.config(), tail(folder), training, Instant.now());
    }

    private static <T> T remembered(
            Map<String, Remembered<T>> known, RunFolder folder, Duration fresh, Function<RunFolder, T> source) {
        return known.computeIfAbsent(
                        folder.name(), name -> new Remembered<>(fresh, Clock.systemUTC(), () -> source.apply(folder)))
                .get();
    }

    private static MetricsReader.Page tail(RunFolder folder) {
        return MetricsReader.from(folder.metrics(), Math.max(0, sizeOf(folder.metrics()) - TAIL_BYTES));
    }

    /** All runs of this machine and the one that the pages are about, the one written to last first. */
    List<RunRow> runs() {
        return rows.get();
    }

    private List<RunRow> readRuns() {
        String usual = sources.run().get().map(RunFolder::name).orElse("");
        String trained = sources.training().get().map(TrainingStatus::getRun).orElse("");
        return folders().stream()
                .map(folder ->
                        row(folder, folder.name().equals(usual), folder.name().equals(trained)))
                .sorted(Comparator.comparing(RunRow::lastWritten).reversed())
                .toList();
    }

    private static RunRow row(RunFolder folder, boolean usual, boolean training) {
        List<JsonNode> rows = tail(folder).lines();
        JsonNode last = rows.isEmpty() ? MissingNode.getInstance() : rows.get(rows.size() - 1);
        return new RunRow(
                folder.name(),
                gameOf(folder),
                last.path("step").asLong(),
                last.path("rating").isNumber() ? last.path("rating").asDouble() : null,
                last.path("rating").isNumber() ? last.path("ratingSigma").asDouble() : null,
                lastWritten(folder).toString(),
                usual,
                training);
    }

    /** A run that cannot be read is still listed. */
    private static String gameOf(RunFolder folder) {
        try {
            return folder.config().game();
        } catch (RuntimeException unreadable) {
            return "unknown";
        }
    }

    /**
     * Ladder, curves and milestones of a run.
     *
     * @param run the run's name; empty for the run that the pages are about
     * @throws NoSuchElementException when there is no such run
     */
    LeagueView league(String run) {
        return folder(run)
                .map(folder -> remembered(leagueViews, folder, FRESH_LEAGUE, this::readLeague))
                .orElse(LeagueView.NONE);
    }

    private LeagueView readLeague(RunFolder folder) {
        Game game = gameIn(folder);
        RunConfig config = folder.config();
        return RunStore.ask(folder, store -> LeagueView.of(folder.name(), LeagueReader.of(config, game, store)))
                .orElseGet(() -> LeagueView.unrated(folder.name(), game, config.anchors(game)));
    }

    /**
     * Who beats whom in a run, and what follows from it.
     *
     * @param run the run's name; empty for the run that the pages are about
     * @throws NoSuchElementException when there is no such run
     */
    PayoffView payoff(String run) {
        return folder(run)
                .map(folder -> remembered(payoffViews, folder, FRESH_PAYOFF, this::readPayoff))
                .orElse(PayoffView.NONE);
    }

    private PayoffView readPayoff(RunFolder folder) {
        return RunStore.ask(
                        folder,
                        store -> PayoffView.of(folder.name(), LeagueReader.of(folder.config(), gameIn(folder), store)))
                .orElse(PayoffView.NONE);
    }

    /**
     * Matches of a run that were played to their end.
     *
     * @param run the run's name; empty for the run that the pages are about
     * @throws NoSuchElementException when there is no such run
     */
    MatchesView matches(String run, MatchesView.Wish wish) {
        return folder(run).map(folder -> readMatches(folder, wish)).orElse(MatchesView.NONE);
    }

    private MatchesView readMatches(RunFolder folder, MatchesView.Wish wish) {
        String game = gameOf(folder);
        List<MatchesView.Match> kept = replays.computeIfAbsent(folder.path(), path -> new ReplayIndex(folder))
                .matches(wish);
        return RunStore.ask(folder, store -> MatchesView.of(folder.name(), game, store, kept, wish))
                .orElseGet(() -> MatchesView.of(folder.name(), game, kept, wish));
    }

    /**
     * One player of a run's league.
     *
     * @param run the run's name; empty for the run that the pages are about
     * @throws NoSuchElementException when there is no such run, or its league does not know the player
     */
    PlayerView player(String run, String name) {
        return folder(run)
                .flatMap(folder -> RunStore.ask(
                        folder,
                        store -> PlayerView.of(
                                folder.name(), LeagueReader.of(folder.config(), gameIn(folder), store), name)))
                .orElseThrow(() -> new NoSuchElementException("There is no league yet."));
    }

    /**
     * What a run's learner measured.
     *
     * @param name the run's name; empty for the run that the pages are about
     * @param since where to read on, as an earlier answer said; 0 for the beginning
     * @throws NoSuchElementException when there is no such run
     */
    MetricsView metrics(String name, long since) {
        return folder(name)
                .map(found -> metrics.computeIfAbsent(found.path(), path -> new MetricsSummary(found))
                        .since(since))
                .orElse(MetricsView.NONE);
    }

    /** The run of that name, or the one that the pages are about. Only listed runs are read: a name is never taken for a path. */
    private Optional<RunFolder> folder(String name) {
        if (name.isEmpty()) {
            return sources.run().get();
        }
        return Optional.of(folders().stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no run " + name + ".")));
    }

    /** Each name once; where two folders have it, the one that the pages are about. */
    private Collection<RunFolder> folders() {
        Map<String, RunFolder> byName = new LinkedHashMap<>();
        sources.run().get().ifPresent(run -> byName.put(run.name(), run));
        sources.runs().all().forEach(run -> byName.putIfAbsent(run.name(), run));
        return byName.values();
    }

    /**
     * Workers and flow of a run.
     *
     * @param run the run's name; empty for the run that the pages are about
     * @throws NoSuchElementException when there is no such run
     */
    ClusterView cluster(String run) {
        return folder(run)
                .map(folder -> remembered(clusterViews, folder, FRESH, this::readCluster))
                .orElse(ClusterView.NONE);
    }

    private ClusterView readCluster(RunFolder folder) {
        List<LeaseRecord> leases =
                RunStore.ask(folder, StoreReader::pendingLeases).orElse(List.of());
        return ClusterView.of(
                folder.name(),
                tail(folder).lines(),
                leases.subList(0, Math.min(MOST_LEASES, leases.size())),
                sources.training().get());
    }

    private Game gameIn(RunFolder folder) {
        RunConfig config = folder.config();
        return config.resolveGame(sources.games());
    }

    private static long sizeOf(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the size of " + file, e);
        }
    }

    private static Instant lastWritten(RunFolder folder) {
        Path file = Files.exists(folder.metrics()) ? folder.metrics() : folder.configFile();
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the age of " + file, e);
        }
    }

    /**
     * A run in the list of runs.
     *
     * @param steps decisions trained
     * @param rating of its newest rated snapshot, or null
     * @param ratingSigma its standard deviation, or null
     * @param lastWritten ISO time
     * @param usual whether the pages are about it unless told otherwise
     * @param training whether it is trained now
     */
    record RunRow(
            String name,
            String game,
            long steps,
            @Nullable Double rating,
            @Nullable Double ratingSigma,
            String lastWritten,
            boolean usual,
            boolean training) {}
}
