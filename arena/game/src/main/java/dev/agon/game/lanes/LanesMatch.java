package dev.agon.game.lanes;

import dev.agon.game.Event;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;

/** One playing of lanes: the world, and a tick as a list of systems. */
final class LanesMatch implements Match {
    private final LanesGame game;
    private final World world;
    private final Rows rows;
    private final Observer observer;

    LanesMatch(LanesGame game, World world) {
        this.game = game;
        this.world = world;
        rows = new Rows(world, game.layout().maxEntities());
        observer = new Observer(world, rows);
    }

    @Override
    public Game game() {
        return game;
    }

    @Override
    public boolean over() {
        return world.over;
    }

    @Override
    public int tick() {
        return world.tick;
    }

    @Override
    public boolean awaits(int view) {
        if (world.over || world.clock % LanesNumbers.DECISION_TICKS != 0) {
            return false;
        }
        for (int hero = view; hero < world.heroes; hero += World.SIDES) {
            if (world.alive[hero] != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void observe(int view, Observation into) {
        observer.write(watcher(view), view != SPECTATOR && awaits(view), into);
    }

    @Override
    public void advance(Orders[] orders) {
        advanceInOrderOf(0, orders);
    }

    @Override
    public void advanceInOrderOf(long processingSeed, Orders[] orders) {
        if (world.over) {
            throw new IllegalStateException("the match is over at tick " + world.tick);
        }
        beginTick(processingSeed);
        takeOrders(orders);
        fight();
        world.clock++;
        world.tick++;
        recover();
        Ending.run(world);
        if (world.over || world.clock % LanesNumbers.DECISION_TICKS == 0) {
            Sight.run(world);
        }
    }

    private void beginTick(long processingSeed) {
        world.events.clear();
        world.scratch.refresh(world, processingSeed);
        LanesRewards.begin(world);
    }

    private void takeOrders(Orders[] orders) {
        for (int s = 0; s < World.SIDES; s++) {
            int side = world.scratch.firstSide ^ s;
            if (world.clock % LanesNumbers.DECISION_TICKS == 0) {
                HeroOrders.take(world, rows, orders[side], side);
            } else {
                HeroOrders.goOn(world, side);
            }
        }
    }

    /** Minds, blows and steps, all from where things stood when the tick began, then what comes of them. */
    private void fight() {
        CreepMinds.run(world);
        BeastMinds.run(world);
        TowerMinds.run(world);
        Shopping.run(world);
        Casting.run(world);
        Attacks.run(world);
        Movement.run(world);
        Bolts.run(world);
        Marks.run(world);
        Damage.run(world);
        Deaths.run(world);
        Statuses.run(world);
        Recalls.run(world);
    }

    private void recover() {
        Runes.run(world);
        Growth.run(world);
        Regeneration.run(world);
        LanesRewards.measure(world);
        Respawns.run(world);
        Wards.run(world);
        Camps.run(world);
        Waves.run(world);
    }

    @Override
    public void rewards(int seat, float[] terms) {
        LanesRewards.write(world, game.heroOf(seat), terms);
    }

    @Override
    public float outcome(int seat) {
        if (!world.over || world.winner == World.NOBODY) {
            return 0;
        }
        return game.teamOf(seat) == world.winner ? 1 : -1;
    }

    @Override
    public long hash() {
        return world.hash();
    }

    @Override
    public void copyInto(Match other) {
        LanesMatch copy = (LanesMatch) other;
        copy.world.copyFrom(world);
        copy.rows.forget();
    }

    @Override
    public List<Event> events(int view) {
        return world.events.seenBy(watcher(view));
    }

    @Override
    public void figures(int team, float[] into) {
        TeamFigures.write(world, team, into);
    }

    /** The world, for tests of the rules. */
    World world() {
        return world;
    }

    private static int watcher(int view) {
        return view == SPECTATOR ? World.SPECTATOR : view;
    }
}
