package dev.agon.server.live;

import dev.agon.game.Games;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.PlayerSource;
import dev.agon.server.replay.DamagedReplayException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Shows of replays. All shows of the same replay share one survey, which is kept while there are any. Thread-safe. */
public final class ReplaySurveys {
    private final Games games;
    private final PlayerSource players;
    private final Timekeeper time;
    private final long turnMillis;
    private final Map<String, WeakReference<ReplaySurvey>> surveys = new HashMap<>();

    /**
     * None at first.
     *
     * @param turnMillis time between ticks of a game of turns
     */
    public ReplaySurveys(Games games, PlayerSource players, Timekeeper time, long turnMillis) {
        this.games = games;
        this.players = players;
        this.time = time;
        this.turnMillis = turnMillis;
    }

    /**
     * A show of one replay, which begins when somebody watches.
     *
     * @param id its match id
     * @throws DamagedReplayException when the replay cannot be played
     */
    public ReplayShow show(String id, ReplayFile replay) throws DamagedReplayException {
        return new ReplayShow(id, games, replay, survey(id, replay), time, turnMillis);
    }

    private synchronized ReplaySurvey survey(String id, ReplayFile replay) throws DamagedReplayException {
        surveys.values().removeIf(kept -> kept.get() == null);
        WeakReference<ReplaySurvey> kept = surveys.get(id);
        ReplaySurvey known = kept == null ? null : kept.get();
        if (known != null) {
            return known;
        }
        ReplaySurvey survey = new ReplaySurvey(games, replay, players, time);
        surveys.put(id, new WeakReference<>(survey));
        return survey;
    }
}
