package dev.agon.benchmarks;

import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import java.util.Locale;

/**
 * Plays random matches for very many ticks and prints a hash of all their states now and then. Run by different JDKs, interpreted and
 * compiled, on different machines, it must print the same: {@code Marathon GAME TICKS}.
 */
public final class Marathon {
    private static final long PRINTS = 10;

    private Marathon() {}

    /** Prints ten hashes on the way. */
    public static void main(String[] arguments) {
        EndlessPlay play = new EndlessPlay(Games.onClassPath().get(arguments[0]));
        long ticks = Long.parseLong(arguments[1]);
        long hash = 0;
        for (long tick = 1; tick <= ticks; tick++) {
            play.tick();
            hash = MatchRandom.mix(hash ^ play.hash());
            if (tick % Math.max(1, ticks / PRINTS) == 0) {
                System.out.printf(Locale.ROOT, "%s %d %016x%n", arguments[0], tick, hash);
            }
        }
    }
}
