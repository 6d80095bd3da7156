package dev.agon.server.live;

import dev.agon.game.Match;
import dev.agon.server.LatePlayer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The players at a table that answer in their own time, such as remote bots. For one thread at a time. */
final class LatePlayers {
    private final List<Brain> brains = new ArrayList<>();
    private List<Boolean> awayBefore = List.of();

    LatePlayers(List<Brain> all) {
        all.stream().filter(brain -> brain.late() != null).forEach(brains::add);
        awayBefore = away();
    }

    boolean any() {
        return !brains.isEmpty();
    }

    /** Runs the task whenever one of them has answered, has gone or has come back; on any thread. */
    void onChange(Runnable task) {
        all().forEach(late -> late.onChange(task));
    }

    /** Whether one of them has yet to answer for this tick. */
    boolean awaited(Match match) {
        return brains.stream().anyMatch(brain -> {
            LatePlayer late = brain.late();
            return late != null && match.awaits(brain.view) && late.awaited();
        });
    }

    /** How long the slowest may take. */
    long limitNanos() {
        return all().stream().mapToLong(LatePlayer::limitNanos).max().orElse(0);
    }

    /** Whether one of them has gone or come back since this was asked last. */
    boolean moved() {
        List<Boolean> before = awayBefore;
        awayBefore = away();
        return !awayBefore.equals(before);
    }

    boolean anyAway() {
        return away().contains(true);
    }

    private List<Boolean> away() {
        return all().stream().map(LatePlayer::away).toList();
    }

    /** Tells all of them how the match ended. */
    void over(int tick, List<Float> outcomes, String replay) {
        all().forEach(late -> late.over(tick, outcomes, replay));
    }

    private List<LatePlayer> all() {
        List<LatePlayer> all = new ArrayList<>();
        for (Brain brain : brains) {
            @Nullable LatePlayer late = brain.late();
            if (late != null) {
                all.add(late);
            }
        }
        return all;
    }
}
