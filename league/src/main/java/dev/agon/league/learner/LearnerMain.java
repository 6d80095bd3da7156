package dev.agon.league.learner;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.wire.ParentWatch;
import java.io.IOException;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A learner process that a supervisor started: {@link LearnerOptions#arguments}. Saves and ends when its standard
 * input does.
 */
public final class LearnerMain {
    private static final Logger LOG = LoggerFactory.getLogger(LearnerMain.class);

    private LearnerMain() {}

    /** Trains until done or until the parent is gone. */
    public static void main(String[] arguments) {
        PrintStream parent = System.out;
        System.setOut(System.err);
        System.exit(run(arguments, new LearnerEvents(parent)));
    }

    private static int run(String[] arguments, LearnerEvents events) {
        try {
            LearnerProcess process = new LearnerProcess(LearnerOptions.parse(arguments), Games.onClassPath());
            ParentWatch.start(process::stop);
            events.done(process.run(events::serving, events::told));
            return 0;
        } catch (AgonException failure) {
            LOG.error("{}", failure.getMessage());
            events.failed(failure.exitCode(), String.valueOf(failure.getMessage()));
            return failure.exitCode();
        } catch (IOException | RuntimeException | Error failure) {
            LOG.error("the learner failed", failure);
            events.failed(AgonException.FAILED, "the learner failed: " + failure);
            return AgonException.FAILED;
        } catch (InterruptedException asked) {
            return AgonException.FAILED;
        }
    }
}
