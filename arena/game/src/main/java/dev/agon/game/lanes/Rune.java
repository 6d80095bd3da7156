package dev.agon.game.lanes;

import java.util.List;

/** What a rune gives to the hero that comes first, as small numbers. */
final class Rune {
    /** Gold for every hero of the team. */
    static final int BOUNTY = 0;
    /** Harder strikes for some time. */
    static final int MIGHT = 1;
    /** Faster steps for some time. */
    static final int HASTE = 2;

    static final int COUNT = 3;

    /** Names in the order of the numbers. */
    static final List<String> NAMES = List.of("bounty", "might", "haste");

    private Rune() {}
}
