package dev.agon.league.launch;

import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to launch.
 *
 * @param run its folder
 * @param config of the run
 * @param initialPolicy a policy's file in the run's folder to start from, or null
 * @param pages what the coordinator is told of the pages that it serves, as options of the command line
 */
public record LaunchOrder(
        RunFolder run, RunConfig config, @Nullable Path initialPolicy, List<String> pages) {
    /** The main class of the command line, which both kinds of process start. */
    public static final String PROGRAM = "dev.agon.cli.Agon";

    public LaunchOrder {
        pages = List.copyOf(pages);
    }

    /** How many workers are wanted at first. */
    public int workers() {
        return config.workers();
    }
}
