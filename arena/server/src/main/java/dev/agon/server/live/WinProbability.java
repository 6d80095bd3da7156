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

    /** Notes what the agents thought after they decided; once per tick. */
    void note(Table table) {
        ofFirstTeam.add(mean(table));
    }

    /** The mean over seats; what it was before where nobody has an opinion. */
    private float mean(Table table) {
        float sum = 0;
        int count = 0;
        for (int seat = 0; table.game.teams() == 2 && seat < table.brainOfSeat.length; seat++) {
            float own = table.brainOfSeat[seat].player.thoughts().winProbability();
            if (!Float.isNaN(own)) {
                sum += table.game.teamOf(seat) == 0 ? own : 1 - own;
                count++;
            }
        }
        last = count == 0 ? last : sum / count;
        return last;
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
