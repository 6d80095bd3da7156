package dev.agon.agents.policy;

import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.TargetKind;
import java.util.List;

/**
 * A game of any layout whose observations are chance within the layout's ranges: two teams of two seats, a view each, every seat
 * with any number of actors up to the layout's most. Orders do nothing.
 */
public final class ChanceGame implements Game {
    private static final int TICKS = 12;

    private final String name;
    private final Layout layout;

    /** A game of that name and layout. */
    public ChanceGame(String name, Layout layout) {
        this.name = name;
        this.layout = layout;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return "Chance.";
    }

    @Override
    public int teams() {
        return 2;
    }

    @Override
    public int seats() {
        return 4;
    }

    @Override
    public int views() {
        return 2;
    }

    @Override
    public int teamOf(int seat) {
        return seat / 2;
    }

    @Override
    public int viewOf(int seat) {
        return seat / 2;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public List<String> rewardTerms() {
        return List.of("win");
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
        return TICKS;
    }

    @Override
    public Match start(long seed) {
        return new ChanceMatch(seed);
    }

    private final class ChanceMatch implements Match {
        private long seed;
        private int tick;

        private ChanceMatch(long seed) {
            this.seed = seed;
        }

        @Override
        public Game game() {
            return ChanceGame.this;
        }

        @Override
        public boolean over() {
            return tick >= TICKS;
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
            MatchRandom random = new MatchRandom(MatchRandom.derive(MatchRandom.derive(seed, tick), view));
            into.clear(tick);
            fill(into.globals, layout.globals(), 1, random);
            fill(into.planes, layout.planes(), layout.rows() * layout.columns(), random);
            int entities = layout.maxEntities() == 0 ? 0 : random.nextInt(layout.maxEntities()) + 1;
            float[] features = new float[layout.features().size()];
            for (int row = 0; row < entities; row++) {
                into.addEntity(random.nextInt(layout.kinds().size()), row + 1);
                fill(features, layout.features(), 1, random);
                System.arraycopy(features, 0, into.features, row * features.length, features.length);
            }
            for (int seat = 2 * view; !over() && seat < 2 * view + 2; seat++) {
                int actors = random.nextInt(layout.maxActorsPerSeat()) + 1;
                for (int actor = 0; actor < actors; actor++) {
                    allowAll(into, into.addActor(random.nextInt(entities + 1) - 1, seat));
                }
            }
        }

        private void fill(float[] numbers, List<Layout.Feature> ranges, int each, MatchRandom random) {
            for (int i = 0; i < numbers.length; i++) {
                Layout.Feature range = ranges.get(i / each);
                numbers[i] = range.low() + (range.high() - range.low()) * random.nextFloat();
            }
        }

        private void allowAll(Observation into, int actor) {
            for (int verb = 0; verb < layout.verbs().size(); verb++) {
                if (layout.verbs().get(verb).target() == TargetKind.NONE) {
                    into.allow(actor, verb);
                }
                boolean cells = layout.verbs().get(verb).target() == TargetKind.CELL;
                int targets = cells ? layout.targets(verb) : Math.min(layout.targets(verb), into.entities);
                for (int target = 0; target < targets; target++) {
                    into.allow(actor, verb, target);
                }
            }
        }

        @Override
        public void advance(Orders[] orders) {
            tick++;
        }

        @Override
        public void rewards(int seat, float[] terms) {
            terms[0] = 0;
        }

        @Override
        public float outcome(int seat) {
            return 0;
        }

        @Override
        public long hash() {
            return MatchRandom.derive(seed, tick);
        }

        @Override
        public void copyInto(Match other) {
            ((ChanceMatch) other).seed = seed;
            ((ChanceMatch) other).tick = tick;
        }
    }
}
