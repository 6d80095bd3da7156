package dev.agon.game.microrts;

/** microrts on the open map of 8 by 8 cells. */
public final class Microrts8 extends MicrortsGame {
    public Microrts8() {
        super(MicrortsSize.EIGHT);
    }
}
