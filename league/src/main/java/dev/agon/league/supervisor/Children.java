package dev.agon.league.supervisor;

import dev.agon.league.AgonException;
import dev.agon.league.learner.LearnerMain;
import dev.agon.league.learner.LearnerOptions;
import dev.agon.league.run.RunFolder;
import dev.agon.league.supervisor.SupervisorOptions.Elsewhere;
import dev.agon.league.wire.Token;
import dev.agon.league.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts the processes of a run on this machine: its learner, those who work for it, and those who wait for a place. */
final class Children {
    /** Where they meet. */
    static final String LOOPBACK = "127.0.0.1";

    private static final int LEARNER_HEAP_MEGABYTES = 1024;
    private static final int ANOTHER_AGENT_HEAP_MEGABYTES = 512;
    private static final int WORKER_HEAP_MEGABYTES = 512;

    private final SupervisorOptions options;
    private final RunFolder run;
    private final int agents;
    private final Path tokenFile;

    /**
     * Of a run; makes the secret by which they know each other, unless there is one already.
     *
     * @param agents that the learner trains
     */
    Children(SupervisorOptions options, RunFolder run, int agents) throws IOException {
        this.options = options;
        this.run = run;
        this.agents = agents;
        tokenFile = tokenFile();
    }

    private Path tokenFile() throws IOException {
        Elsewhere elsewhere = options.elsewhere();
        Path given = elsewhere == null ? null : elsewhere.tokenFile();
        if (given != null) {
            return given;
        }
        Token.random().write(run.token());
        return run.token();
    }

    /** The secret. */
    Token token() throws IOException {
        return Token.read(tokenFile);
    }

    /** A learner that listens at that port, 0 for any free one. */
    ChildProcess learner(int port, LearnerVoice voice) {
        List<String> arguments =
                new LearnerOptions(run.path(), tokenFile, port, options.initializeFrom(), options.join()).arguments();
        int heap = LEARNER_HEAP_MEGABYTES + (agents - 1) * ANOTHER_AGENT_HEAP_MEGABYTES;
        return start("learner", LearnerMain.class, heap, arguments, voice);
    }

    /** One that goes to work under that name, for the learner at that port. */
    ChildProcess worker(int learnerPort, String name) {
        return worker(learnerPort, name, List.of(name));
    }

    /** One that gets ready and waits until it is told its name. */
    ChildProcess spare(int learnerPort) {
        return worker(learnerPort, "spare", List.of());
    }

    private ChildProcess worker(int learnerPort, String log, List<String> name) {
        List<String> arguments = new ArrayList<>(List.of(LOOPBACK + ":" + learnerPort, tokenFile.toString()));
        arguments.addAll(name);
        return start(log, WorkerMain.class, WORKER_HEAP_MEGABYTES, arguments, line -> {});
    }

    private ChildProcess start(
            String name, Class<?> main, int heapMegabytes, List<String> arguments, Consumer<String> heard) {
        try {
            return ChildProcess.start(name, run.logs(), main.getName(), heapMegabytes, arguments, heard);
        } catch (IOException failed) {
            throw AgonException.environment("cannot start the " + name + " process: " + failed.getMessage());
        }
    }
}
