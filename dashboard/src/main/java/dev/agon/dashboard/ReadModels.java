package dev.agon.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.game.Game;
import dev.agon.league.config.RunConfig;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.StoreReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers what the pages ask, from the run folder and from training itself. Thread-safe. */
final class ReadModels {
    /** This much of the end of the metrics is read for the newest figures. */
    private static final long TAIL_BYTES = 64 * 1024;
    /** Several people who look at once cost no more than one. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Duration FRESH_LEAGUE = Duration.ofSeconds(3);

    private final DashboardSources sources;
    private final Remembered<RunView> run;
    private final Remembered<LeagueView> league;

    ReadModels(DashboardSources sources) {
        this.sources = sources;
        run = new Remembered<>(FRESH, Clock.systemUTC(), this::readRun);
        league = new Remembered<>(FRESH_LEAGUE, Clock.systemUTC(), this::readLeague);
    }

    /** How the run is that the pages are about. */
    RunView run() {
        return run.get();
    }

    private RunView readRun() {
        return sources.run()
                .get()
                .map(folder -> RunView.of(
                        folder.name(),
                        folder.config(),
                        tail(folder),
                        sources.training().get(),
                        Instant.now()))
                .orElse(RunView.NONE);
    }

    private static MetricsReader.Page tail(RunFolder folder) {
        return MetricsReader.from(folder.metrics(), Math.max(0, sizeOf(folder.metrics()) - TAIL_BYTES));
    }

    /** All runs of this machine, the one written to last first. */
    List<RunRow> runs() {
        return sources.runs().all().stream().map(ReadModels::row).toList();
    }

    private static RunRow row(RunFolder folder) {
        List<JsonNode> rows = tail(folder).lines();
        long steps = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).path("step").asLong();
        return new RunRow(
                folder.name(), gameOf(folder), steps, lastWritten(folder).toString());
    }

    /** A run that cannot be read is still listed. */
    private static String gameOf(RunFolder folder) {
        try {
            return folder.config().game();
        } catch (RuntimeException unreadable) {
            return "unknown";
        }
    }

    /** Ladder, curve, milestones and payoff of the run that the pages are about. */
    LeagueView league() {
        return league.get();
    }

    private LeagueView readLeague() {
        return withLeague((folder, reader) -> LeagueView.of(folder.name(), reader))
                .orElse(LeagueView.NONE);
    }

    /**
     * One player of the league.
     *
     * @throws NoSuchElementException when the league does not know it
     */
    PlayerView player(String name) {
        return withLeague((folder, reader) -> PlayerView.of(folder.name(), reader, name))
                .orElseThrow(() -> new NoSuchElementException("There is no league yet."));
    }

    /**
     * Lines of a run's metrics.
     *
     * @param name the run's name; empty for the run that the pages are about
     * @param since where to read on, as an earlier answer said; 0 for the beginning
     * @throws NoSuchElementException when there is no such run
     */
    MetricsView metrics(String name, long since) {
        Optional<RunFolder> folder = name.isEmpty() ? sources.run().get() : Optional.of(find(name));
        return folder.map(found -> MetricsView.of(found, since)).orElse(MetricsView.NONE);
    }

    /** Only runs that are listed are read: a name is never taken for a path. */
    private RunFolder find(String name) {
        return Stream.concat(sources.run().get().stream(), sources.runs().all().stream())
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no run " + name + "."));
    }

    /** Workers and flow. */
    ClusterView cluster() {
        return sources.training().get().map(ClusterView::of).orElse(ClusterView.NONE);
    }

    private <T> Optional<T> withLeague(LeagueQuestion<T> question) {
        Optional<RunFolder> folder = sources.run().get();
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        RunConfig config = folder.get().config();
        Game game = config.resolveGame(sources.games());
        return withStore(folder.get(), store -> question.ask(folder.get(), new LeagueReader(game, store)));
    }

    /** Before a run's first seconds are over there is no database. */
    private static <T> Optional<T> withStore(RunFolder folder, Function<StoreReader, T> question) {
        if (sizeOf(folder.database()) == 0) {
            return Optional.empty();
        }
        try (StoreReader store = SqliteStore.openReadOnly(folder.database())) {
            return Optional.of(question.apply(store));
        }
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
     * @param lastWritten ISO time
     */
    record RunRow(String name, String game, long steps, String lastWritten) {}

    @FunctionalInterface
    private interface LeagueQuestion<T> {
        T ask(RunFolder folder, LeagueReader reader);
    }
}
