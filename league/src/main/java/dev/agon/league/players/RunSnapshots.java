package dev.agon.league.players;

import dev.agon.agents.model.DamagedFileException;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.StoredPolicy;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.StoreReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frozen policies of one of a run's agents: which there are, how they are rated, and which one {@code @latest} means. */
final class RunSnapshots {
    static final String LATEST = "latest";
    static final String BEST = "best";

    private static final Logger LOG = LoggerFactory.getLogger(RunSnapshots.class);
    private static final Pattern FILE = Pattern.compile("(.+)-([0-9]{1,18})\\.safetensors");

    private final RunFolder run;
    private final String agent;
    private final PolicyCache cache;

    RunSnapshots(RunFolder run, String agent, PolicyCache cache) {
        this.run = run;
        this.agent = agent;
        this.cache = cache;
    }

    /** The versions whose files are there, newest first. */
    List<Long> versions() {
        return files(run).stream()
                .filter(name -> name.group(1).equals(agent))
                .map(name -> Long.parseLong(name.group(2)))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** The agents of a run that have snapshots, in the order of their names. */
    static List<String> agents(RunFolder run) {
        return files(run).stream()
                .map(name -> name.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<MatchResult> files(RunFolder run) {
        if (!Files.isDirectory(run.snapshots())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run.snapshots())) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(Matcher::toMatchResult)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the snapshots of " + run, e);
        }
    }

    /** The newest rating of each version that has one; none where the results cannot be read. */
    Map<Long, RatingRecord> ratings() {
        Map<Long, RatingRecord> result = new HashMap<>();
        try {
            for (RatingRecord rating : RunStore.ask(run, StoreReader::ratings).orElse(List.of())) {
                if (PlayerName.isSnapshot(rating.player())
                        && PlayerName.agentOf(rating.player()).equals(agent)) {
                    result.put(PlayerName.versionOf(rating.player()), rating);
                }
            }
        } catch (AgonException unreadable) {
            LOG.warn("ratings of {} are left out: {}", run.name(), unreadable.getMessage());
        }
        return result;
    }

    /**
     * The policy that {@code latest}, {@code best} or a number means. Where the latest or the best is damaged the next one
     * stands in, with a warning; a number means that very one.
     *
     * @throws AgonException when there is none or it is damaged
     * @throws UnknownNameException when no snapshot has the number
     */
    Policy policy(String which, Game game) {
        return chosen(which, version -> cache.read(file(version), game));
    }

    /**
     * The same whatever has become of the game since.
     *
     * @throws AgonException when there is none or it is damaged
     * @throws UnknownNameException when no snapshot has the number
     */
    StoredPolicy stored(String which, Games games) {
        return chosen(which, version -> readStored(version, games));
    }

    private <T> T chosen(String which, LongFunction<T> read) {
        if (!agent.equals(PlayerName.MAIN_AGENT) && versions().isEmpty()) {
            throw new UnknownNameException("agent of " + run.name(), agent, agents(run));
        }
        return switch (which) {
            case LATEST -> firstSound(versions(), read);
            case BEST -> firstSound(bestFirst(), read);
            default -> exactly(which, read);
        };
    }

    private <T> T firstSound(List<Long> versions, LongFunction<T> read) {
        List<DamagedFileException> damaged = new ArrayList<>();
        for (long version : versions) {
            try {
                T sound = read.apply(version);
                if (!damaged.isEmpty()) {
                    LOG.warn(
                            "{} is damaged: {}; {} stands in. To be rid of this, put a copy of the file back or delete it",
                            count(damaged.size()),
                            damaged.get(0).getMessage(),
                            name(version));
                }
                return sound;
            } catch (DamagedFileException unusable) {
                damaged.add(unusable);
            }
        }
        if (damaged.isEmpty()) {
            throw AgonException.input(run.name() + " has no snapshot yet; it takes its first one early in training");
        }
        throw AgonException.input(
                "no snapshot of " + run.name() + " can be used; the first of " + damaged.size() + " is damaged: "
                        + damaged.get(0).getMessage() + ". Put copies of the files back, or train anew: ./agon train",
                damaged.get(0));
    }

    private static String count(int damaged) {
        return damaged == 1 ? "a snapshot" : "the first of " + damaged + " snapshots";
    }

    private <T> T exactly(String number, LongFunction<T> read) {
        List<Long> versions = versions();
        if (!number.matches("[0-9]{1,18}") || !versions.contains(Long.parseLong(number))) {
            throw new UnknownNameException("snapshot of " + run.name(), number, known(versions));
        }
        try {
            return read.apply(Long.parseLong(number));
        } catch (DamagedFileException damaged) {
            throw AgonException.input(
                    name(Long.parseLong(number)) + " is damaged: " + damaged.getMessage()
                            + "; put a copy of the file back, or take another, e.g. " + run.name() + "@latest",
                    damaged);
        }
    }

    /** What may stand behind the name of the run, or of the agent where it is not the main one. */
    private List<String> known(List<Long> versions) {
        Stream<String> others = agent.equals(PlayerName.MAIN_AGENT) ? others() : Stream.of();
        return Stream.of(Stream.of(LATEST, BEST), versions.stream().map(String::valueOf), others)
                .flatMap(names -> names)
                .toList();
    }

    private Stream<String> others() {
        return agents(run).stream()
                .filter(other -> !other.equals(PlayerName.MAIN_AGENT))
                .map(PlayerName::latest);
    }

    private String name(long version) {
        return PolicyName.of(run.name(), agent, version);
    }

    private Path file(long version) {
        return run.snapshot(agent, version);
    }

    private StoredPolicy readStored(long version, Games games) {
        try {
            return PolicyFile.readStored(file(version), games);
        } catch (IOException e) {
            throw new DamagedFileException(file(version).toString(), "cannot be read: " + e);
        }
    }

    /** The version that {@code best} means by the ratings there are; empty while nothing is rated. */
    Optional<Long> strongest() {
        Map<Long, RatingRecord> ratings = ratings();
        return bestFirst().stream().filter(ratings::containsKey).findFirst();
    }

    /** By what the rating is very likely to be at least; unrated ones last, newest first. */
    private List<Long> bestFirst() {
        Map<Long, RatingRecord> ratings = ratings();
        Comparator<Long> byLowEnd = Comparator.comparingDouble(version -> {
            RatingRecord rating = ratings.get(version);
            return rating == null ? Double.NEGATIVE_INFINITY : rating.rating() - 2 * rating.sigma();
        });
        return versions().stream()
                .sorted(byLowEnd.reversed().thenComparing(Comparator.reverseOrder()))
                .toList();
    }
}
