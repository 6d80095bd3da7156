package dev.agon.game;

/** What a verb needs besides itself. */
public enum TargetKind {
    /** Nothing. */
    NONE,
    /** One of the entities in the observation, by its row. */
    ENTITY,
    /** One of a fixed number of cells or directions. */
    CELL
}
