package dev.agon.game.microrts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What seats are asked and told, on small maps: the masks above the rules, and what comes of orders given at once. */
class MicrortsRulesTest {
    private static final int RIGHT = Ground.RIGHT;
    private static final int DOWN = Ground.DOWN;

    private MicrortsMatch match;
    private Orders[] orders;
    private final Observation[] seen = new Observation[World.SIDES];

    private void start(int store, int ore, boolean fog, String... rows) {
        String text = "store: " + store + "\nore: " + ore + "\nground:\n" + String.join("\n", rows) + "\n";
        MicrortsSettings settings = new MicrortsSettings(MapFile.parse("mine", text), fog, 500);
        MicrortsGame game = new MicrortsGame(MicrortsSize.EIGHT, settings, Map.of());
        match = (MicrortsMatch) game.start(1);
        orders = Orders.forGame(game);
        for (int view = 0; view < World.SIDES; view++) {
            seen[view] = new Observation(game.layout(), 1);
        }
        look();
    }

    private void look() {
        for (int view = 0; view < World.SIDES; view++) {
            match.observe(view, seen[view]);
            orders[view].clear();
        }
    }

    private void play(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            match.advance(orders);
            look();
        }
    }

    private static int produce(int kind, int direction) {
        return (kind - Kind.BASE) * Ground.DIRECTIONS + direction;
    }

    @Test
    void bothSidesSeeTheSame() {
        start(5, 10, false, "o...", ".WB.", ".bw.", "...o");
        assertEquals(List.of(seen[0].entities, seen[0].actors), List.of(seen[1].entities, seen[1].actors));
        int width = seen[0].layout.features().size();
        for (int i = 0; i < seen[0].entities * width; i++) {
            assertEquals(seen[0].features[i], seen[1].features[i], "feature " + i);
        }
        for (int actor = 0; actor < seen[0].actors; actor++) {
            assertEquals(seen[0].verbMask[actor], seen[1].verbMask[actor]);
        }
        orders[1].set(0, Action.MOVE, Ground.UP);
        play(10);
        assertEquals(14, match.world().cell[4], "Sky's up is the map's down");
    }

    @Test
    void ofTwoOwnOrdersForOneCellTheEarlierRowCounts() {
        start(0, 10, false, "W.W.", "....", "....", ".w.w");
        orders[0].set(0, Action.MOVE, RIGHT);
        orders[0].set(1, Action.MOVE, Ground.LEFT);
        play(10);
        assertEquals(1, match.world().cell[0]);
        assertEquals(2, match.world().cell[1]);
        assertTrue(match.world().isIdle(1), "the other waited a tick, not ten");
    }

    @Test
    void ofTwoSidesOrdersForOneCellNeitherCounts() {
        start(0, 10, false, "W.w", "...", "W.w");
        orders[0].set(0, Action.MOVE, RIGHT);
        orders[1].set(1, Action.MOVE, RIGHT);
        play(1);
        World w = match.world();
        assertEquals(Action.NONE, w.action[w.unitAt[0]]);
        assertEquals(10, w.duration[w.unitAt[0]]);
        assertEquals(Action.NONE, w.action[w.unitAt[2]]);
        play(9);
        assertTrue(w.isIdle(w.unitAt[0]) && w.isIdle(w.unitAt[2]));
    }

    @Test
    void masksLeaveOutWhatIsUnderWay() {
        start(1, 10, false, "B.B.", "....", "....", ".b.b");
        assertTrue(seen[0].legal(1, Action.PRODUCE, produce(Kind.WORKER, DOWN)));
        orders[0].set(0, Action.PRODUCE, produce(Kind.WORKER, RIGHT));
        play(1);
        assertEquals(0, seen[0].actors, "the only coin is spoken for");
        assertFalse(match.awaits(0));
        assertEquals(1, match.world().store[0], "it is paid when the worker is there");
        play(49);
        assertEquals(0, match.world().store[0]);
        assertEquals(Kind.WORKER, match.world().kind[match.world().unitAt[1]]);
    }

    @Test
    void masksLeaveOutCellsThatSomebodyIsOnTheWayTo() {
        start(0, 10, false, "W.W.", "....", "....", ".w.w");
        assertTrue(seen[0].legal(1, Action.MOVE, Ground.LEFT));
        orders[0].set(0, Action.MOVE, RIGHT);
        play(1);
        assertEquals(1, seen[0].actors);
        assertFalse(seen[0].legal(0, Action.MOVE, Ground.LEFT));
        assertTrue(seen[0].legal(0, Action.MOVE, DOWN));
    }

    @Test
    void theLastOreGoesToAmberWhenBothReachForItAtOnce() {
        start(0, 1, false, "WoW", "...", "wow");
        match.world().load[match.world().unitAt[7]] = 0;
        match.world().remove(match.world().unitAt[7]);
        // Sky's worker stands in Amber's corner, so that both are beside one patch.
        World w = match.world();
        int sky = w.unitAt[8];
        w.unitAt[8] = World.NOBODY;
        int amber = w.unitAt[2];
        w.remove(amber);
        w.cell[sky] = 2;
        w.unitAt[2] = sky;
        Issuing.issue(w, w.unitAt[0], Action.HARVEST, RIGHT, 0);
        Issuing.issue(w, sky, Action.HARVEST, Ground.LEFT, 0);
        w.clock += 20;
        Effects.run(w);
        assertEquals(1, w.load[w.unitAt[0]]);
        assertEquals(0, w.load[sky]);
    }

    @Test
    void rewardsArePaidWhenOrdersAreGiven() {
        start(5, 10, false, "oW.", "B.b", ".wo");
        float[] terms = new float[MicrortsRewards.COUNT];
        int base = seen[0].actorEntity[0] >= 0 && seen[0].kind[seen[0].actorEntity[0]] == Kind.BASE ? 0 : 1;
        orders[0].set(base, Action.PRODUCE, produce(Kind.WORKER, RIGHT));
        orders[0].set(1 - base, Action.HARVEST, Ground.LEFT);
        play(1);
        match.rewards(0, terms);
        assertEquals(1, terms[MicrortsRewards.RESOURCES]);
        assertEquals(1, terms[MicrortsRewards.WORKERS]);
        play(1);
        match.rewards(0, terms);
        assertEquals(0, terms[MicrortsRewards.RESOURCES]);
    }

    @Test
    void fogHidesWhatIsFarAndShowsItAgainAsAStranger() {
        start(0, 10, true, "W...........", "............", "...........w");
        assertEquals(1, seen[0].entities);
        World w = match.world();
        int sky = w.unitAt[35];
        int[] ids = new int[2];
        for (int visit = 0; visit < 2; visit++) {
            place(w, sky, 2);
            play(1);
            assertEquals(2, seen[0].entities);
            ids[visit] = seen[0].id[1];
            place(w, sky, 11);
            play(1);
            assertEquals(1, seen[0].entities);
        }
        assertTrue(ids[1] > ids[0]);
    }

    private static void place(World w, int unit, int cell) {
        w.unitAt[w.cell[unit]] = World.NOBODY;
        w.unitAt[cell] = unit;
        w.cell[unit] = cell;
    }
}
