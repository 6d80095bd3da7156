package dev.agon.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.AgonException;
import dev.agon.league.launch.Launcher;
import dev.agon.league.launch.Part;
import dev.agon.league.launch.Pause;
import dev.agon.league.run.RunFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows a run whose coordinator is another process, on a cluster: tells how it goes until it is over. */
final class TrainingElsewhere {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_MILLIS = 1_000;
    private static final int LOOKS_PER_QUESTION = 5;
    private static final int ANSWERS_WITHOUT_COORDINATOR = 3;

    private final Launcher launcher;
    private final RunFolder run;
    private final Console console;
    private String said = "";
    private int absent;

    TrainingElsewhere(Launcher launcher, RunFolder run, Console console) {
        this.launcher = launcher;
        this.run = run;
        this.console = console;
    }

    /** Follows until the run is over and gives the exit code; whoever interrupts this leaves the run at work. */
    int follow() {
        Thread goodbye = new Thread(() -> System.err.println("agon: the run goes on; " + howToSee(run)), "goodbye");
        Runtime.getRuntime().addShutdownHook(goodbye);
        try (ProgressPrinter progress = ProgressPrinter.start(run, console)) {
            JsonNode summary = awaitSummary();
            progress.close();
            console.say(
                    "agon: over after %s decisions; saved in %s (to watch and play on: ./agon serve --run %s)",
                    ProgressLine.count(summary.path("steps").asLong()), run.path(), run.path());
            console.result(JSON.convertValue(summary, new TypeReference<Map<String, Object>>() {}));
            return ExitCode.DONE;
        } finally {
            forget(goodbye);
        }
    }

    /** The commands for those who come back later. */
    static String howToSee(RunFolder run) {
        return "./agon cluster " + run.name() + " status shows how it is, ./agon cluster " + run.name()
                + " stop ends it";
    }

    private JsonNode awaitSummary() {
        for (int look = 0; ; look++) {
            Optional<JsonNode> summary = launcher.summary(run);
            if (summary.isPresent()) {
                return summary.get();
            }
            if (look % LOOKS_PER_QUESTION == 0) {
                List<Part> parts = launcher.parts(run);
                requireCoordinator(parts);
                tell(parts);
            }
            Pause.millis(LOOK_MILLIS);
        }
    }

    private void requireCoordinator(List<Part> parts) {
        Optional<Part> coordinator = parts.stream().filter(Part::coordinator).findFirst();
        if (coordinator.filter(part -> part.state() == Part.State.FAILED).isPresent()) {
            throw AgonException.failed("the coordinator failed: "
                    + coordinator.get().reason() + "; see ./agon cluster " + run.name() + " logs");
        }
        boolean there =
                coordinator.filter(part -> part.state() != Part.State.DONE).isPresent();
        absent = there ? 0 : absent + 1;
        if (absent >= ANSWERS_WITHOUT_COORDINATOR) {
            throw AgonException.failed("the coordinator has left the cluster without a summary; see ./agon cluster "
                    + run.name() + " logs");
        }
    }

    private void tell(List<Part> parts) {
        String now = ClusterView.inShort(parts);
        if (!now.equals(said)) {
            said = now;
            console.say("agon: %s", now);
        }
    }

    private static void forget(Thread goodbye) {
        try {
            Runtime.getRuntime().removeShutdownHook(goodbye);
        } catch (IllegalStateException underWay) {
            // Interrupted: it has been said.
        }
    }
}
