package dev.agon.agents.rl4j.actor;

import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.game.Observation;
import dev.agon.game.SeatsOfView;
import java.util.Arrays;
import java.util.List;

/**
 * An observation as one actor's row of numbers, always of the same length: for learners that take nothing else. In this order:
 *
 * <ul>
 *   <li>globals, then planes that may change, brought from their declared ranges to -1..1;
 *   <li>for each of {@link Layout#maxEntities()} entities its features, likewise, then 1 for its kind and 0 for the others, then 1 if it
 *       is the actor; all 0 where there is no entity;
 *   <li>1 for the actor's seat among those of its view;
 *   <li>1 for each order that is legal for the actor, in the order of {@link FlatOrders}.
 * </ul>
 *
 * Ids, ticks and terrain are left out. Immutable.
 */
public final class FlatObservation {
    private final Layout layout;
    private final FlatOrders orders;
    private final int[] seatOfView;
    private final SeatsOfView seats;
    private final int cells;
    private final int entityWidth;
    private final int seatsAt;
    private final int ordersAt;

    /** For observations of the game. */
    public FlatObservation(Game game) {
        layout = game.layout();
        orders = new FlatOrders(layout);
        seatOfView = new int[game.seats()];
        int[] taken = new int[game.views()];
        int widest = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            seatOfView[seat] = taken[game.viewOf(seat)]++;
            widest = game.seatsOfView(game.viewOf(seat)) > game.seatsOfView(widest) ? game.viewOf(seat) : widest;
        }
        seats = new SeatsOfView(game, widest);
        cells = layout.rows() * layout.columns();
        entityWidth = layout.features().size() + layout.kinds().size() + 1;
        seatsAt = layout.globals().size() + layout.changingPlaneLength() + layout.maxEntities() * entityWidth;
        ordersAt = seatsAt + seats.count();
    }

    /** How many numbers there are. */
    public int length() {
        return ordersAt + orders.size();
    }

    /** The orders whose legality the last numbers tell. */
    public FlatOrders orders() {
        return orders;
    }

    /** An observation that {@link #read} can fill: of the view that has most seats. */
    public Observation empty() {
        return new Observation(layout, seats.count());
    }

    /** A bit for each seat that actors of {@link #read} observations may have. */
    public long readSeats() {
        return seats.bits();
    }

    /**
     * Writes what an actor sees.
     *
     * @param actorRow whose; -1 for nobody's, when a match is over: then there is no actor and nothing is legal
     * @param into of this {@link #length}
     */
    public void write(Observation observation, int actorRow, float[] into) {
        int at = scale(observation.globals, 0, layout.globals(), into, 0);
        for (int plane = 0; plane * cells < layout.changingPlaneLength(); plane++) {
            Layout.Feature range = layout.planes().get(plane);
            for (int cell = 0; cell < cells; cell++) {
                into[at++] = scaled(observation.planes[plane * cells + cell], range);
            }
        }
        Arrays.fill(into, at, into.length, 0);
        int own = actorRow < 0 ? -1 : observation.actorEntity[actorRow];
        for (int entity = 0; entity < observation.entities; entity++) {
            writeEntity(observation, entity, entity == own, into, at + entity * entityWidth);
        }
        if (actorRow >= 0) {
            into[seatsAt + seatOfView[observation.actorSeat[actorRow]]] = 1;
            for (int order = 0; order < orders.size(); order++) {
                into[ordersAt + order] = orders.legal(observation, actorRow, order) ? 1 : 0;
            }
        }
    }

    private void writeEntity(Observation observation, int entity, boolean isActor, float[] into, int offset) {
        int width = layout.features().size();
        int at = scale(observation.features, entity * width, layout.features(), into, offset);
        into[at + observation.kind[entity]] = 1;
        into[at + layout.kinds().size()] = isActor ? 1 : 0;
    }

    private static int scale(float[] from, int offset, List<Layout.Feature> ranges, float[] into, int at) {
        for (int i = 0; i < ranges.size(); i++) {
            into[at + i] = scaled(from[offset + i], ranges.get(i));
        }
        return at + ranges.size();
    }

    private static float scaled(float value, Layout.Feature range) {
        return (2 * value - range.high() - range.low()) / (range.high() - range.low());
    }

    /**
     * Reads what {@link #write} wrote for an actor: what a policy looks at, to within rounding, with that one actor.
     *
     * @param into from {@link #empty}; overwritten
     */
    public void read(float[] from, Observation into) {
        into.clear(0);
        for (int i = 0; i < into.globals.length; i++) {
            into.globals[i] = unscaled(from[i], layout.globals().get(i));
        }
        int planes = into.globals.length;
        for (int i = 0; i < layout.changingPlaneLength(); i++) {
            into.planes[i] = unscaled(from[planes + i], layout.planes().get(i / cells));
        }
        int own = readEntities(from, planes + layout.changingPlaneLength(), into);
        for (int seat = 0; seat < seats.count(); seat++) {
            if (from[seatsAt + seat] != 0) {
                readOrders(from, into, into.addActor(own, seats.seat(seat)));
            }
        }
    }

    /** Gives the row of the actor's entity, or -1 where it is none. */
    private int readEntities(float[] from, int offset, Observation into) {
        int own = -1;
        for (int entity = 0; entity < layout.maxEntities(); entity++) {
            int at = offset + entity * entityWidth;
            for (int kind = 0; kind < layout.kinds().size(); kind++) {
                if (from[at + layout.features().size() + kind] != 0) {
                    readFeatures(from, at, into, into.addEntity(kind, entity + 1));
                }
            }
            own = from[at + entityWidth - 1] != 0 ? entity : own;
        }
        return own;
    }

    private void readFeatures(float[] from, int at, Observation into, int row) {
        for (int feature = 0; feature < layout.features().size(); feature++) {
            into.feature(
                    row, feature, unscaled(from[at + feature], layout.features().get(feature)));
        }
    }

    private void readOrders(float[] from, Observation into, int actor) {
        for (int order = 0; order < orders.size(); order++) {
            int verb = orders.verb(order);
            if (from[ordersAt + order] != 0) {
                if (layout.targets(verb) == 0) {
                    into.allow(actor, verb);
                } else {
                    into.allow(actor, verb, orders.target(order));
                }
            }
        }
    }

    private static float unscaled(float value, Layout.Feature range) {
        return (value * (range.high() - range.low()) + range.high() + range.low()) / 2;
    }
}
