package dev.agon.game.lanes;

/** Three against three. */
public final class Lanes3v3 extends LanesGame {
    public Lanes3v3() {
        super(LanesSize.THREE);
    }
}
