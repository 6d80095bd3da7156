package dev.agon.league.pbt;

import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import dev.agon.game.RandomPlayer;
import java.util.List;
import java.util.Map;

/**
 * Two sides on a field for a few hours, a test game with a reward term that misleads. Each hour each side works, which brings in a sheaf
 * half of the time, or rests; who has more sheaves in the evening wins. Working always is best whatever the other does. The term
 * {@code rest} pays for every hour of rest, so that with a large weight resting is what is learned.
 */
public final class Harvest implements HeadToHead {
    static final String NAME = "harvest";
    static final int HOURS = 8;
    static final int REST = 0;
    static final int WORK = 1;

    private static final Layout LAYOUT = new Layout(
            List.of(
                    Feature.of("hours left", 0, HOURS),
                    Feature.of("own sheaves", 0, HOURS),
                    Feature.of("other's sheaves", 0, HOURS)),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            1,
            List.of(Verb.plain("rest"), Verb.plain("work")),
            REST);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "A day on the field: who brings in more sheaves wins.";
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<String> rewardTerms() {
        return List.of("win", "rest");
    }

    @Override
    public int maxTicks() {
        return HOURS;
    }

    @Override
    public Match start(long seed) {
        return new HarvestMatch(this, seed);
    }

    /** {@code reaper} works always, {@code idler} never. */
    @Override
    public Map<String, BotFactory> bots() {
        return Map.of("random", RandomPlayer::new, "reaper", seed -> new Habit(WORK), "idler", seed -> new Habit(REST));
    }
}
