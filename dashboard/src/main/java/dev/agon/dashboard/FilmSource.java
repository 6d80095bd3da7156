package dev.agon.dashboard;

import dev.agon.proto.arena.Film;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where replays to be saved as pages come from. Thread-safe. */
@FunctionalInterface
public interface FilmSource {
    /** None. */
    FilmSource NONE = match -> null;

    /**
     * The replay with a match id, or null where there is none.
     *
     * @throws IOException with a sentence for people where it cannot be played
     */
    @Nullable
    Film film(String match) throws IOException;
}
