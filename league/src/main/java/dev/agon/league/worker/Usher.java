package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.BotLibraries;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WorkerSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Starts matches and seats their players, policies each with its crew. How a match starts and what everybody draws follows from
 * its seed alone.
 */
final class Usher implements AutoCloseable {
    private static final int STAGGER_TICKS = 1_000;

    private final PolicySpec spec;
    private final Game game;
    private final WorkerSettings settings;
    private final Crews crews;
    private final Opening opening;
    private final BotLibraries libraries = BotLibraries.onClassPath();
    private final Map<String, Game.BotFactory> bots = new HashMap<>();

    /** An usher for as many tables as the settings say. */
    Usher(PolicySpec spec, WorkerSettings settings) {
        this.spec = spec;
        game = spec.game();
        this.settings = settings;
        crews = new Crews(spec, settings.getMatches() * game.seats());
        opening = new Opening(game);
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
        MatchRandom random = new MatchRandom(MatchRandom.derive(order.seed(), -2));
        boolean varied = !order.evaluation() && (staggered || random.nextFloat() < settings.getVariedStartShare());
        int staggerTicks = staggered ? Math.min(STAGGER_TICKS, game.maxTicks() / 2) : 0;
        int ticks = Math.max(staggerTicks, settings.getVariedStartTicks());
        Match match = varied ? opening.varied(order.seed(), ticks) : game.start(order.seed());
        return new Seating(order, staggered, match, match.tick() == 0, sitters(table, order));
    }

    private List<Sitter> sitters(Table table, MatchOrder order) {
        Map<PlayerRef, Map<Integer, Long>> seatsByPlayer = new LinkedHashMap<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seatsByPlayer
                    .computeIfAbsent(order.players().get(seat), player -> new HashMap<>())
                    .merge(game.viewOf(seat), 1L << seat, (a, b) -> a | b);
        }
        List<Sitter> sitters = new ArrayList<>();
        seatsByPlayer.forEach((player, byView) ->
                byView.forEach((view, seats) -> sitters.add(sitter(table, order, player, view, seats))));
        return sitters;
    }

    private Sitter sitter(Table table, MatchOrder order, PlayerRef player, int view, long seats) {
        long seed = MatchRandom.derive(order.seed(), Long.numberOfTrailingZeros(seats));
        switch (player.getPlayerCase()) {
            case BOT:
                Game.BotFactory bot = bots.computeIfAbsent(player.getBot(), name -> libraries.get(name, game));
                return new Sitter.Bot(game, view, seats, bot.create(seed));
            case SNAPSHOT:
                Policy policy = Objects.requireNonNull(order.snapshots().get(player));
                return new Sitter.Member(
                        spec, view, seats, crews.enter(player, policy), player, null, new MatchRandom(seed));
            default:
                boolean learns = (order.learningSeats() & seats) != 0;
                return new Sitter.Member(
                        spec,
                        view,
                        seats,
                        crews.latest(PlayerRefs.agent(player)),
                        player,
                        learns ? table.recorder(view) : null,
                        new MatchRandom(seed));
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
