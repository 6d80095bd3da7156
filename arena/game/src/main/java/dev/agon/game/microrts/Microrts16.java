package dev.agon.game.microrts;

/** microrts on the open map of 16 by 16 cells. */
public final class Microrts16 extends MicrortsGame {
    public Microrts16() {
        super(MicrortsSize.SIXTEEN);
    }
}
