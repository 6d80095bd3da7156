package dev.agon.game;

import java.util.List;

/** A match that does all as another does; a subclass spoils one thing. */
public class ForwardingMatch implements Match {
    final Match good;

    protected ForwardingMatch(Match good) {
        this.good = good;
    }

    @Override
    public Game game() {
        return good.game();
    }

    @Override
    public boolean over() {
        return good.over();
    }

    @Override
    public int tick() {
        return good.tick();
    }

    @Override
    public boolean awaits(int view) {
        return good.awaits(view);
    }

    @Override
    public void observe(int view, Observation into) {
        good.observe(view, into);
    }

    @Override
    public void advance(Orders[] orders) {
        good.advance(orders);
    }

    @Override
    public void advanceInOrderOf(long processingSeed, Orders[] orders) {
        good.advanceInOrderOf(processingSeed, orders);
    }

    @Override
    public void rewards(int seat, float[] terms) {
        good.rewards(seat, terms);
    }

    @Override
    public float outcome(int seat) {
        return good.outcome(seat);
    }

    @Override
    public long hash() {
        return good.hash();
    }

    @Override
    public void copyInto(Match other) {
        good.copyInto(((ForwardingMatch) other).good);
    }

    @Override
    public List<Event> events(int view) {
        return good.events(view);
    }

    @Override
    public void figures(int team, float[] into) {
        good.figures(team, into);
    }
}
