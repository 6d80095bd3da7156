package dev.agon.game.connect4;

import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import java.util.List;

/** What a side sees of Connect Four, and what it may do. */
final class Connect4Layout {
    /** Global: 1 when one's own side began. */
    static final int BEGAN = 0;

    /** Global: share of the cells that are filled. */
    static final int FILLED = 1;

    /** Plane: cells with one's own discs; row 0 is the top. For a spectator Amber's. */
    static final int OWN = 0;

    /** Plane: cells with the opponent's discs. For a spectator Sky's. */
    static final int OPPONENT = 1;

    /** The only verb: drop a disc into a column. */
    static final int DROP = 0;

    static final Layout LAYOUT = new Layout(
            List.of(Feature.flag("began"), Feature.of("filled", 0, 1)),
            List.of(),
            List.of(),
            List.of(Feature.flag("own"), Feature.flag("opponent")),
            Board.ROWS,
            Board.COLUMNS,
            0,
            1,
            List.of(Verb.atCell("drop", Board.COLUMNS)),
            -1);

    private Connect4Layout() {}
}
