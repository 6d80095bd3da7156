package dev.agon.dashboard;

import dev.agon.game.Games;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.proto.training.TrainingStatus;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the pages get what they show. Everything is asked for anew at each look, from several threads.
 *
 * @param games the games there are
 * @param runs the runs of this machine
 * @param run the run that the pages are about, where there is one
 * @param training how training is right now; empty while nothing is training or the learner does not answer
 */
public record DashboardSources(
        Games games, RunFolders runs, Supplier<Optional<RunFolder>> run, Supplier<Optional<TrainingStatus>> training) {

    /** Pages about the newest run with rated matches, while nothing trains. */
    public static DashboardSources atRest(Games games, RunFolders runs) {
        return new DashboardSources(games, runs, runs::newestRated, Optional::empty);
    }
}
