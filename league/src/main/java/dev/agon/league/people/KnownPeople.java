package dev.agon.league.people;

import dev.agon.game.Game;
import dev.agon.league.rating.OneSidedRating;
import dev.agon.league.rating.OneSidedRating.Evidence;
import dev.agon.league.rating.Rating;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.run.RunFolder;
import dev.agon.league.wire.Token;
import dev.agon.server.MatchResult;
import dev.agon.server.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people of this machine: names that were claimed, and the ratings that follow from the matches played under them, and those of
 * programs that dial in under names of their own. They stand on the same scale as agents, whose ratings a person's match never moves. Kept in {@code people.jsonl} beside the runs, which training
 * and serving processes may write at the same time. Thread-safe.
 */
public final class KnownPeople implements People {
    /** People learn: what counts is how they did in their newest matches of a game. */
    static final int NEWEST_MATCHES = 200;

    private static final int MOST_NAMES = 10_000;
    private static final Set<String> RESERVED = Set.of("house", "human", "guest", "you");
    private static final Pattern LIKE_AN_AGENT = Pattern.compile("[:@/]");

    private final PeopleFile file;
    private final Supplier<Optional<RunFolder>> league;
    private final Clock clock;
    private final Map<String, Deed.Claimed> claims = new HashMap<>();
    private final Map<Play, Deque<List<Evidence>>> matches = new HashMap<>();
    private final Map<Play, Long> counts = new HashMap<>();
    private final Map<Play, Standing> standings = new HashMap<>();
    private final Set<String> counted = new HashSet<>();
    private long end;

    /** A person at a game with its settings. */
    private record Play(String name, String game, Map<String, String> settings) {}

    /**
     * Those in the file there.
     *
     * @param runs the folder of runs, which may be missing
     * @param league the run whose league people belong to, where there is one: its settings are the rules by which its game counts
     */
    public KnownPeople(Path runs, Supplier<Optional<RunFolder>> league, Clock clock) {
        file = new PeopleFile(runs.resolve(PeopleFile.NAME));
        this.league = league;
        this.clock = clock;
    }

    @Override
    public synchronized String claim(String name) {
        refuseUnfit(name);
        Token token = Token.random();
        Deed.Claimed claim = new Deed.Claimed(name, hash(token.text()), clock.millis());
        add(() -> {
            if (claims.containsKey(key(name))) {
                throw new IllegalArgumentException("The name " + name + " is taken here; choose another.");
            }
            return claim;
        });
        return token.text();
    }

    private void refuseUnfit(String name) {
        if (RESERVED.contains(key(name)) || LIKE_AN_AGENT.matcher(name).find()) {
            throw new IllegalArgumentException("The name " + name + " looks like an agent's; choose another.");
        }
        if (key(name).isEmpty()) {
            throw new IllegalArgumentException("A name needs a letter or a digit.");
        }
        if (claims.size() >= MOST_NAMES) {
            throw new IllegalArgumentException("No more names can be kept here.");
        }
    }

    @Override
    public synchronized boolean isTaken(String name) {
        catchUp();
        return claims.containsKey(key(name));
    }

    @Override
    public synchronized boolean proves(String name, String token) {
        catchUp();
        Deed.Claimed claim = claims.get(key(name));
        return claim != null
                && claim.name().equals(name)
                && MessageDigest.isEqual(
                        claim.tokenHash().getBytes(StandardCharsets.US_ASCII),
                        hash(token).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public synchronized @Nullable Standing standing(String name, Game game) {
        catchUp();
        return standing(new Play(name, game.name(), rules(game.name())));
    }

    private @Nullable Standing standing(Play play) {
        Deque<List<Evidence>> played = matches.get(play);
        if (played == null) {
            return null;
        }
        return standings.computeIfAbsent(play, unknown -> {
            Rating rating =
                    OneSidedRating.of(played.stream().flatMap(List::stream).toList());
            return new Standing(rating.mean(), rating.sigma(), counts.getOrDefault(play, 0L));
        });
    }

    @Override
    public synchronized Rated count(MatchResult result, Game game) {
        catchUp();
        Map<String, String> rules = rules(game.name());
        Counting counting = new Counting(result, game, name -> rating(new Play(name, game.name(), rules)));
        Optional<String> whyNot = counting.whyNot(rules);
        if (whyNot.isPresent()) {
            return Rated.not(whyNot.get());
        }
        Map<String, List<Evidence>> evidence = new TreeMap<>();
        result.proven().forEach(seat -> evidence.put(result.players().get(seat), counting.evidence(seat)));
        Map<String, Change> changeOf = new TreeMap<>();
        evidence.forEach((name, said) -> changeOf.put(name, count(result, name, rules, said)));
        Map<Integer, Change> changes = new TreeMap<>();
        result.proven()
                .forEach(seat -> changes.put(
                        seat,
                        Objects.requireNonNull(changeOf.get(result.players().get(seat)))));
        return new Rated(changes, "");
    }

    private Change count(MatchResult result, String name, Map<String, String> rules, List<Evidence> evidence) {
        Play play = new Play(name, result.game(), rules);
        Standing before = standingOrUnknown(play);
        add(() -> counted.contains(key(result.match(), name))
                ? null
                : new Deed.Played(name, result.match(), result.game(), rules, evidence, clock.millis()));
        return new Change(before, standingOrUnknown(play));
    }

    private Standing standingOrUnknown(Play play) {
        Standing known = standing(play);
        return known != null ? known : new Standing(RatingTable.UNKNOWN.mean(), RatingTable.UNKNOWN.sigma(), 0);
    }

    private Rating rating(Play play) {
        Standing standing = standingOrUnknown(play);
        return new Rating(standing.rating(), standing.sigma());
    }

    @Override
    public Map<String, Standing> ladder(Game game) {
        return ladder(game.name(), rules(game.name()));
    }

    /** Everybody who is rated at a game as it is played by these settings, best first. */
    public synchronized Map<String, Standing> ladder(String game, Map<String, String> settings) {
        catchUp();
        Map<String, Standing> ladder = new LinkedHashMap<>();
        List.copyOf(matches.keySet()).stream()
                .filter(play -> play.game().equals(game) && play.settings().equals(settings))
                .sorted((a, b) -> Double.compare(
                        standingOrUnknown(b).rating(), standingOrUnknown(a).rating()))
                .forEach(play -> ladder.put(play.name(), standingOrUnknown(play)));
        return ladder;
    }

    /** Settings by which a game's agents are rated: those of the league's run where it plays that game. */
    private Map<String, String> rules(String game) {
        return league.get()
                .map(RunFolder::config)
                .filter(config -> config.game().equals(game))
                .map(config -> config.settings())
                .orElse(Map.of());
    }

    private void catchUp() {
        if (file.length() != end) {
            try {
                take(file.readFrom(end));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot read what people did", unreadable);
            }
        }
    }

    /** Adds what was decided on when all that others had added was known. */
    private void add(Supplier<@Nullable Deed> decide) {
        try {
            take(file.add(end, came -> {
                came.forEach(this::take);
                return decide.get();
            }));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write down what people did", unwritable);
        }
    }

    private void take(PeopleFile.Stretch stretch) {
        stretch.deeds().forEach(this::take);
        end = stretch.end();
    }

    /** Takes a deed in; the same one twice does no harm. */
    private void take(Deed deed) {
        if (deed instanceof Deed.Claimed claim) {
            claims.putIfAbsent(key(claim.name()), claim);
        } else if (deed instanceof Deed.Played played && counted.add(key(played.match(), played.name()))) {
            Play play = new Play(played.name(), played.game(), played.settings());
            Deque<List<Evidence>> newest = matches.computeIfAbsent(play, unknown -> new ArrayDeque<>());
            newest.addLast(played.evidence());
            if (newest.size() > NEWEST_MATCHES) {
                newest.removeFirst();
            }
            counts.merge(play, 1L, Long::sum);
            standings.remove(play);
        }
    }

    private static String key(String match, String name) {
        return match + " " + name;
    }

    /** What names that look alike have in common. */
    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
