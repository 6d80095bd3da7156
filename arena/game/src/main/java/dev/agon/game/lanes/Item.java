package dev.agon.game.lanes;

import java.util.List;

/** What can be bought at one's fountain, as small numbers: indices into the item columns of {@link LanesNumbers}. */
final class Item {
    /** Used up to regain health for some time. */
    static final int SALVE = 0;
    /** Used up to regain mana for some time. */
    static final int TONIC = 1;
    /** Walks faster. */
    static final int BOOTS = 2;
    /** Strikes harder. */
    static final int BLADE = 3;
    /** Strikes more often. */
    static final int GLOVES = 4;
    /** Withstands more. */
    static final int PLATE = 5;
    /** More mana, stronger abilities. */
    static final int ORB = 6;
    /** Used to gain a shield, again and again. */
    static final int AEGIS = 7;

    static final int COUNT = 8;

    /** Names in the order of the numbers. */
    static final List<String> NAMES = List.of("salve", "tonic", "boots", "blade", "gloves", "plate", "orb", "aegis");

    /** Those that do something when used. */
    static final int[] USABLE = {SALVE, TONIC, AEGIS};

    private Item() {}

    /** Whether using one takes it away. */
    static boolean isConsumed(int item) {
        return item == SALVE || item == TONIC;
    }

    /** Whether it does something when used. */
    static boolean isUsable(int item) {
        return isConsumed(item) || item == AEGIS;
    }
}
