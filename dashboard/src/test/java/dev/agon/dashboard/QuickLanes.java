package dev.agon.dashboard;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A duel that is over in twenty seconds: the last third of a minute of lanes1v1, at the pace at which people play. Until then
 * bots have played both sides, so that the heroes meet in their lane.
 */
public final class QuickLanes implements Game {
    static final String NAME = "lanes1v1-quick";

    private static final int BEGINS_AT = 400;
    private static final String PLAYED_BY = "rush";
    private static final Map<String, String> A_MINUTE = Map.of("lanes.minutes", "1");

    private final Game lanes = Games.onClassPath().get("lanes1v1").with(A_MINUTE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return lanes.summary();
    }

    @Override
    public int teams() {
        return lanes.teams();
    }

    @Override
    public int seats() {
        return lanes.seats();
    }

    @Override
    public int views() {
        return lanes.views();
    }

    @Override
    public int teamOf(int seat) {
        return lanes.teamOf(seat);
    }

    @Override
    public int viewOf(int seat) {
        return lanes.viewOf(seat);
    }

    @Override
    public Layout layout() {
        return lanes.layout();
    }

    @Override
    public List<String> rewardTerms() {
        return lanes.rewardTerms();
    }

    @Override
    public float[] defaultRewardWeights() {
        return lanes.defaultRewardWeights();
    }

    @Override
    public int ticksPerSecond() {
        return lanes.ticksPerSecond();
    }

    @Override
    public int maxTicks() {
        return lanes.maxTicks();
    }

    @Override
    public Match start(long seed) {
        Match match = lanes.start(seed);
        Observation[] seen = new Observation[views()];
        Player[] players = new Player[views()];
        Orders[] orders = Orders.forGame(lanes);
        for (int view = 0; view < views(); view++) {
            seen[view] = new Observation(layout(), lanes.seatsOfView(view));
            players[view] = lanes.bots().get(PLAYED_BY).create(seed + view);
            players[view].begin(lanes, view, 1L << view);
        }
        while (match.tick() < BEGINS_AT) {
            for (int view = 0; view < views(); view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen[view]);
                    players[view].decide(seen[view], orders[view]);
                }
            }
            match.advance(orders);
        }
        return match;
    }

    @Override
    public Map<String, BotFactory> bots() {
        return lanes.bots();
    }

    @Override
    public List<Anchor> anchors() {
        return lanes.anchors();
    }

    @Override
    public Map<String, List<Double>> drawing() {
        return lanes.drawing();
    }

    @Override
    public List<String> figures() {
        return lanes.figures();
    }

    @Override
    public Set<String> turningEvents() {
        return lanes.turningEvents();
    }

    @Override
    public Set<String> plainEvents() {
        return lanes.plainEvents();
    }
}
