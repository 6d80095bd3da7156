package dev.agon.game;

/**
 * Something that happened in a tick, for people to look at.
 *
 * @param kind what it is, in lower case, e.g. {@code kill}, {@code cast:bolt}, {@code tower}
 * @param source id of the entity that did it as this view knows it, or 0
 * @param target id of the entity it was done to as this view knows it, or 0
 * @param fromX where it began, in the layout's coordinates as the view sees them
 * @param fromY see {@code fromX}
 * @param toX where it ended
 * @param toY see {@code toX}
 * @param text one short sentence for the event log
 */
public record Event(String kind, int source, int target, float fromX, float fromY, float toX, float toY, String text) {
    /** The kind up to a colon: {@code cast} of {@code cast:bolt}. */
    public String family() {
        int colon = kind.indexOf(':');
        return colon < 0 ? kind : kind.substring(0, colon);
    }
}
