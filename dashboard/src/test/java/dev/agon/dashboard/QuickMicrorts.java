package dev.agon.dashboard;

import dev.agon.game.ForwardingGame;
import dev.agon.game.Games;
import java.util.function.UnaryOperator;

/** microrts8 from its beginning to its end, at five times its pace. */
public final class QuickMicrorts extends ForwardingGame {
    static final String NAME = "microrts8-quick";

    private static final int TICKS_PER_SECOND = 50;

    public QuickMicrorts() {
        super(Games.onClassPath().get("microrts8"), UnaryOperator.identity());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ticksPerSecond() {
        return TICKS_PER_SECOND;
    }
}
