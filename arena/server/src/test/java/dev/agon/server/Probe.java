package dev.agon.server;

import dev.agon.game.Event;
import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Role;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small game in real time with fog: two units on a line see each other only when near, and each carries a secret. Who is
 * further to the right at the end wins.
 */
public final class Probe implements Game {
    public static final int HOLD = 0;
    public static final int STEP = 1;
    public static final int HIT = 2;
    public static final int LEFT = 0;
    public static final int RIGHT = 1;
    private static final int LENGTH = 40;
    private static final int SIGHT = 5;
    private static final Layout LAYOUT = new Layout(
            List.of(Feature.of("time", 0, 1)),
            List.of(new EntityKind("unit", List.of("x", "side", "secret"))),
            List.of(
                    new Feature("x", 0, LENGTH, Role.X),
                    Feature.of("unused", 0, 1),
                    new Feature("side", -1, 1, Role.SIDE),
                    Feature.of("secret", 0, 1000)),
            List.of(Feature.flag("trail")),
            1,
            LENGTH + 1,
            2,
            1,
            List.of(Verb.plain("hold"), Verb.atCell("step", 2), Verb.atEntity("hit")),
            HOLD);

    private final int ticks;
    private final int ticksPerSecond;
    private final Map<String, String> settings;

    public Probe() {
        this(60, 50);
    }

    /** Lasts so many ticks. */
    public Probe(int ticks, int ticksPerSecond) {
        this(ticks, ticksPerSecond, Map.of());
    }

    private Probe(int ticks, int ticksPerSecond, Map<String, String> settings) {
        this.ticks = ticks;
        this.ticksPerSecond = ticksPerSecond;
        this.settings = Map.copyOf(settings);
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public String summary() {
        return "Two units on a line in the fog.";
    }

    @Override
    public int teams() {
        return 2;
    }

    @Override
    public int seats() {
        return 2;
    }

    @Override
    public int views() {
        return 2;
    }

    @Override
    public int teamOf(int seat) {
        return seat;
    }

    @Override
    public int viewOf(int seat) {
        return seat;
    }

    @Override
    public Layout layout() {
        return LAYOUT;
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
        return ticksPerSecond;
    }

    @Override
    public int maxTicks() {
        return 100_000;
    }

    @Override
    public List<String> figures() {
        return List.of("place");
    }

    @Override
    public Set<String> turningEvents() {
        return Set.of("near");
    }

    @Override
    public Match start(long seed) {
        return new Playing(seed);
    }

    @Override
    public Game with(Map<String, String> settings) {
        return settings.isEmpty() ? this : new Probe(Integer.parseInt(settings.get("ticks")), ticksPerSecond, settings);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    private final class Playing implements Match {
        private final int[] x = {0, LENGTH / 2};
        private final int[] secret = new int[2];
        private final long[] visited = new long[2];
        private int tick;

        Playing(long seed) {
            secret[1] = new MatchRandom(seed).nextInt(1000);
        }

        @Override
        public Game game() {
            return Probe.this;
        }

        @Override
        public boolean over() {
            return tick >= ticks;
        }

        @Override
        public int tick() {
            return tick;
        }

        /** Every second tick is one for decisions. */
        @Override
        public boolean awaits(int view) {
            return !over() && tick % 2 == 0;
        }

        private boolean near() {
            return Math.abs(x[0] - x[1]) <= SIGHT;
        }

        @Override
        public void observe(int view, Observation into) {
            into.clear(tick);
            into.globals[0] = tick / (float) ticks;
            for (int seat = 0; seat < 2; seat++) {
                boolean own = view == seat || view == SPECTATOR;
                if (!own && !near()) {
                    continue;
                }
                int row = into.addEntity(0, seat + 1);
                into.feature(row, 0, x[seat]);
                into.feature(row, 2, view == SPECTATOR ? 1 - 2 * seat : own ? 1 : -1);
                into.feature(row, 3, own ? secret[seat] : 0);
                for (int cell = 0; own && cell <= LENGTH; cell++) {
                    into.planes[cell] += visited[seat] >>> cell & 1;
                }
            }
            if (view != SPECTATOR && awaits(view)) {
                int actor = into.addActor(into.rowOf(view + 1), view);
                into.allow(actor, HOLD);
                into.allow(actor, STEP, RIGHT);
                if (x[view] > 0) {
                    into.allow(actor, STEP, LEFT);
                }
                int enemy = into.rowOf(2 - view);
                if (enemy >= 0) {
                    into.allow(actor, HIT, enemy);
                }
            }
        }

        @Override
        public void advance(Orders[] orders) {
            for (int seat = 0; seat < 2 && tick % 2 == 0; seat++) {
                visited[seat] |= 1L << x[seat];
                if (orders[seat].verb[0] == STEP) {
                    x[seat] = Math.min(LENGTH, Math.max(0, x[seat] + (orders[seat].target[0] == RIGHT ? 1 : -1)));
                }
            }
            tick++;
        }

        @Override
        public void rewards(int seat, float[] terms) {
            terms[0] = outcome(seat);
        }

        @Override
        public float outcome(int seat) {
            return over() ? Integer.signum(x[seat] - x[1 - seat]) : 0;
        }

        @Override
        public long hash() {
            return MatchRandom.derive(MatchRandom.derive(x[0] * 100L + x[1], tick), secret[1]);
        }

        @Override
        public void copyInto(Match other) {
            Playing copy = (Playing) other;
            System.arraycopy(x, 0, copy.x, 0, x.length);
            System.arraycopy(secret, 0, copy.secret, 0, secret.length);
            System.arraycopy(visited, 0, copy.visited, 0, visited.length);
            copy.tick = tick;
        }

        @Override
        public void figures(int team, float[] into) {
            into[0] = x[team];
        }

        @Override
        public List<Event> events(int view) {
            return view == SPECTATOR && near()
                    ? List.of(new Event("near", 1, 2, x[0], 0, x[1], 0, "They meet."))
                    : List.of();
        }
    }
}
