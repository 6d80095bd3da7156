package dev.agon.game.microrts;

import dev.agon.game.Duel;
import dev.agon.game.GoldenMatch;
import dev.agon.game.Match;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GoldenMatchTest extends GoldenMatch {
    private static final int TICKS_BETWEEN_MAPS = 100;

    /** Prints the text of the match that the test expects. */
    public static void main(String[] arguments) {
        System.out.print(new GoldenMatchTest().text());
    }

    @Test
    void theSameMatchIsPlayedAgain() throws IOException {
        assertSameAs("golden-microrts8.txt");
    }

    @Override
    protected Duel begin() {
        return new Duel(new Microrts8(), "captain", "soldier", 6);
    }

    @Override
    protected int ticksBetweenStates() {
        return TICKS_BETWEEN_MAPS;
    }

    @Override
    protected void addState(Match match, Consumer<String> lines) {
        World w = ((MicrortsMatch) match).world();
        lines.accept(String.format(
                Locale.ROOT, "  at %d: stores %d and %d, hash %016x", w.tick, w.store[0], w.store[1], w.hash()));
        for (int row = 0; row < w.ground.height; row++) {
            StringBuilder line = new StringBuilder("    ");
            for (int column = 0; column < w.ground.width; column++) {
                line.append(sign(w, column + row * w.ground.width));
            }
            lines.accept(line.toString());
        }
    }

    private static char sign(World w, int cell) {
        int unit = w.unitAt[cell];
        if (unit == World.NOBODY) {
            return MapFile.OPEN;
        }
        if (w.kind[unit] == Kind.ORE) {
            return MapFile.ORE;
        }
        char sign = MapFile.UNITS.charAt(w.kind[unit] - Kind.BASE);
        return w.owner[unit] == World.AMBER ? sign : Character.toLowerCase(sign);
    }
}
