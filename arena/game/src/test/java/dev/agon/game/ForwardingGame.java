package dev.agon.game;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A game that does all as another does, with matches that something was done to. */
public class ForwardingGame implements Game {
    final Game good;
    private final UnaryOperator<Match> spoil;

    protected ForwardingGame(Game good, UnaryOperator<Match> spoil) {
        this.good = good;
        this.spoil = spoil;
    }

    @Override
    public String name() {
        return good.name();
    }

    @Override
    public String summary() {
        return good.summary();
    }

    @Override
    public int teams() {
        return good.teams();
    }

    @Override
    public int seats() {
        return good.seats();
    }

    @Override
    public int views() {
        return good.views();
    }

    @Override
    public int teamOf(int seat) {
        return good.teamOf(seat);
    }

    @Override
    public int viewOf(int seat) {
        return good.viewOf(seat);
    }

    @Override
    public Layout layout() {
        return good.layout();
    }

    @Override
    public List<String> rewardTerms() {
        return good.rewardTerms();
    }

    @Override
    public float[] defaultRewardWeights() {
        return good.defaultRewardWeights();
    }

    @Override
    public int ticksPerSecond() {
        return good.ticksPerSecond();
    }

    @Override
    public int maxTicks() {
        return good.maxTicks();
    }

    @Override
    public Match start(long seed) {
        return spoil.apply(good.start(seed));
    }

    @Override
    public Map<String, BotFactory> bots() {
        return good.bots();
    }

    @Override
    public List<Anchor> anchors() {
        return good.anchors();
    }

    @Override
    public @Nullable Narrowing narrowing() {
        return good.narrowing();
    }

    @Override
    public boolean orderOfIssueCounts() {
        return good.orderOfIssueCounts();
    }

    @Override
    public Map<String, List<Double>> drawing() {
        return good.drawing();
    }

    @Override
    public List<String> figures() {
        return good.figures();
    }

    @Override
    public Set<String> turningEvents() {
        return good.turningEvents();
    }

    @Override
    public Set<String> plainEvents() {
        return good.plainEvents();
    }
}
