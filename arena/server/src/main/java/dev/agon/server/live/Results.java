package dev.agon.server.live;

import dev.agon.server.LatePlayer;
import dev.agon.server.MatchResult;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.live.MatchPlan.SeatPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How a match ended: for all who played it, and for those who left it for good. For the thread that has the table. */
final class Results {
    private final MatchPlan plan;
    private final Table table;

    Results(MatchPlan plan, Table table) {
        this.plan = plan;
        this.table = table;
    }

    /** How the match, which is over, ended. */
    MatchResult ofAll() {
        List<Float> outcomes = new ArrayList<>();
        for (int seat = 0; seat < table.guests.length; seat++) {
            outcomes.add(table.match.outcome(seat));
        }
        Set<Integer> proven = programs(false);
        table.people()
                .filter(guest -> guest.takesPart() && guest.person.proven())
                .forEach(guest -> proven.add(guest.seat));
        return result(outcomes, proven);
    }

    /** How the match ends for a person who leaves it for good: their side has lost, whatever an agent makes of it. */
    MatchResult ofLeaver(Guest leaver) {
        return forfeit(leaver.seat, leaver.person.proven());
    }

    /** How the match, which is over, ended for programs that are gone: as for people who leave for good. */
    List<MatchResult> ofGonePrograms() {
        return programs(true).stream().map(seat -> forfeit(seat, true)).toList();
    }

    private MatchResult forfeit(int leaver, boolean proven) {
        List<Float> outcomes = new ArrayList<>();
        for (int seat = 0; seat < table.guests.length; seat++) {
            outcomes.add(table.game.teamOf(seat) == table.game.teamOf(leaver) ? -1f : 1f);
        }
        return result(outcomes, proven ? Set.of(leaver) : Set.of());
    }

    /** Seats of programs whose names are proven, and which are away or not. */
    private Set<Integer> programs(boolean away) {
        Set<Integer> seats = new TreeSet<>();
        for (int seat = 0; seat < table.guests.length; seat++) {
            LatePlayer program = table.guests[seat] == null ? table.brainOfSeat[seat].late() : null;
            if (program != null && program.proven() && program.away() == away) {
                seats.add(seat);
            }
        }
        return seats;
    }

    private MatchResult result(List<Float> outcomes, Set<Integer> proven) {
        List<String> players = new ArrayList<>();
        List<PlayerKind> kinds = new ArrayList<>();
        boolean undisturbed = !table.late.anyAway();
        for (int seat = 0; seat < table.guests.length; seat++) {
            Guest guest = table.guests[seat];
            PlayerEntry agent = plan.seats().get(seat).agent();
            boolean played = guest != null && guest.arrived;
            players.add(guest != null && played ? guest.person.name() : agent.name());
            kinds.add(played ? PlayerKind.HUMAN : agent.kind());
            undisturbed &= guest == null || guest.client != null;
        }
        return new MatchResult(
                plan.id(),
                table.game.name(),
                plan.settings(),
                plan.seed(),
                players,
                kinds,
                plan.seats().stream().map(SeatPlan::agent).toList(),
                proven,
                outcomes,
                table.match.tick(),
                table.match.hash(),
                plan.exhibition(),
                plan.practice(),
                undisturbed,
                "");
    }

    /** Who would sit in the same match again: people who stayed to the end, and agents elsewhere. */
    List<SeatPlan> again() {
        List<SeatPlan> seats = new ArrayList<>();
        for (int seat = 0; seat < table.guests.length; seat++) {
            Guest guest = table.guests[seat];
            boolean stayed = guest != null && guest.client != null;
            seats.add(new SeatPlan(plan.seats().get(seat).agent(), stayed ? guest.person : null));
        }
        return seats;
    }
}
