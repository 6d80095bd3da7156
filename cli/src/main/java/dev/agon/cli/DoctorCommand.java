package dev.agon.cli;

import dev.agon.cli.doctor.Checkup;
import dev.agon.cli.doctor.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what this machine has, what is wrong with it and how to mend it. */
@Command(name = "doctor", description = "What is wrong here and how to mend it.", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Option(names = "--port", description = "The port that the dashboard is meant to use (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Override
    public Integer call() {
        ServerOptions.requirePort("--port", port);
        Console console = Console.of(json);
        List<Finding> findings = Checkup.run(port, Path.of("runs"));
        boolean healthy = true;
        for (Finding finding : findings) {
            console.say(
                    "%-5s %-14s %s",
                    finding.state().name().toLowerCase(java.util.Locale.ROOT), finding.name(), finding.detail());
            if (!finding.mend().isEmpty()) {
                console.say("      %-14s -> %s", "", finding.mend());
            }
            healthy &= finding.state() != Finding.State.BAD;
        }
        console.say(
                healthy
                        ? "All that Agon needs is here."
                        : "Agon cannot work here until the lines marked 'bad' are mended.");
        console.result(Map.of("ok", healthy, "findings", findings));
        return healthy ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }
}
