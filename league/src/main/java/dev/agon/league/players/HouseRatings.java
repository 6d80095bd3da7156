package dev.agon.league.players;

import dev.agon.game.Game;
import dev.agon.league.rating.OneSidedRating;
import dev.agon.league.rating.OneSidedRating.Evidence;
import dev.agon.league.rating.OneSidedRating.Part;
import dev.agon.league.rating.Rating;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How strong the players are that ship with the games, by their matches against anchors before they shipped: the resource
 * {@code /house/results.csv}, whose figures are those of docs/results/house-players.md.
 */
final class HouseRatings {
    private static final String RESOURCE = "/house/results.csv";
    private static final List<Result> RESULTS = read();

    private HouseRatings() {}

    /** So many points of so many matches against an anchor; a draw is half a point. */
    private record Result(String game, String player, String anchor, double score, int matches) {}

    /** The rating of a player that ships with the game, by name; empty where it has not been measured. */
    static Optional<Rating> of(Game game, String player) {
        List<Evidence> evidence = new ArrayList<>();
        for (Result result : RESULTS) {
            if (result.game().equals(game.name()) && result.player().equals(player)) {
                evidence.addAll(Collections.nCopies(result.matches(), evidence(result, game)));
            }
        }
        return evidence.isEmpty() ? Optional.empty() : Optional.of(OneSidedRating.of(evidence));
    }

    private static Evidence evidence(Result result, Game game) {
        Rating anchor = game.anchors().stream()
                .filter(one -> one.bot().equals(result.anchor()))
                .map(one -> Rating.frozen(one.rating()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        RESOURCE + ": " + result.anchor() + " is no anchor of " + game.name()));
        return new Evidence(1, List.of(new Part(result.anchor(), -1, anchor)), result.score() / result.matches());
    }

    private static List<Result> read() {
        try (InputStream in = HouseRatings.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(HouseRatings::parse)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + RESOURCE, unreadable);
        }
    }

    private static Result parse(String line) {
        String[] cells = line.split(",", -1);
        return new Result(cells[0], cells[1], cells[2], Double.parseDouble(cells[3]), Integer.parseInt(cells[4]));
    }
}
