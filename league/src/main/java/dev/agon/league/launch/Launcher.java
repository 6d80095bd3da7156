package dev.agon.league.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.AgonException;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.run.RunFolder;
import dev.agon.proto.training.TrainingStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts a run's coordinator (the learner and what serves pages) and its workers, and knows how they are. A launcher is a class
 * of this kind with a public constructor without parameters, named in the service file {@code dev.agon.league.launch.Launcher};
 * {@code ./agon train --launcher NAME} then uses it. It holds nothing: what must outlive the process is in the run's folder and
 * in the cluster.
 *
 * <pre>{@code
 * Launcher launcher = Launchers.named(config.launch().launcher());
 * launcher.check(config);                    // before anything is made
 * launcher.launch(order, log);               // ./agon train
 * launcher.parts(run);                       // ./agon cluster RUN status, later and from another process
 * }</pre>
 */
public interface Launcher {
    /** What {@code --launcher} says. */
    String name();

    /** Whether the coordinator runs in another process than the one that launches: then that process only follows the run. */
    boolean elsewhere();

    /** Whether the coordinator sees this machine's files at the same paths, as by a file system that a cluster shares. */
    default boolean sharesFiles() {
        return false;
    }

    /**
     * Refuses what cannot be launched from here, before a run's folder is made.
     *
     * @throws AgonException saying what is missing and what to do
     */
    void check(RunConfig config);

    /** What would be handed to the cluster, for people to read; nothing is started. */
    List<Paper> papers(LaunchOrder order);

    /**
     * Starts the coordinator and the workers, or has the cluster start them when it can. On this machine the coordinator is the
     * calling process, and nothing is done but to clear the way for it.
     *
     * @param log hears one line for each thing that people should know of
     * @throws AgonException where the cluster refuses
     */
    void launch(LaunchOrder order, Consumer<String> log);

    /**
     * Those who should be at work and what the cluster says of each, the coordinator first; empty where nothing of the run is
     * left there.
     */
    List<Part> parts(RunFolder run);

    /** How training goes, asked of the learner itself; empty where it cannot be asked from here. */
    Optional<TrainingStatus> training(RunFolder run);

    /** What came of the run, by the names of the command line's JSON; empty while it is not over. */
    default Optional<JsonNode> summary(RunFolder run) {
        return Summaries.read(run);
    }

    /**
     * Which workers' processes the learner hears no more.
     *
     * @throws AgonException where that cannot be seen from here
     */
    default QuarantineList quarantine(RunFolder run) {
        return QuarantineList.read(run);
    }

    /**
     * Ends the quarantine of a worker and of where it joined from, whether the run is at work or not.
     *
     * @return how many processes of that name were in quarantine
     * @throws AgonException where there is none of that name, or the learner cannot be asked
     */
    default int lift(RunFolder run, String worker) {
        return QuarantineCall.lift(run, this, worker);
    }

    /**
     * Has so many workers from now on.
     *
     * @throws AgonException where the run is not at work, or the cluster refuses
     */
    void scale(RunFolder run, int workers, Consumer<String> log);

    /**
     * Lets the learner save, ends everything and waits until it has.
     *
     * @throws AgonException where the run is not at work
     */
    void stop(RunFolder run, Consumer<String> log);

    /**
     * The last lines that each part wrote.
     *
     * @param lines most of each
     */
    void logs(RunFolder run, int lines, Consumer<String> out);

    /**
     * Something for a cluster to read.
     *
     * @param name what it is for, as a file would be called
     * @param text a script or a manifest
     */
    record Paper(String name, String text) {}
}
