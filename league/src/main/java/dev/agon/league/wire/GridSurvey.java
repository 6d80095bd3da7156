package dev.agon.league.wire;

import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import dev.agon.game.VariedStart;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the {@link Grids} of a game by looking on at some hundred steps of random play, from the start and from the middle. Seeds are
 * fixed, so everybody with the same rules finds the same. A grid that is not found, or a wrong one, costs bytes and nothing else.
 */
final class GridSurvey {
    private static final int STEPS = 400;
    private static final int STEPS_OF_A_MATCH = 80;
    private static final int MOST_MATCHES = 100;
    /** Numbers of a column, all different, that are looked at. */
    private static final int SAMPLES = 32;

    private static final int MOST_PARTS = 1 << 13;

    private final Game game;
    private final Layout layout;
    /** By column, then of each feature whatever the kind. */
    private final float[][] samples;

    private final int[] count;
    private final Observation[] seen;
    private final Orders[] orders;
    private final Player[] players;
    private int steps;

    GridSurvey(Game game) {
        this.game = game;
        layout = game.layout();
        samples = new float[Grids.columns(layout) + layout.features().size()][SAMPLES];
        count = new int[samples.length];
        seen = IntStream.range(0, game.views())
                .mapToObj(view -> new Observation(layout, game.seatsOfView(view)))
                .toArray(Observation[]::new);
        orders = Orders.forGame(game);
        players = IntStream.range(0, game.views()).mapToObj(RandomPlayer::new).toArray(Player[]::new);
    }

    Grids grids() {
        for (int match = 0; match < MOST_MATCHES && steps < STEPS; match++) {
            play(match % 2 == 1 && game instanceof VariedStart varied ? varied.startVaried(match) : game.start(match));
        }
        int columns = Grids.columns(layout);
        Grid[] grids = new Grid[columns];
        Arrays.fill(grids, Grid.NONE);
        int firstFeature = layout.globals().size() + layout.planes().size();
        for (int column = 0; column < firstFeature; column++) {
            grids[column] = coarsest(numbers(column));
        }
        int width = layout.features().size();
        for (int feature = 0; feature < width; feature++) {
            Grid common = coarsest(numbers(columns + feature));
            for (int kind = 0; kind < layout.kinds().size(); kind++) {
                int column = firstFeature + kind * width + feature;
                float[] own = numbers(column);
                grids[column] = !common.equals(Grid.NONE) && common.holds(own) ? common : coarsest(own);
            }
        }
        return new Grids(layout, grids);
    }

    private float[] numbers(int column) {
        return Arrays.copyOf(samples[column], count[column]);
    }

    /** The grid of fewest parts on which nearly all numbers lie. */
    private static Grid coarsest(float[] numbers) {
        for (int parts = 1; parts <= MOST_PARTS; parts++) {
            Grid products = new Grid(parts, false);
            if (products.holds(numbers)) {
                return products;
            }
            Grid quotients = new Grid(parts, true);
            if (quotients.holds(numbers)) {
                return quotients;
            }
        }
        return Grid.NONE;
    }

    private void play(Match match) {
        for (int view = 0; view < players.length; view++) {
            players[view].begin(game, view, ~0L);
        }
        for (int step = 0; step < STEPS_OF_A_MATCH && steps < STEPS && !match.over(); step++) {
            for (int view = 0; view < players.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen[view]);
                    sample(seen[view]);
                    players[view].decide(seen[view], orders[view]);
                    steps++;
                }
            }
            match.advance(orders);
        }
    }

    private void sample(Observation observation) {
        int globals = layout.globals().size();
        for (int global = 0; global < globals; global++) {
            add(global, observation.globals[global]);
        }
        int cells = layout.rows() * layout.columns();
        for (int i = 0; i < layout.changingPlaneLength(); i++) {
            add(globals + i / cells, observation.planes[i]);
        }
        int first = globals + layout.planes().size();
        int width = layout.features().size();
        int common = Grids.columns(layout);
        for (int entity = 0; entity < observation.entities; entity++) {
            int column = first + observation.kind[entity] * width;
            for (int feature = 0; feature < width; feature++) {
                float value = observation.feature(entity, feature);
                add(column + feature, value);
                add(common + feature, value);
            }
        }
    }

    private void add(int column, float value) {
        int known = count[column];
        if (value == 0 || known == SAMPLES) {
            return;
        }
        for (int i = 0; i < known; i++) {
            if (samples[column][i] == value) {
                return;
            }
        }
        samples[column][known] = value;
        count[column]++;
    }
}
