package dev.agon.game.lanes;

import java.util.List;

/**
 * Abilities, as small numbers: indices into the ability columns of {@link LanesNumbers}. A hero has up to three, one in each
 * slot, and the slot fixes what it is aimed at: the first at an entity, the second in a direction, the third at oneself.
 */
final class Ability {
    /** A blow that stuns. */
    static final int BASH = 0;
    /** A shield about oneself. */
    static final int BULWARK = 1;
    /** A bolt that flies straight and hits the first enemy in its way. */
    static final int BOLT = 2;
    /** A spell of faster shots. */
    static final int FOCUS = 3;

    static final int NONE = -1;

    static final int SLOTS = 3;
    static final int ENTITY_SLOT = 0;
    static final int DIRECTION_SLOT = 1;
    static final int SELF_SLOT = 2;

    /** Names in the order of the numbers. */
    static final List<String> NAMES = List.of("bash", "bulwark", "bolt", "focus");

    private Ability() {}
}
