package dev.agon.server.lobby;

import dev.agon.game.Games;
import dev.agon.proto.journal.End;
import dev.agon.server.MatchResult;
import dev.agon.server.People;
import dev.agon.server.journal.Journals.Found;
import dev.agon.server.journal.StoredJournal;
import dev.agon.server.live.Aftermath;
import dev.agon.server.live.MatchPlan;
import dev.agon.server.live.PlanMessages;
import dev.agon.server.live.ResultMessages;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayCursor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes what an arena that was lost had begun: a match in the middle goes on, and of one that had ended is done what follows from that.
 * What cannot be finished is set aside.
 */
final class Resumption {
    private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

    private final Games games;
    private final Epilogue epilogue;

    Resumption(Games games, Epilogue epilogue) {
        this.games = games;
        this.epilogue = epilogue;
    }

    /** Lets a match go on. */
    interface Table {
        /**
         * Takes it up.
         *
         * @param played what was played, at its start; null where there was no tick yet
         * @throws RuntimeException saying why it cannot
         */
        void takeUp(MatchPlan plan, Found found, @Nullable ReplayCursor played);
    }

    /** Finishes one. */
    void resume(Found found, Table table) {
        StoredJournal past = found.content();
        try {
            MatchPlan plan = PlanMessages.plan(games, past);
            End end = past.end();
            if (end == null && epilogue.begun(plan)) {
                LOG.info(
                        "Match {} of {} has ended, and its replay is kept",
                        plan.id(),
                        plan.game().name());
                found.journal().delete();
            } else if (end == null) {
                table.takeUp(plan, found, past.ticks() == 0 ? null : ReplayCursor.open(games, past.soFar()));
            } else {
                finish(plan, past, end);
                found.journal().delete();
            }
        } catch (DamagedReplayException | RuntimeException unfit) {
            found.journal().setAside(String.valueOf(unfit.getMessage()));
        }
    }

    private void finish(MatchPlan plan, StoredJournal past, End end) {
        LOG.info(
                "Match {} of {} had ended when its arena was lost",
                plan.id(),
                plan.game().name());
        for (MatchResult forfeit : ResultMessages.forfeits(plan, past, end)) {
            People.Rated unused = epilogue.rate(forfeit, plan.game());
        }
        Aftermath unusedToo = epilogue.of(plan, ResultMessages.finished(plan, past, end));
    }
}
