package dev.agon.agents.bench;

import dev.agon.game.Game;
import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;
import java.util.stream.IntStream;

/**
 * No game but a layout: the one whose network is the reference of every compute figure. Two views of one actor each see 24
 * entities of 16 features and 32 globals, all random; all 12 verbs point at an entity and every order is legal, so that each
 * sample costs what the whole network costs.
 */
public final class ReferenceGame implements HeadToHead {
    private static final int ENTITIES = 24;
    private static final int FEATURES = 16;
    private static final int GLOBALS = 32;
    private static final int VERBS = 12;
    private static final int TICKS = 64;
    private static final Layout LAYOUT = layoutOf(names("feature", FEATURES));

    private static Layout layoutOf(List<String> features) {
        return new Layout(
                names("global", GLOBALS).stream().map(ReferenceGame::number).toList(),
                List.of(new EntityKind("thing", features)),
                features.stream().map(ReferenceGame::number).toList(),
                List.of(),
                0,
                0,
                ENTITIES,
                1,
                names("verb", VERBS).stream().map(Verb::atEntity).toList(),
                0);
    }

    private static List<String> names(String what, int count) {
        return IntStream.range(0, count).mapToObj(i -> what + i).toList();
    }

    private static Feature number(String name) {
        return Feature.of(name, -1, 1);
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String summary() {
        return "Random observations for measuring the reference network.";
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<String> rewardTerms() {
        return List.of("none");
    }

    @Override
    public int maxTicks() {
        return TICKS;
    }

    @Override
    public Match start(long seed) {
        return new Playing(seed);
    }

    /** Random numbers for so many ticks; orders change nothing. */
    private final class Playing implements Match {
        private long seed;
        private int tick;

        Playing(long seed) {
            this.seed = seed;
        }

        @Override
        public Game game() {
            return ReferenceGame.this;
        }

        @Override
        public boolean over() {
            return tick == TICKS;
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
            MatchRandom random = new MatchRandom(MatchRandom.derive(seed, tick * 2L + Math.max(0, view)));
            into.clear(tick);
            fill(into.globals, GLOBALS, random);
            for (int entity = 0; entity < ENTITIES; entity++) {
                into.addEntity(0, 1 + entity);
            }
            fill(into.features, ENTITIES * FEATURES, random);
            if (view != SPECTATOR && !over()) {
                allowEverything(into, into.addActor(0, view));
            }
        }

        private static void fill(float[] numbers, int count, MatchRandom random) {
            for (int i = 0; i < count; i++) {
                numbers[i] = 2 * random.nextFloat() - 1;
            }
        }

        private static void allowEverything(Observation into, int actor) {
            for (int verb = 0; verb < VERBS; verb++) {
                for (int entity = 0; entity < ENTITIES; entity++) {
                    into.allow(actor, verb, entity);
                }
            }
        }

        @Override
        public void advance(Orders[] orders) {
            if (over()) {
                throw new IllegalStateException("the match is over");
            }
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
            Playing copy = (Playing) other;
            copy.seed = seed;
            copy.tick = tick;
        }
    }
}
