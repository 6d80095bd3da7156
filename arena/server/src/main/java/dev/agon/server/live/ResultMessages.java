package dev.agon.server.live;

import dev.agon.proto.journal.End;
import dev.agon.proto.journal.Result;
import dev.agon.server.MatchResult;
import dev.agon.server.PlayerKind;
import dev.agon.server.journal.StoredJournal;
import dev.agon.server.live.MatchPlan.SeatPlan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Results of matches as a journal has them, beside what its opening says. */
public final class ResultMessages {
    private ResultMessages() {}

    static Result describe(MatchResult result) {
        Result.Builder described = Result.newBuilder()
                .addAllPlayers(result.players())
                .addAllProven(new TreeSet<>(result.proven()))
                .addAllOutcomes(result.outcomes())
                .setUndisturbed(result.undisturbed());
        result.kinds().forEach(kind -> described.addKinds(dev.agon.proto.arena.PlayerKind.valueOf(kind.name())));
        return described.build();
    }

    /** What is to be kept of a match that had ended when its arena was lost. */
    public static FinishedMatch finished(MatchPlan plan, StoredJournal past, End end) {
        MatchResult result = result(plan, past, end.getResult());
        return new FinishedMatch(result, past.finished(end));
    }

    /** How it ended for programs that were not there. */
    public static List<MatchResult> forfeits(MatchPlan plan, StoredJournal past, End end) {
        return end.getForfeitsList().stream()
                .map(forfeit -> result(plan, past, forfeit))
                .toList();
    }

    private static MatchResult result(MatchPlan plan, StoredJournal past, Result said) {
        return new MatchResult(
                plan.id(),
                plan.game().name(),
                plan.settings(),
                plan.seed(),
                said.getPlayersList(),
                said.getKindsList().stream()
                        .map(kind -> PlayerKind.valueOf(kind.name()))
                        .toList(),
                plan.seats().stream().map(SeatPlan::agent).toList(),
                Set.copyOf(said.getProvenList()),
                said.getOutcomesList(),
                past.ticks(),
                past.lastStateHash(),
                plan.exhibition(),
                plan.practice(),
                said.getUndisturbed(),
                "");
    }
}
