package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.server.Conduct;
import dev.agon.server.LatePlayer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A player that answers when a test says so, and complains where it is asked out of turn. */
final class SlowPlayer implements LatePlayer {
    static final long LIMIT_MILLIS = 10_000;

    final int target;
    int asked;
    int late;
    boolean away;
    boolean proven;
    List<Float> outcomes = List.of();
    private Runnable listener = () -> {};
    private boolean open;
    private boolean collected = true;

    /** Always takes that column. */
    SlowPlayer(int target) {
        this.target = target;
    }

    void answer() {
        open = false;
        listener.run();
    }

    void goAway(boolean gone) {
        away = gone;
        listener.run();
    }

    @Override
    public void onChange(Runnable told) {
        listener = told;
    }

    @Override
    public void begin(Game game, int view, long seats) {}

    @Override
    public void ask(Observation seen) {
        if (!collected) {
            throw new IllegalStateException("asked again before the answer was collected");
        }
        asked++;
        open = true;
        collected = false;
    }

    @Override
    public boolean awaited() {
        return open && !away;
    }

    @Override
    public long limitNanos() {
        return TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
    }

    @Override
    public void collect(Orders into) {
        if (collected) {
            throw new IllegalStateException("collected twice");
        }
        collected = true;
        if (open) {
            late++;
        } else {
            into.set(0, 0, target);
        }
    }

    @Override
    public boolean away() {
        return away;
    }

    @Override
    public boolean proven() {
        return proven;
    }

    @Override
    public String standIn() {
        return "house";
    }

    @Override
    public Conduct conduct() {
        return new Conduct(asked, late, 0, 0, Conduct.Gone.STAYED, 0);
    }

    @Override
    public void over(int tick, List<Float> result, String replay) {
        outcomes = result;
    }

    @Override
    public void decide(Observation seen, Orders orders) {
        throw new IllegalStateException("a live match does not wait");
    }
}
