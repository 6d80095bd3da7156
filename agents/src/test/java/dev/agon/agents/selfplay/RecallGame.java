package dev.agon.agents.selfplay;

import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;

/**
 * A probe of memory: every tick shows a colour; the one of the first tick is asked for in the last, so many decisions later, and
 * naming it earns 1. The colours between are drawn anew and mean nothing. Without memory one answer in four is right.
 */
final class RecallGame implements Game {
    static final int COLOURS = 4;
    private static final int CUE = 0;
    private static final int ASKED = 1;
    private static final int FIRST_COLOUR = 2;
    private static final Layout LAYOUT = new Layout(
            List.of(
                    Feature.flag("cue"),
                    Feature.flag("asked"),
                    Feature.flag("red"),
                    Feature.flag("green"),
                    Feature.flag("blue"),
                    Feature.flag("yellow")),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            1,
            List.of(Verb.plain("red"), Verb.plain("green"), Verb.plain("blue"), Verb.plain("yellow")),
            0);

    private final int delay;

    /** A probe whose answer was seen so many decisions before it is asked for. */
    RecallGame(int delay) {
        this.delay = delay;
    }

    @Override
    public String name() {
        return "recall" + delay;
    }

    @Override
    public String summary() {
        return "Name the first colour in the end.";
    }

    @Override
    public int teams() {
        return 1;
    }

    @Override
    public int seats() {
        return 1;
    }

    @Override
    public int views() {
        return 1;
    }

    @Override
    public int teamOf(int seat) {
        return 0;
    }

    @Override
    public int viewOf(int seat) {
        return 0;
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<String> rewardTerms() {
        return List.of("right");
    }

    @Override
    public float[] defaultRewardWeights() {
        return new float[] {1};
    }

    @Override
    public int ticksPerSecond() {
        return 0;
    }

    @Override
    public int maxTicks() {
        return delay + 1;
    }

    @Override
    public Match start(long seed) {
        return new Playing(seed);
    }

    private final class Playing implements Match {
        private final MatchRandom random;
        private final int wanted;
        private int tick;
        private int shown;
        private float earned;

        Playing(long seed) {
            random = new MatchRandom(seed);
            wanted = random.nextInt(COLOURS);
            shown = wanted;
        }

        @Override
        public Game game() {
            return RecallGame.this;
        }

        @Override
        public boolean over() {
            return tick > delay;
        }

        @Override
        public int tick() {
            return tick;
        }

        @Override
        public boolean awaits(int view) {
            return !over();
        }

        @Override
        public void observe(int view, Observation into) {
            into.clear(tick);
            into.globals[CUE] = tick == 0 ? 1 : 0;
            into.globals[ASKED] = tick == delay ? 1 : 0;
            into.globals[FIRST_COLOUR + shown] = 1;
            int actor = into.addActor(-1, 0);
            for (int colour = 0; colour < COLOURS; colour++) {
                into.allow(actor, colour);
            }
        }

        @Override
        public void advance(Orders[] orders) {
            earned = tick == delay && orders[0].verb[0] == wanted ? 1 : 0;
            tick++;
            shown = random.nextInt(COLOURS);
        }

        @Override
        public void rewards(int seat, float[] terms) {
            terms[0] = earned;
        }

        @Override
        public float outcome(int seat) {
            return 0;
        }

        @Override
        public long hash() {
            return (random.state() * COLOURS + wanted) * (delay + 2L) + tick;
        }

        @Override
        public void copyInto(Match other) {
            throw new UnsupportedOperationException("nothing searches in this probe");
        }
    }
}
