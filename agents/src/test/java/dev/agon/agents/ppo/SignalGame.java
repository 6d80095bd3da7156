package dev.agon.agents.ppo;

import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;

/**
 * A toy whose right orders are known: two teams of two seats see a signal and earn 1 for each order that follows it, touching
 * the lit lamp or facing the wanted way. With {@code memory} the wanted way is shown in the first tick alone and asked for in
 * all.
 */
public final class SignalGame implements Game {
    static final int TICKS = 4;
    private static final int LAMPS = 4;
    private static final int WAYS = 4;
    private static final int TOUCH = 1;
    private static final int FACE = 2;

    private final boolean memory;
    private final int ticks;

    public SignalGame(boolean memory) {
        this(memory, TICKS);
    }

    /** One whose matches take so many ticks. */
    SignalGame(boolean memory, int ticks) {
        this.memory = memory;
        this.ticks = ticks;
    }

    @Override
    public String name() {
        return memory ? "signal-memory" : "signal";
    }

    @Override
    public String summary() {
        return "Follow the signal.";
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
        return new Layout(
                List.of(Feature.flag("touch"), Feature.of("wanted", 0, WAYS)),
                List.of(new EntityKind("unit", List.of("mirror")), new EntityKind("lamp", List.of("lit"))),
                List.of(Feature.flag("lit"), Feature.flag("mirror")),
                List.of(),
                0,
                0,
                2 + LAMPS,
                1,
                List.of(Verb.plain("hold"), Verb.atEntity("touch"), Verb.atCell("face", WAYS)),
                0);
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
        return ticks;
    }

    @Override
    public Match start(long seed) {
        return new Playing(seed);
    }

    private final class Playing implements Match {
        private final MatchRandom random;
        private final float[] earned = new float[4];
        private int tick;
        private boolean touch;
        private int wanted;
        private int lit;
        private int lamps;

        Playing(long seed) {
            random = new MatchRandom(seed);
            signal();
        }

        private void signal() {
            touch = !memory && random.nextInt(2) == 0;
            wanted = memory && tick > 0 ? wanted : random.nextInt(WAYS);
            lamps = 2 + random.nextInt(LAMPS - 1);
            lit = random.nextInt(lamps);
        }

        @Override
        public Game game() {
            return SignalGame.this;
        }

        @Override
        public boolean over() {
            return tick == ticks;
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
            into.globals[0] = touch ? 1 : 0;
            into.globals[1] = memory && tick > 0 ? 0 : wanted + 0.5f;
            for (int seat = 0; seat < 2; seat++) {
                into.addEntity(0, 1 + seat);
                into.feature(seat, 1, seat);
            }
            for (int lamp = 0; lamp < lamps; lamp++) {
                into.addEntity(1, 3 + lamp);
                into.feature(2 + lamp, 0, lamp == lit ? 1 : 0);
            }
            for (int seat = 0; seat < 2; seat++) {
                int actor = into.addActor(seat, view * 2 + seat);
                into.allow(actor, 0);
                for (int lamp = 0; lamp < lamps; lamp++) {
                    into.allow(actor, TOUCH, 2 + lamp);
                }
                for (int way = 0; way < WAYS; way++) {
                    into.allow(actor, FACE, way);
                }
            }
        }

        @Override
        public void advance(Orders[] orders) {
            for (int seat = 0; seat < 4; seat++) {
                int verb = orders[seat / 2].verb[seat % 2];
                int target = orders[seat / 2].target[seat % 2];
                // The second seat of each view must face the other way.
                int way = seat % 2 == 0 ? wanted : WAYS - 1 - wanted;
                boolean right = touch ? verb == TOUCH && target == 2 + lit : verb == FACE && target == way;
                earned[seat] = right ? 1 : 0;
            }
            tick++;
            signal();
        }

        @Override
        public void rewards(int seat, float[] terms) {
            terms[0] = earned[seat];
        }

        @Override
        public float outcome(int seat) {
            return 0;
        }

        @Override
        public long hash() {
            return random.state() + tick;
        }

        @Override
        public void copyInto(Match other) {
            throw new UnsupportedOperationException("not needed here");
        }
    }
}
