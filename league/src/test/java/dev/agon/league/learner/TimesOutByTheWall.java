package dev.agon.league.learner;

/** Does what no class may: waits until the wall's clock shows a time. */
public final class TimesOutByTheWall {
    private final long deadlineMillis = System.currentTimeMillis() + 1_000;

    boolean isOver() {
        return System.currentTimeMillis() > deadlineMillis;
    }
}
