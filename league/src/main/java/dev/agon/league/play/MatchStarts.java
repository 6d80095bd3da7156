package dev.agon.league.play;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.proto.training.WorkerSettings;

/** Starts matches: where each begins follows from its seed and the run's settings. Used by one thread. */
public final class MatchStarts {
    private static final int STAGGER_TICKS = 1_000;

    private final Game game;
    private final WorkerSettings settings;
    private final Opening opening;

    /** Starts matches of a game as a run's workers do. */
    public MatchStarts(Game game, WorkerSettings settings) {
        this.game = game;
        this.settings = settings;
        opening = new Opening(game);
    }

    /**
     * A match with nobody at it.
     *
     * @param evaluation it measures, and so begins at its beginning
     * @param staggered else it begins in the middle whatever the share of varied starts
     */
    public Match start(long seed, boolean evaluation, boolean staggered) {
        MatchRandom random = new MatchRandom(MatchRandom.derive(seed, -2));
        boolean varied = !evaluation && (staggered || random.nextFloat() < settings.getVariedStartShare());
        int staggerTicks = staggered ? Math.min(STAGGER_TICKS, game.maxTicks() / 2) : 0;
        int ticks = Math.max(staggerTicks, settings.getVariedStartTicks());
        return varied ? opening.varied(seed, ticks) : game.start(seed);
    }
}
