package dev.agon.league.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.AgonException;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Training alone, without the command line and the dashboard: {@code RUN GAME STEPS WORKERS}; goes on where the run exists. */
public final class TrainMain {
    private TrainMain() {}

    /** Trains and prints the summary. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        RunConfig defaults = GameDefaults.of(arguments[1]);
        int workers = Integer.parseInt(arguments[3]);
        if (!RunFolder.isRun(folder)) {
            RunFolder.createAt(folder, withSteps(defaults, Long.parseLong(arguments[2]), workers));
        }
        SupervisorOptions options = new SupervisorOptions(folder, workers, null);
        try (Supervisor supervisor = Supervisor.start(options, System.err::println)) {
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "save-at-exit"));
            TrainingSummary summary = supervisor.await();
            System.out.println(
                    new ObjectMapper().writeValueAsString(summary.toJson(folder.toString(), defaults.game())));
        } catch (AgonException failure) {
            System.err.println(failure.getMessage());
            System.exit(failure.exitCode());
        }
    }

    private static RunConfig withSteps(RunConfig config, long steps, int workers) {
        return new RunConfig(
                config.game(),
                config.settings(),
                config.seed(),
                steps,
                workers,
                config.network(),
                config.ppo(),
                config.rewards(),
                config.imitation(),
                config.worker(),
                config.learner(),
                config.league(),
                config.pbt(),
                config.store(),
                config.launch());
    }
}
