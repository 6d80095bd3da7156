package dev.agon.game;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Immutable rules with settings: how many play, what they see, what they may order, and how a match starts.
 *
 * <p>A game is one class with a public no-argument constructor, named in {@code META-INF/services/dev.agon.game.Game}. It is
 * pure: no I/O, clock, threads or static state, and no arithmetic that could differ between machines. Instances are
 * immutable and may be shared between threads.
 *
 * <pre>{@code
 * Match match = game.start(seed);
 * Observation seen = new Observation(game.layout(), game.seatsOfView(0));
 * Orders[] orders = Orders.forGame(game);
 * while (!match.over()) {
 *     for (int view = 0; view < game.views(); view++) {
 *         orders[view].clear();
 *         if (match.awaits(view)) {
 *             match.observe(view, seen);
 *             player.decide(seen, orders[view]);
 *         }
 *     }
 *     match.advance(orders);
 * }
 * }</pre>
 */
public interface Game {
    /** The name on the command line: lower case letters, digits and hyphens, e.g. {@code lanes1v1}. */
    String name();

    /** One sentence for people who choose a game. */
    String summary();

    /** How many teams play against each other; at least 2. Two teams are called Amber (0) and Sky (1). */
    int teams();

    /** How many seats there are in all; at least one per team. */
    int seats();

    /** How many views there are: groups of seats that see the same. */
    int views();

    /** The team of a seat, in {@code [0, teams)}. */
    int teamOf(int seat);

    /** The view of a seat, in {@code [0, views)}. All seats of a view are of one team. */
    int viewOf(int seat);

    /** The shape of observations and orders; always the same object or an equal one. */
    Layout layout();

    /** Names of the reward terms, in the order in which {@link Match#rewards} writes them; at least one, each unique. */
    List<String> rewardTerms();

    /**
     * Weight of each reward term that a league uses unless told otherwise, aligned with {@link #rewardTerms()}. Weights,
     * decay and team spirit are applied by the league, never by the rules.
     */
    float[] defaultRewardWeights();

    /** Ticks a second when played live; 0 for a game that waits for its players' turns. */
    int ticksPerSecond();

    /** No match has more ticks than this. */
    int maxTicks();

    /**
     * Whether every view sees all that decides how a match goes on, and nothing is left to chance: the seed changes nothing. Search
     * plans in such games only.
     */
    default boolean perfectInformation() {
        return false;
    }

    /**
     * What an order leaves to the actors in later rows of its view, in games where one can make another impossible; null where orders
     * do not touch each other. In a game that has it each view has one seat, whose player draws all of the view's orders.
     */
    default @Nullable Narrowing narrowing() {
        return null;
    }

    /**
     * Whether the game follows rules from elsewhere that settle some ties between sides by who is asked first: view 0, then view 1. The
     * game's page says which. All others resolve orders given at once in any order of processing alike.
     */
    default boolean orderOfIssueCounts() {
        return false;
    }

    /** Starts a match. The same seed and orders give the same match, bit for bit, on every machine. */
    Match start(long seed);

    /**
     * The same game with other settings, or this one where the map is empty.
     *
     * @throws IllegalArgumentException naming an unknown key or a bad value and the keys there are
     */
    default Game with(Map<String, String> settings) {
        if (settings.isEmpty()) {
            return this;
        }
        throw new IllegalArgumentException("game " + name() + " has no settings, but was given " + settings.keySet());
    }

    /** What {@link #with} was given to make this game: {@code games.get(name()).with(settings())} is an equal one. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** The scripted players that ship with the game, by name; each call of a factory gives a fresh player. */
    default Map<String, BotFactory> bots() {
        return Map.of("random", RandomPlayer::new);
    }

    /**
     * Bots that fix the rating scale, weakest first, with their frozen ratings on it. Each is a key of {@link #bots()}; the
     * first is the reference of the scale.
     */
    default List<Anchor> anchors() {
        return List.of(new Anchor("random", 0));
    }

    /**
     * Named lists of numbers that a renderer of this game may want beside the layout: the course of a lane, the range of an
     * ability, in the layout's coordinates as Amber sees them. Known to everybody, never needed to play.
     */
    default Map<String, List<Double>> drawing() {
        return Map.of();
    }

    /**
     * Names of the numbers of each team that people follow over a match, what decides it most first, e.g. {@code net worth}; {@link
     * Match#figures} gives them. Never needed to play.
     */
    default List<String> figures() {
        return List.of();
    }

    /** Kinds of events that turn a match, up to a colon: what people jump to, e.g. {@code kill}. */
    default Set<String> turningEvents() {
        return Set.of();
    }

    /** Kinds of events, up to a colon, so frequent or so plain to see that an account of the match leaves them out. */
    default Set<String> plainEvents() {
        return Set.of();
    }

    /**
     * Changes whenever equal seeds and orders may lead to another match. Written into replays and checked at handshakes;
     * by default the hash of name and layout, to be raised by hand when rules change under an unchanged layout.
     */
    default String rulesVersion() {
        return Integer.toHexString(31 * name().hashCode() + layout().toString().hashCode()) + "-1";
    }

    /** How many seats share the given view. */
    default int seatsOfView(int view) {
        return new SeatsOfView(this, view).count();
    }

    /** Makes a scripted player. */
    @FunctionalInterface
    interface BotFactory {
        /** A player whose randomness, if any, comes from the seed alone. */
        Player create(long seed);
    }

    /**
     * A frozen opponent whose rating never moves.
     *
     * @param bot its key in {@link #bots()}
     * @param rating points on the league's scale, on which 400 points are odds of ten to one
     */
    record Anchor(String bot, double rating) {}
}
