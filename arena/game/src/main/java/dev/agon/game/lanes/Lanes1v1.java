package dev.agon.game.lanes;

/** One against one. */
public final class Lanes1v1 extends LanesGame {
    public Lanes1v1() {
        super(LanesSize.ONE);
    }
}
