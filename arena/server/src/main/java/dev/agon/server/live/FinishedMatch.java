package dev.agon.server.live;

import dev.agon.game.Match;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.MatchResult;
import dev.agon.server.live.MatchPlan.SeatPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be kept of a match that was played to its end.
 *
 * @param plan what it was to be
 * @param outcomes by seat
 * @param ticks how long it lasted
 * @param hash the state's hash at the end
 * @param undisturbed whether everybody who had a seat, and every remote bot, was there at the end
 * @param replay the whole match
 */
public record FinishedMatch(
        MatchPlan plan, List<Float> outcomes, int ticks, long hash, boolean undisturbed, ReplayFile replay) {

    static FinishedMatch of(MatchPlan plan, Table table, long nowMillis) {
        Match match = table.match;
        List<Float> outcomes = new ArrayList<>();
        boolean undisturbed = !table.late.anyAway();
        for (int seat = 0; seat < table.game.seats(); seat++) {
            outcomes.add(match.outcome(seat));
            Guest guest = table.guests[seat];
            undisturbed &= guest == null || guest.client != null;
        }
        return new FinishedMatch(
                plan, List.copyOf(outcomes), match.tick(), match.hash(), undisturbed, table.replay(nowMillis));
    }

    /** The result under the name that its replay was kept under. */
    public MatchResult result(String replayName) {
        return new MatchResult(
                plan.id(),
                plan.game().name(),
                plan.settings(),
                plan.seed(),
                plan.seats().stream().map(SeatPlan::player).toList(),
                plan.seats().stream().map(SeatPlan::kind).toList(),
                outcomes,
                ticks,
                hash,
                plan.exhibition(),
                undisturbed,
                replayName);
    }
}
