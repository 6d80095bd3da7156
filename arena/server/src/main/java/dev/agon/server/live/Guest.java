package dev.agon.server.live;

import org.jspecify.annotations.Nullable;

/** A person to whom a seat belongs: not there yet, there, away for a while, or gone for good. */
final class Guest {
    final int seat;
    final PersonOrders orders;

    /** Who it is; nobody knows before an invitation is answered. */
    Person person;

    /** The connection while the person is there. */
    @Nullable
    Client client;

    /** Whether the person has ever been there. */
    boolean arrived;

    /** Whether the seat has been given to the agent for good. */
    boolean gone;

    /** Counts arrivals and departures, so that a hold that began with one departure does not end a later one. */
    int changes;

    Guest(int seat, Person person, boolean turnBased) {
        this.seat = seat;
        this.person = person;
        orders = new PersonOrders(seat, turnBased);
    }

    void arrive(Client at) {
        client = at;
        arrived = true;
        changes++;
    }

    void depart() {
        client = null;
        orders.clear();
        changes++;
    }

    void giveUp() {
        depart();
        gone = true;
    }

    /** Whether the person has taken the seat and not given it up. */
    boolean takesPart() {
        return arrived && !gone;
    }
}
