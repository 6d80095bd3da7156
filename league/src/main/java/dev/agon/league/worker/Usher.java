package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.BotLibraries;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.league.play.MatchStarts;
import dev.agon.league.play.Place;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WorkerSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Starts matches and seats their players, policies each with its crew. How a match starts and what everybody draws follows from
 * its seed alone.
 */
final class Usher implements AutoCloseable {
    private final PolicySpec spec;
    private final Game game;
    private final Crews crews;
    private final MatchStarts starts;
    private final BotLibraries libraries = BotLibraries.onClassPath();
    private final Map<String, Game.BotFactory> bots = new HashMap<>();

    /** An usher for as many tables as the settings say. */
    Usher(PolicySpec spec, WorkerSettings settings) {
        this.spec = spec;
        game = spec.game();
        crews = new Crews(spec, settings.getMatches() * game.seats());
        starts = new MatchStarts(game, settings);
    }

    Crews crews() {
        return crews;
    }

    /**
     * Starts the match and seats everybody.
     *
     * @param staggered it starts in the middle, so that not all matches of a worker stand alike
     */
    Seating seat(Table table, MatchOrder order, boolean staggered) {
        Match match = starts.start(order.seed(), order.evaluation(), staggered);
        List<Sitter> sitters = Place.of(game, order.players(), order.seed()).stream()
                .map(place -> sitter(table, order, place))
                .toList();
        return new Seating(order, staggered, match, sitters);
    }

    private Sitter sitter(Table table, MatchOrder order, Place place) {
        PlayerRef player = place.player();
        switch (player.getPlayerCase()) {
            case BOT:
                Game.BotFactory bot = bots.computeIfAbsent(player.getBot(), name -> libraries.get(name, game));
                return new Sitter.Bot(game, place.view(), place.seats(), bot.create(place.seed()));
            case SNAPSHOT:
                Policy policy = Objects.requireNonNull(order.snapshots().get(player));
                return new Sitter.Member(spec, place, crews.enter(player, policy), null);
            default:
                return new Sitter.Member(
                        spec,
                        place,
                        crews.latest(place.agent()),
                        place.learns(order.learningSeats()) ? table.recording().recorder(place.view()) : null);
        }
    }

    /** Everybody gets up. */
    void leave(Seating seating) {
        for (Sitter sitter : seating.sitters()) {
            if (sitter instanceof Sitter.Member member && member.player.hasSnapshot()) {
                crews.leave(member.player);
            }
        }
    }

    @Override
    public void close() {
        crews.close();
    }
}
