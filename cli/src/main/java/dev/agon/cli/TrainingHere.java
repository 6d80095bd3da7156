package dev.agon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.launch.Summaries;
import dev.agon.league.run.RunFolder;
import dev.agon.league.supervisor.Supervisor;
import dev.agon.league.supervisor.SupervisorOptions;
import dev.agon.league.supervisor.TrainingHealth;
import dev.agon.league.supervisor.TrainingSummary;
import dev.agon.server.ServerSettings;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Training whose coordinator is this process: learner, pages, and the workers of this machine where it has any. */
final class TrainingHere {
    private TrainingHere() {}

    /**
     * Trains until all is done or somebody stops it, and gives the exit code.
     *
     * @param pages where pages are served, or null for none
     * @param started run once training has started and people were told where to look
     */
    static int run(SupervisorOptions options, @Nullable ServerSettings pages, Console console, Runnable started)
            throws IOException, InterruptedException {
        RunFolder folder = RunFolder.open(options.run());
        try (Supervisor supervisor = Supervisor.start(options, line -> console.say("agon: %s", line));
                Pages served = pages == null ? null : serve(pages, supervisor, folder)) {
            console.say(
                    "agon: training %s in %s%s",
                    folder.config().game(), folder.path(), served == null ? "" : "; open " + served.address());
            started.run();
            return follow(supervisor, folder, console);
        }
    }

    private static Pages serve(ServerSettings settings, Supervisor supervisor, RunFolder folder) {
        TrainingHealth health = new TrainingHealth(supervisor::status, folder.path());
        return Pages.serve(
                settings.with(health.checks()),
                folder,
                folder.replays(),
                supervisor::status,
                supervisor.exhibitionResults());
    }

    private static int follow(Supervisor supervisor, RunFolder folder, Console console) throws InterruptedException {
        try (Interrupt interrupt = Interrupt.saving(supervisor::close);
                ProgressPrinter progress = ProgressPrinter.start(folder, console)) {
            TrainingSummary summary = supervisor.await();
            progress.close();
            console.say(
                    "agon: %s after %s decisions%s; saved in %s (to watch and play on: ./agon serve --run %s)",
                    summary.finished() ? "done" : "stopped",
                    ProgressLine.count(summary.learner().path("steps").asLong()),
                    rating(summary.learner()),
                    folder.path(),
                    folder.path());
            Map<String, Object> fields =
                    summary.toJson(folder.path().toString(), folder.config().game());
            if (!interrupt.happened()) {
                Summaries.write(folder, fields);
            }
            console.result(fields);
            return interrupt.happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private static String rating(JsonNode learner) {
        return learner.path("rating").isNumber()
                ? ", rating "
                        + ProgressLine.rating(
                                learner.path("rating").asDouble(),
                                learner.path("rating_sigma").asDouble())
                        + ProgressLine.matches(learner.path("rating_matches").asLong())
                : "";
    }
}
