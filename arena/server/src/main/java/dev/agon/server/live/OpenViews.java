package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.Match;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which views people may watch. Without people in seats: all. With people: only what those people see themselves, and nothing
 * where they see different things, for whoever plays could look on from a second window.
 */
final class OpenViews {
    private OpenViews() {}

    static List<Integer> of(Game game, @Nullable Guest[] guests) {
        List<Integer> taken = Stream.of(guests)
                .filter(guest -> guest != null && !guest.gone)
                .map(guest -> game.viewOf(guest.seat))
                .distinct()
                .toList();
        return switch (taken.size()) {
            case 0 -> IntStream.range(Match.SPECTATOR, game.views()).boxed().toList();
            case 1 -> taken;
            default -> List.of();
        };
    }
}
