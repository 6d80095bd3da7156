package dev.agon.dashboard;

import dev.agon.game.ForwardingGame;
import dev.agon.game.Games;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A minute of lanes1v1 at five times its pace, from its beginning to its end. */
public final class HastyLanes extends ForwardingGame {
    static final String NAME = "lanes1v1-hasty";

    private static final int TICKS_PER_SECOND = 50;

    public HastyLanes() {
        super(Games.onClassPath().get("lanes1v1").with(Map.of("lanes.minutes", "1")), UnaryOperator.identity());
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
