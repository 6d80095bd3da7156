package dev.agon.league.wire;

import dev.agon.game.Game;
import dev.agon.game.Layout;
import java.util.zip.CRC32;

/**
 * On which grids the numbers of a game's observations lie. Games count in whole numbers and show them as shares: a health of 37 of 150,
 * a place in centimetres of half a map. A number {@code k / n} is sent as the whole number {@code k}, and comes back to the last bit;
 * one that is on no grid is sent as it is. Every column has a grid of its own, features one for each kind. Immutable.
 */
final class Grids {
    private final Layout layout;
    private final int[] parts;
    private final boolean[] quotient;
    private final float[] part;
    private final int checksum;

    /** By column, see {@link #globals}, {@link #plane}, {@link #features}, {@link #exact}. */
    Grids(Layout layout, Grid[] grids) {
        this.layout = layout;
        parts = new int[grids.length];
        quotient = new boolean[grids.length];
        part = new float[grids.length];
        CRC32 sum = new CRC32();
        for (int column = 0; column < grids.length; column++) {
            parts[column] = grids[column].parts();
            quotient[column] = grids[column].quotient();
            part[column] = quotient[column] ? parts[column] : 1f / parts[column];
            int told = parts[column] << 1 | (quotient[column] ? 1 : 0);
            sum.update(told);
            sum.update(told >> 8);
            sum.update(told >> 16);
        }
        checksum = (int) sum.getValue();
    }

    /** The grids of a game: the same wherever its rules are the same. */
    static Grids of(Game game) {
        return new GridSurvey(game).grids();
    }

    /** How many columns there are. */
    static int columns(Layout layout) {
        return layout.globals().size()
                + layout.planes().size()
                + layout.kinds().size() * layout.features().size()
                + 1;
    }

    /** Column of the first global. */
    int globals() {
        return 0;
    }

    /** Column of all cells of a plane. */
    int plane(int plane) {
        return layout.globals().size() + plane;
    }

    /** Column of a kind's first feature. */
    int features(int kind) {
        return layout.globals().size()
                + layout.planes().size()
                + kind * layout.features().size();
    }

    /** The column of numbers that lie on no grid. */
    int exact() {
        return parts.length - 1;
    }

    /** Whether numbers of that column are sent as they are. */
    boolean isNone(int column) {
        return parts[column] == 0;
    }

    /** The whole number nearest to a number; that of {@link #value} for what lies on the grid. */
    int nearest(int column, float value) {
        return Math.round(value * parts[column]);
    }

    /** The number that a whole number stands for. */
    float value(int column, int whole) {
        return quotient[column] ? whole / part[column] : whole * part[column];
    }

    /** Differs where grids differ. */
    int checksum() {
        return checksum;
    }
}
