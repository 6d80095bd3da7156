package dev.agon.game.microrts;

import dev.agon.game.Event;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.Arrays;
import java.util.List;

/** One playing of microrts. */
final class MicrortsMatch implements Match {
    private final MicrortsGame game;
    private final World world;

    /** Amber, Sky, spectator. */
    private final Sight[] sights = new Sight[World.SIDES + 1];

    private final Observer[] observers = new Observer[World.SIDES + 1];
    private final Choices[] choices = new Choices[World.SIDES];
    private final Turn[] turns = new Turn[World.SIDES];

    MicrortsMatch(MicrortsGame game, World world) {
        this.game = game;
        this.world = world;
        Arrays.setAll(sights, i -> new Sight(world, i < World.SIDES ? i : World.NOBODY));
        Arrays.setAll(
                observers,
                i -> new Observer(
                        world,
                        sights[i],
                        i == World.SIDES,
                        game.map().wall(),
                        game.map().ore()));
        Arrays.setAll(choices, side -> new Choices(world, sights[side], side));
        Arrays.setAll(turns, side -> new Turn(world, sights[side], choices[side], side));
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
        return !world.over && choices[view].count() > 0;
    }

    @Override
    public void observe(int view, Observation into) {
        observers[watcher(view)].write(into);
        if (view != SPECTATOR && !world.over) {
            choices[view].write(into);
        }
    }

    private static int watcher(int view) {
        return view == SPECTATOR ? World.SIDES : view;
    }

    /** Both sides have decided by what they saw; then Amber's orders are given first, as the public rules have it. */
    @Override
    public void advance(Orders[] orders) {
        if (world.over) {
            throw new IllegalStateException("the match is over at tick " + world.tick);
        }
        world.events.clear();
        MicrortsRewards.begin(world);
        turns[World.AMBER].take(orders[World.AMBER]);
        turns[World.SKY].take(orders[World.SKY]);
        turns[World.AMBER].issue();
        turns[World.SKY].issue();
        world.clock++;
        world.tick++;
        Effects.run(world);
        world.fog.lift();
        Ending.run(world);
    }

    @Override
    public void rewards(int seat, float[] terms) {
        MicrortsRewards.write(world, seat, terms);
    }

    @Override
    public float outcome(int seat) {
        return world.winner == World.NOBODY ? 0 : world.winner == seat ? 1 : -1;
    }

    @Override
    public long hash() {
        return world.hash();
    }

    @Override
    public void copyInto(Match other) {
        MicrortsMatch copy = (MicrortsMatch) other;
        copy.world.copyFrom(world);
        for (Sight sight : copy.sights) {
            sight.forget();
        }
        for (int side = 0; side < World.SIDES; side++) {
            copy.choices[side].forget();
            copy.turns[side].forget();
        }
    }

    @Override
    public List<Event> events(int view) {
        return world.events.seenBy(sights[watcher(view)]);
    }

    @Override
    public void figures(int team, float[] into) {
        SideFigures.write(world, team, into);
    }

    /** The world, for tests of the rules. */
    World world() {
        return world;
    }
}
