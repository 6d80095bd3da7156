package dev.agon.game.lanes;

import dev.agon.game.Duel;
import dev.agon.game.Event;
import dev.agon.game.GoldenMatch;
import dev.agon.game.Match;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GoldenMatchTest extends GoldenMatch {
    private static final int TICKS_BETWEEN_STATES = 200;

    /** Prints the text of the match that the test expects. */
    public static void main(String[] arguments) {
        System.out.print(new GoldenMatchTest().text());
    }

    @Test
    void theSameMatchIsPlayedAgain() throws IOException {
        assertSameAs("golden-lanes1v1.txt");
    }

    @Override
    protected Duel begin() {
        return new Duel(new Lanes1v1(), "rush", "guard", 6);
    }

    @Override
    protected int ticksBetweenStates() {
        return TICKS_BETWEEN_STATES;
    }

    @Override
    protected boolean tells(Event event) {
        return !event.kind().equals("attack");
    }

    @Override
    protected void addState(Match match, Consumer<String> lines) {
        World world = ((LanesMatch) match).world();
        lines.accept(state(world, 0));
        lines.accept(state(world, 1));
    }

    private static String state(World w, int hero) {
        return String.format(
                Locale.ROOT,
                "  %s at %d,%d level %d health %d/%d mana %d/%d gold %d last hits %d kills %d; tower %d, core %d",
                hero == 0 ? "Amber" : "Sky",
                w.x[hero],
                w.y[hero],
                w.level[hero],
                w.health[hero],
                w.maxHealth[hero],
                w.mana[hero],
                w.maxMana[hero],
                w.gold[hero],
                w.lastHits[hero],
                w.kills[hero],
                w.health[w.slot.tower(hero, 0, 0)],
                w.health[w.slot.core(hero)]);
    }
}
