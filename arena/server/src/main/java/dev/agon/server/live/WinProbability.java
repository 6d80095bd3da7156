package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.proto.arena.TurningPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How likely the first of two teams was to win, tick by tick, as the players themselves thought. */
final class WinProbability {
    private static final int SECONDS = 5;

    private final int window;
    private final List<Float> ofFirstTeam = new ArrayList<>();
    private float last = Float.NaN;

    WinProbability(Game game) {
        window = Math.max(1, SECONDS * game.ticksPerSecond());
    }

    /** Notes what the agents expect after they decided, once per tick; what was before counts on where nobody has an opinion. */
    void note(Outlook outlook) {
        last = Float.isNaN(outlook.chance()) ? last : outlook.chance();
        ofFirstTeam.add(last);
    }

    /** The largest change within five seconds (one turn), or null where nobody ever had an opinion. */
    @Nullable
    TurningPoint turningPoint() {
        int best = -1;
        float largest = 0;
        for (int tick = 0; tick + window < ofFirstTeam.size(); tick++) {
            float change = Math.abs(ofFirstTeam.get(tick + window) - ofFirstTeam.get(tick));
            if (change > largest) {
                largest = change;
                best = tick;
            }
        }
        return best < 0
                ? null
                : TurningPoint.newBuilder()
                        .setTick(best)
                        .setBefore(ofFirstTeam.get(best))
                        .setAfter(ofFirstTeam.get(best + window))
                        .build();
    }
}
