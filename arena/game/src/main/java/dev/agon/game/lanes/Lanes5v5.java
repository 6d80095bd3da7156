package dev.agon.game.lanes;

/** Five against five. */
public final class Lanes5v5 extends LanesGame {
    public Lanes5v5() {
        super(LanesSize.FIVE);
    }
}
