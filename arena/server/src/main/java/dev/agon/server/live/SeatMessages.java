package dev.agon.server.live;

import dev.agon.proto.arena.Seat;
import dev.agon.server.LatePlayer;
import dev.agon.server.PlayerEntry;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.wire.ConductMessages;
import java.util.ArrayList;
import java.util.List;

/** Who sits where, as messages. */
final class SeatMessages {
    private SeatMessages() {}

    /** Who sits at a table. */
    static List<Seat> describe(Table table, MatchPlan plan) {
        List<Seat> seats = new ArrayList<>();
        for (int seat = 0; seat < table.guests.length; seat++) {
            seats.add(describe(table, plan, seat));
        }
        return seats;
    }

    private static Seat describe(Table table, MatchPlan plan, int seat) {
        SeatPlan planned = plan.seats().get(seat);
        Guest guest = table.guests[seat];
        PlayerEntry agent = planned.agent();
        Seat.Builder described = Seat.newBuilder()
                .setSeat(seat)
                .setTeam(table.game.teamOf(seat))
                .setPlayer(guest == null ? agent.name() : guest.person.name())
                .setKind(dev.agon.proto.arena.PlayerKind.valueOf(planned.kind().name()));
        Double rating = guest == null ? agent.rating() : guest.person.rating();
        Double sigma = guest == null ? agent.ratingSigma() : guest.person.ratingSigma();
        if (rating != null) {
            described.setRating(rating.floatValue());
        }
        if (sigma != null) {
            described.setRatingSigma(sigma.floatValue());
        }
        if (guest == null) {
            describe(table.brainOfSeat[seat], described);
        } else {
            described.setOpen(!guest.arrived && !guest.gone);
            described.setStandIn(table.begun && guest.client == null ? agent.name() : "");
        }
        return described.build();
    }

    private static void describe(Brain brain, Seat.Builder described) {
        LatePlayer late = brain.late();
        if (late != null) {
            described.setConduct(ConductMessages.describe(late.conduct()));
            described.setStandIn(late.away() ? late.standIn() : "");
        }
    }
}
