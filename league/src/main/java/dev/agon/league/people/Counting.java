package dev.agon.league.people;

import dev.agon.game.Game;
import dev.agon.league.rating.OneSidedRating.Evidence;
import dev.agon.league.rating.OneSidedRating.Part;
import dev.agon.league.rating.Rating;
import dev.agon.server.MatchResult;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which matches count for the people in them, and what they say. A match counts that was played by the rules by which its agents were
 * rated, against agents alone, everyone of them rated: matches between people say who is better of the two, but anybody can be both.
 * Programs that dial in under names of their own are counted as people are, since nobody knows who steers them; one that has several
 * seats of a side is one player with so much more weight.
 */
final class Counting {
    private final MatchResult result;
    private final Game game;
    private final Function<String, Rating> ratingOf;

    /**
     * Of one match.
     *
     * @param ratingOf what is believed of a person by name
     */
    Counting(MatchResult result, Game game, Function<String, Rating> ratingOf) {
        this.result = result;
        this.game = game;
        this.ratingOf = ratingOf;
    }

    /**
     * Why the match counts for nobody, in a sentence, or empty.
     *
     * @param rules settings by which the game's agents were rated
     */
    Optional<String> whyNot(Map<String, String> rules) {
        if (result.practice()) {
            return Optional.of("Practice moves no rating.");
        }
        if (result.proven().isEmpty()) {
            return Optional.of("Only matches under a name of your own count: choose one before you play.");
        }
        if (!result.settings().equals(rules)) {
            return Optional.of("It was not played by the league's usual rules, so it does not count.");
        }
        return result.proven().stream()
                .map(this::whyNotFor)
                .filter(Optional::isPresent)
                .findFirst()
                .orElse(Optional.empty());
    }

    private Optional<String> whyNotFor(int own) {
        for (int seat = 0; seat < game.seats(); seat++) {
            boolean mate = game.teamOf(seat) == game.teamOf(own);
            PlayerKind kind = result.kinds().get(seat);
            if (seat == own || (mate && result.proven().contains(seat))) {
                continue;
            }
            if (kind == PlayerKind.REMOTE && !mate) {
                return Optional.of("Matches against programs that dial in do not count: nobody knows who steers them.");
            }
            if (kind == PlayerKind.HUMAN) {
                return Optional.of(
                        mate
                                ? "Somebody on your side played without a name of their own, so it does not count."
                                : "Matches between people do not count: only agents have known strength.");
            }
            if (result.agents().get(seat).rating() == null) {
                return Optional.of(result.agents().get(seat).name() + " is unrated, so it does not count.");
            }
        }
        return Optional.empty();
    }

    /** What the match says of the person in a seat, a piece for each other side. */
    List<Evidence> evidence(int own) {
        int[] sizes = new int[game.teams()];
        for (int seat = 0; seat < game.seats(); seat++) {
            sizes[game.teamOf(seat)]++;
        }
        int side = game.teamOf(own);
        int owned = (int) IntStream.range(0, game.seats())
                .filter(seat -> isOwn(seat, own))
                .count();
        List<Evidence> evidence = new ArrayList<>();
        for (int other = 0; other < game.teams(); other++) {
            if (other != side) {
                List<Part> parts = new ArrayList<>(parts(side, own, 1.0 / sizes[side]));
                parts.addAll(parts(other, own, -1.0 / sizes[other]));
                evidence.add(new Evidence((double) owned / sizes[side], parts, score(side, other)));
            }
        }
        return evidence;
    }

    private List<Part> parts(int team, int own, double weight) {
        List<Part> parts = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            if (game.teamOf(seat) == team && !isOwn(seat, own)) {
                parts.add(part(seat, weight));
            }
        }
        return parts;
    }

    /** Whether who has that seat has this one as well. */
    private boolean isOwn(int seat, int own) {
        return seat == own
                || (result.proven().contains(seat)
                        && game.teamOf(seat) == game.teamOf(own)
                        && result.players().get(seat).equals(result.players().get(own)));
    }

    private Part part(int seat, double weight) {
        if (result.proven().contains(seat)) {
            String name = result.players().get(seat);
            boolean program = result.kinds().get(seat) == PlayerKind.REMOTE;
            return new Part(program ? name : "human:" + name, weight, ratingOf.apply(name));
        }
        PlayerEntry agent = result.agents().get(seat);
        Rating known = new Rating(known(agent.rating()), known(agent.ratingSigma()));
        return new Part(agent.name(), weight, known);
    }

    private static double known(@Nullable Double value) {
        return Objects.requireNonNullElse(value, 0.0);
    }

    private double score(int side, int other) {
        int compared = Float.compare(sum(side), sum(other));
        return compared > 0 ? 1 : compared < 0 ? 0 : 0.5;
    }

    private float sum(int team) {
        float sum = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            sum += game.teamOf(seat) == team ? result.outcomes().get(seat) : 0;
        }
        return sum;
    }
}
