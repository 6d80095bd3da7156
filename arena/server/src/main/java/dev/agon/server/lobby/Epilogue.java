package dev.agon.server.lobby;

import dev.agon.game.Game;
import dev.agon.server.MatchResult;
import dev.agon.server.People;
import dev.agon.server.ResultListener;
import dev.agon.server.live.Aftermath;
import dev.agon.server.live.FinishedMatch;
import dev.agon.server.live.MatchPlan;
import dev.agon.server.replay.ReplayFolder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a match that is over: its replay is kept, its result is handed on, its people are rated. All of it may be done again
 * where an arena was lost in the middle, and then changes nothing. Thread-safe.
 */
final class Epilogue {
    private static final Logger LOG = LoggerFactory.getLogger(Epilogue.class);

    private final @Nullable ReplayFolder replays;
    private final ResultListener results;
    private final People people;

    /**
     * Of the matches of an arena.
     *
     * @param replays where they are kept, or null for nowhere
     */
    Epilogue(@Nullable ReplayFolder replays, ResultListener results, People people) {
        this.replays = replays;
        this.results = results;
        this.people = people;
    }

    /** Of a match that was played to its end. */
    Aftermath of(MatchPlan plan, FinishedMatch finished) {
        String name = keep(plan, finished);
        MatchResult result = finished.result().withReplay(name);
        try {
            results.matchEnded(result);
        } catch (RuntimeException failure) {
            LOG.error("The result of match {} could not be handed on", plan.id(), failure);
        }
        boolean named = plan.forPeople() || !result.proven().isEmpty();
        People.Rated rated = named ? rate(result, plan.game()) : Aftermath.NONE.rated();
        return new Aftermath(name.isEmpty() ? "" : Directory.REPLAY + name, rated);
    }

    /** Whether the replay of the match has been kept, which is done first. */
    boolean begun(MatchPlan plan) {
        try {
            return replays != null && replays.nameOf(plan.id()) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private String keep(MatchPlan plan, FinishedMatch finished) {
        if (replays == null) {
            return "";
        }
        try {
            return replays.keep(finished.replay(), plan.id());
        } catch (IOException failure) {
            LOG.warn("The replay of match {} could not be kept: {}", plan.id(), failure.toString());
            return "";
        }
    }

    /** Counts a result for the people in it. */
    People.Rated rate(MatchResult result, Game game) {
        try {
            return people.count(result, game);
        } catch (RuntimeException failure) {
            LOG.error("The result of match {} could not be counted for its people", result.match(), failure);
            return People.Rated.not("The result could not be written down.");
        }
    }
}
