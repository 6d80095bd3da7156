package dev.agon.cli;

import dev.agon.league.AgonException;
import dev.agon.league.Spelling;
import dev.agon.league.config.RunConfig;
import dev.agon.league.launch.Launcher;
import dev.agon.league.launch.Launchers;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A run that is at work, on this machine or on a cluster: how its processes are, more or fewer of them, their logs, who is in quarantine,
 * its end.
 */
@Command(
        name = "cluster",
        description = {
            "A running league: who works for it and how, more or fewer workers, logs, its end.",
            "  status    every process, and why some wait",
            "  scale N   N workers from now on",
            "  logs      the last lines of each process",
            "  stop      saves and ends",
            "  quarantine list, quarantine lift WORKER",
            "            whose processes the learner hears no more, and who is to be heard again"
        },
        mixinStandardHelpOptions = true,
        customSynopsis =
                "agon cluster [RUN] status|scale N|logs|stop|quarantine [list|lift WORKER] [--json] [--lines=N]")
final class ClusterCommand implements Callable<Integer> {
    private static final List<String> VERBS = List.of("status", "scale", "logs", "stop", "quarantine");

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN VERB",
            description = "A folder or a name under runs/ (default: the newest), then what to do.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "Last lines of each log that logs prints (default: ${DEFAULT-VALUE}).")
    private int lines = 20;

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(json);
        Wanted wanted = Wanted.of(words);
        RunFolders runs = new RunFolders(Contestants.RUNS);
        RunFolder run = wanted.run() == null ? runs.requireNewest() : runs.find(wanted.run());
        Launcher launcher = Launchers.named(run.config().launch().launcher());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", run.path().toString());
        fields.put("launcher", launcher.name());
        switch (wanted.verb()) {
            case "status" -> {
                ClusterView view = new ClusterView(launcher.parts(run), launcher.training(run));
                console.say("%s, by launcher %s", run.path(), launcher.name());
                view.show(console);
                fields.putAll(view.fields());
            }
            case "scale" -> {
                launcher.scale(run, wanted.workers(), line -> console.say("agon: %s", line));
                fields.put("workers", wanted.workers());
            }
            case "logs" -> launcher.logs(run, requireLines(), line -> console.say("%s", line));
            case "quarantine" -> fields.putAll(quarantine(launcher, run, wanted.worker(), console));
            default -> launcher.stop(run, line -> console.say("agon: %s", line));
        }
        console.result(fields);
        return ExitCode.DONE;
    }

    private static Map<String, Object> quarantine(
            Launcher launcher, RunFolder run, @Nullable String worker, Console console) {
        if (worker == null) {
            QuarantineView view = new QuarantineView(launcher.quarantine(run));
            view.show(console);
            return view.fields();
        }
        int lifted = launcher.lift(run, worker);
        console.say(
                "agon: %s is heard again, of which %d %s in quarantine",
                worker, lifted, lifted == 1 ? "process was" : "processes were");
        return Map.of("lifted", lifted);
    }

    private int requireLines() {
        if (lines < 1 || lines > 100_000) {
            throw AgonException.usage("--lines must be in [1, 100000], not " + lines);
        }
        return lines;
    }

    /**
     * What the words ask for.
     *
     * @param run as it was named, or null for the newest
     * @param workers for {@code scale}, else 0
     * @param worker whose quarantine is to be lifted, or null where none is
     */
    private record Wanted(
            @Nullable String run,
            String verb,
            int workers,
            @Nullable String worker) {
        private static final String USAGE = "; write ./agon cluster RUN status, scale N, logs, stop or quarantine";

        static Wanted of(List<String> words) {
            if (words.isEmpty()) {
                throw AgonException.usage("cluster needs to know what to do" + USAGE);
            }
            int at = VERBS.contains(words.get(0)) ? 0 : 1;
            if (at >= words.size()) {
                throw AgonException.usage("cluster needs to know what to do with " + words.get(0) + USAGE);
            }
            String verb = words.get(at);
            if (!VERBS.contains(verb)) {
                throw AgonException.usage("cluster cannot '" + verb + "'"
                        + Spelling.nearest(verb, VERBS)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(USAGE));
            }
            List<String> rest = words.subList(at + 1, words.size());
            String run = at == 0 ? null : words.get(0);
            if (verb.equals("quarantine")) {
                return new Wanted(run, verb, 0, lifted(rest));
            }
            boolean scales = verb.equals("scale");
            if (rest.size() != (scales ? 1 : 0)) {
                throw AgonException.usage(
                        scales
                                ? "scale needs a number of workers: ./agon cluster RUN scale 16"
                                : verb + " takes no '" + rest.get(0) + "'" + USAGE);
            }
            return new Wanted(run, verb, scales ? workers(rest.get(0)) : 0, null);
        }

        private static @Nullable String lifted(List<String> rest) {
            if (rest.isEmpty() || rest.equals(List.of("list"))) {
                return null;
            }
            if (rest.size() == 2 && rest.get(0).equals("lift")) {
                return rest.get(1);
            }
            throw AgonException.usage("quarantine takes no '" + String.join(" ", rest)
                    + "'; write ./agon cluster RUN quarantine list, or quarantine lift WORKER");
        }

        private static int workers(String text) {
            try {
                int workers = Integer.parseInt(text.replace("_", ""));
                if (workers >= 1 && workers <= RunConfig.MOST_WORKERS) {
                    return workers;
                }
            } catch (NumberFormatException noNumber) {
                // Said below.
            }
            throw AgonException.usage("scale needs a number of workers in [1, " + RunConfig.MOST_WORKERS + "], not '"
                    + text + "'; to end the run: ./agon cluster RUN stop");
        }
    }
}
