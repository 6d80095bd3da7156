package dev.agon.server.orders;

import dev.agon.game.Layout;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Observation;
import dev.agon.game.TargetKind;
import dev.agon.proto.arena.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is wrong with an order, and what may be ordered instead, in one sentence. Follows from what the view sees alone: an entity that
 * is hidden and one that does not exist are told of in the same words.
 */
public final class OrderFaults {
    /** Of long lists so many are told. */
    private static final int MOST_TOLD = 8;

    private OrderFaults() {}

    /** Why an actor, whose order the masks do not allow, may not be told that. */
    public static String illegal(Order order, Observation seen, int actorRow) {
        Layout layout = seen.layout;
        int verb = order.getVerb();
        if (verb < 0 || verb >= layout.verbs().size()) {
            return "There is no verb " + verb + ": verbs are 0 to "
                    + (layout.verbs().size() - 1) + ". " + possible(seen, actorRow);
        }
        if (!seen.legalVerb(actorRow, verb)) {
            return name(layout, verb) + " is not possible now. " + possible(seen, actorRow);
        }
        return layout.verbs().get(verb).target() == TargetKind.ENTITY
                ? wrongEntity(order, seen, actorRow)
                : wrongCell(order, seen, actorRow);
    }

    /** Why an order that stood cannot be carried out any more. */
    public static String noLongerPossible(Order order, Observation seen, int actorRow) {
        return "No longer possible: " + illegal(order, seen, actorRow);
    }

    /** Why there is nobody here whom the order could be for. */
    public static String notYours(Order order, Observation seen, long seats) {
        List<String> own = IntStream.range(0, seen.actors)
                .filter(row -> (seats >>> seen.actorSeat[row] & 1) != 0)
                .mapToObj(row -> String.valueOf(ActorKey.of(seen, row).key()))
                .toList();
        return own.isEmpty()
                ? "You have nobody to command now."
                : "Actor " + order.getActor() + " is not yours to command now: yours " + are(own) + ".";
    }

    private static String possible(Observation seen, int actorRow) {
        return "Possible: "
                + listed(IntStream.range(0, seen.layout.verbs().size())
                        .filter(verb -> seen.legalVerb(actorRow, verb))
                        .mapToObj(verb -> name(seen.layout, verb))
                        .toList())
                + ".";
    }

    private static String wrongEntity(Order order, Observation seen, int actorRow) {
        int target = order.getTarget();
        String where = seen.rowOf(target) < 0 ? "at " + target + ", which is not in sight" : "at " + told(seen, target);
        List<String> targets = targets(seen, actorRow, order.getVerb()).stream()
                .map(row -> told(seen, seen.id[row]))
                .toList();
        return name(seen.layout, order.getVerb()) + " cannot be aimed " + where + ". Possible: " + listed(targets)
                + ".";
    }

    private static String wrongCell(Order order, Observation seen, int actorRow) {
        Verb verb = seen.layout.verbs().get(order.getVerb());
        int cell = order.getTarget();
        String what = cell < 0 || cell >= verb.cells()
                ? verb.name() + " has no cell " + cell + ": cells are 0 to " + (verb.cells() - 1)
                : verb.name() + " is not possible at cell " + cell + " now";
        List<String> cells = targets(seen, actorRow, order.getVerb()).stream()
                .map(String::valueOf)
                .toList();
        return what + ". Possible: " + listed(cells) + ".";
    }

    private static List<Integer> targets(Observation seen, int actorRow, int verb) {
        List<Integer> legal = new ArrayList<>();
        for (int target = 0; target < seen.layout.targets(verb); target++) {
            if (seen.legalTarget(actorRow, verb, target)) {
                legal.add(target);
            }
        }
        return legal;
    }

    /** An entity that is seen, by id and kind. */
    private static String told(Observation seen, int id) {
        return id + " (" + seen.layout.kinds().get(seen.kind[seen.rowOf(id)]).name() + ")";
    }

    private static String name(Layout layout, int verb) {
        return layout.verbs().get(verb).name();
    }

    private static String are(List<String> keys) {
        return (keys.size() == 1 ? "is " : "are ") + listed(keys);
    }

    private static String listed(List<String> all) {
        String told = all.stream().limit(MOST_TOLD).collect(Collectors.joining(", "));
        return all.size() > MOST_TOLD ? told + " and " + (all.size() - MOST_TOLD) + " more" : told;
    }
}
