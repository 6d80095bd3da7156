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

    /** By the guests at the table; {@code teamsOpen} as {@link dev.agon.server.ArenaSettings#teamViewsOpen}. */
    static List<Integer> of(Game game, @Nullable Guest[] guests, boolean teamsOpen) {
        List<Integer> taken = Stream.of(guests)
                .filter(guest -> guest != null && !guest.gone)
                .map(guest -> game.viewOf(guest.seat))
                .distinct()
                .toList();
        return switch (taken.size()) {
            case 0 -> IntStream.range(Match.SPECTATOR, game.views()).boxed().toList();
            case 1 -> taken;
            default -> teamsOpen ? IntStream.range(0, game.views()).boxed().toList() : List.of();
        };
    }
}
